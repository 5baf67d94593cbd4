namespace Casus.Fusion;

/// <summary>
/// Cuts the match graph into units that are clustered each by itself: what hangs together, unless it is many reports and goes on for weeks.
/// Such a one is cut where it hangs together least, again and again, until each part is small or short.
/// </summary>
/// <remarks>
/// In a town with news every day all of it hangs together by and by: without a bound every further report would cost more than the one before.
/// Which unit a report is in depends on the reports alone, not on their order. A search for one unit looks at a bounded number of reports, since
/// how many there are and how long they go on only grow while it searches.
/// </remarks>
internal sealed class MatchUnits(IMatchGraph graph, float threshold)
{
    /// <summary>How many reports may hang together however long they go on.</summary>
    public const int MostReports = 500;

    /// <summary>How many days what hangs together may go on, however many reports it is: an incident of which all the world tells is one.</summary>
    public const int MostDays = 14;

    /// <summary>The bounds at which a graph is cut, one after the other; what is left at the last stays whole.</summary>
    private readonly float[] levels = [threshold, .. new[] { 0.4f, 0.55f, 0.7f, 0.8f, 0.9f, 0.95f, 0.98f, 0.99f, 0.995f }.Where(l => l > threshold)];

    /// <summary>The unit of a report.</summary>
    public List<int> Of(int report)
    {
        for (var level = 0; ; level++)
        {
            if (Connected(report, level, within: null, isBounded: level < levels.Length - 1) is { } unit)
                return unit;
        }
    }

    /// <summary>All units of reports, in no order.</summary>
    public IEnumerable<List<int>> All(IEnumerable<int> reports) => Cut([.. reports], 0);

    // The same as asking for each report, without looking at what is cut once a report.
    private IEnumerable<List<int>> Cut(HashSet<int> reports, int level)
    {
        foreach (var report in reports.ToList())
        {
            if (!reports.Contains(report))
                continue;
            var connected = Connected(report, level, reports, isBounded: false)!;
            reports.ExceptWith(connected);
            if (level == levels.Length - 1 || !new Extent().Exceeds(connected.Select(graph.DayOf)))
            {
                yield return connected;
                continue;
            }

            foreach (var unit in Cut([.. connected], level + 1))
                yield return unit;
        }
    }

    private List<int>? Connected(int report, int level, HashSet<int>? within, bool isBounded)
    {
        var (found, seen, extent) = (new List<int> { report }, new HashSet<int> { report }, new Extent());
        extent.Add(graph.DayOf(report));
        for (var at = 0; at < found.Count; at++)
        {
            var near = graph.Edges(found[at]).Where(e => e.Likeness >= levels[level]).Select(e => e.Other).Concat(graph.Judged(found[at]));
            foreach (var other in near)
            {
                if (within?.Contains(other) == false || !seen.Add(other))
                    continue;
                found.Add(other);
                extent.Add(graph.DayOf(other));
                if (isBounded && extent.IsTooLarge)
                    return null;
            }
        }

        return found;
    }

    /// <summary>How many reports there are, and how long they go on.</summary>
    private sealed class Extent
    {
        private int count;
        private int first = int.MaxValue;
        private int last = int.MinValue;

        public bool IsTooLarge => count > MostReports && last - (long)first >= MostDays;

        public void Add(int day)
        {
            count++;
            if (day != TellingFacts.Unknown)
                (first, last) = (Math.Min(first, day), Math.Max(last, day));
        }

        public bool Exceeds(IEnumerable<int> days)
        {
            foreach (var day in days)
                Add(day);
            return IsTooLarge;
        }
    }
}
