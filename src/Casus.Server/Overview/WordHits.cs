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

    /// <summary>The numbers of rows in which words occur, ascending; of a later state perhaps some more. What is added later stands behind what was given.</summary>
    /// <param name="text">The words as somebody wrote them.</param>
    /// <param name="last">The last row of the state.</param>
    /// <exception cref="Reports.CasusException">The archive cannot be used.</exception>
    public ReadOnlyMemory<long> Of(string text, long last)
    {
        Hits hits;
        lock (looking)
        {
            if (!kept.TryGetValue(text, out hits!))
            {
                if (kept.Count >= MostTexts || kept.Values.Sum(h => h.Count) > MostNumbers)
                    kept.Clear();
                kept.Add(text, hits = new());
            }
        }

        lock (hits)
        {
            if (hits.Last < last)
            {
                hits.Add(IncidentRows.WithWords(store, text, hits.Last, last));
                hits.Last = last;
            }

            return hits.Numbers;
        }
    }

    // While somebody writes, a common word gets some numbers every second: they go behind the others, and nothing is copied for them.
    private sealed class Hits
    {
        private long[] numbers = [];

        public long Last { get; set; }

        public int Count { get; private set; }

        public ReadOnlyMemory<long> Numbers => numbers.AsMemory(0, Count);

        public void Add(IReadOnlyList<long> more)
        {
            if (Count + more.Count > numbers.Length)
                Array.Resize(ref numbers, Count + more.Count + (Count / 8) + 16);
            for (var i = 0; i < more.Count; i++)
                numbers[Count + i] = more[i];
            Count += more.Count;
        }
    }
}
