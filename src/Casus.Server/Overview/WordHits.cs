using Casus.Archive.Stores;
using Casus.Archive.Workbench;

namespace Casus.Server.Overview;

/// <summary>In which rows words occur, kept for the last searches: a later state of the archive costs a look at its new rows. Thread-safe.</summary>
internal sealed class WordHits(Store store)
{
    private const int MostTexts = 32;
    private const int MostNumbers = 4_000_000;

    private readonly Lock looking = new();
    private readonly Dictionary<string, Hits> kept = new(StringComparer.Ordinal);

    /// <summary>The numbers of rows in which words occur, ascending; of a later state perhaps some more.</summary>
    /// <param name="text">The words as somebody wrote them.</param>
    /// <param name="last">The last row of the state.</param>
    /// <exception cref="Reports.CasusException">The archive cannot be used.</exception>
    public IReadOnlyList<long> Of(string text, long last)
    {
        Hits hits;
        lock (looking)
        {
            if (!kept.TryGetValue(text, out hits!))
            {
                if (kept.Count >= MostTexts || kept.Values.Sum(h => h.Numbers.Count) > MostNumbers)
                    kept.Clear();
                kept.Add(text, hits = new());
            }
        }

        lock (hits)
        {
            if (hits.Last >= last)
                return hits.Numbers;
            var more = IncidentRows.WithWords(store, text, hits.Last, last);
            // Who reads the list before keeps it.
            if (more.Count > 0)
                hits.Numbers = hits.Numbers.Count == 0 ? more : [.. hits.Numbers, .. more];
            hits.Last = last;
            return hits.Numbers;
        }
    }

    private sealed class Hits
    {
        public long Last { get; set; }

        public IReadOnlyList<long> Numbers { get; set; } = [];
    }
}
