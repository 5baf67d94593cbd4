using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Plover;

/// <summary>Counts the set of types, or of quads, of each document against the gold set.</summary>
/// <param name="convert">From a type to what is counted.</param>
internal sealed class EventTypes(Func<string, string> convert)
{
    private readonly SortedDictionary<string, Tally> byType = new(StringComparer.Ordinal);

    /// <summary>All documents together.</summary>
    public Tally Total { get; private set; }

    /// <summary>Of the types that occur in the gold, the mean of their F1.</summary>
    public double MacroF1 => byType.Values.Where(t => t.Gold > 0).Select(t => t.F1 ?? 0).DefaultIfEmpty().Average();

    /// <summary>By main type.</summary>
    public IReadOnlyDictionary<string, Tally> ByType => byType;

    /// <summary>Counts one document.</summary>
    /// <param name="accepted">For each gold event its main type, then those as acceptable.</param>
    /// <param name="predicted">All types predicted.</param>
    /// <returns>Whether the document has exactly the types it should have.</returns>
    public bool Add(IEnumerable<IReadOnlyList<string>> accepted, IEnumerable<string> predicted)
    {
        var given = predicted.Select(convert).ToHashSet(StringComparer.Ordinal);
        var wanted = accepted.Select(a => a.Select(convert).ToList()).ToList();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var types in wanted.DistinctBy(t => t[0], StringComparer.Ordinal))
        {
            // The main type first, then an accepted alternative.
            var hit = types.Find(given.Contains);
            if (hit is not null)
                used.Add(hit);
            Count(
                types[0],
                new(0, 0, hit is null ? 0 : 1, 1),
                new(hit is null ? 0 : 1, hit is null ? 0 : 1, hit is null ? 0 : 1, 1));
        }

        Total += new Tally(used.Count, given.Count, 0, 0);
        foreach (var spurious in given.Where(t => !used.Contains(t)))
            Count(spurious, default, new(0, 1, 0, 0));
        return used.Count > 0 && given.SetEquals(used) && wanted.TrueForAll(t => t.Exists(given.Contains));
    }

    private void Count(string type, Tally total, Tally ofType)
    {
        Total += total;
        byType[type] = byType.GetValueOrDefault(type) + ofType;
    }
}
