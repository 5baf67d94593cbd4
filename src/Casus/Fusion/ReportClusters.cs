namespace Casus.Fusion;

/// <summary>
/// Which reports tell of one incident. Reports may be added at any time, one by one or many at once: the clusters are those that the same reports give
/// in any other order.
/// </summary>
/// <remarks>
/// That holds because every step looks at the reports alone: whether two are compared and how alike they are depends on the two, units on all such pairs, and
/// the clusters of a unit are made from its members in the order of their ids. A new report costs its own comparisons and the units that it touches, which are bounded.
/// </remarks>
internal sealed class ReportClusters : IMatchGraph
{
    private readonly CandidateIndex index;
    private readonly PairScorer scorer;
    private readonly float threshold;
    private readonly MatchUnits units;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<List<(int Other, float Likeness)>?> edges = [];

    // Of each report the unit and the clusters of its unit, where they were made since something in it changed.
    private readonly Dictionary<int, (List<int> Unit, List<int[]> Clusters)> solved = [];
    private readonly HashSet<int> touched = [];
    private FilingJudgements judgements = FilingJudgements.None;
    private JudgedReports judged;
    private List<(List<int> Unit, List<int[]> Clusters)>? whole;
    private int[] counts = [];

    public ReportClusters(FusionModel model)
    {
        (index, scorer, threshold) = (new(Table), new(Table, model.Weights), model.Threshold);
        units = new(this, threshold);
        judged = new(judgements, Table.Report, Number);
    }

    /// <summary>Where reports come from that were filed before and are needed now; <see langword="null"/> where all are added.</summary>
    public IFiledReports? Filed { get; set; }

    /// <summary>All that was added, by the numbers that the clusters use.</summary>
    public TellingTable Table { get; } = new();

    /// <summary>From which likeness on two hang together.</summary>
    public float Threshold => threshold;

    /// <summary>What people said of how reports are filed.</summary>
    public FilingJudgements Judgements
    {
        get => judgements;
        set
        {
            judgements = value;
            (judged, whole) = (new(value, Table.Report, Number), null);
            solved.Clear();
        }
    }

    /// <summary>What people said of a report, in words that stay the same.</summary>
    public IEnumerable<string> Said(int report) => judged.Together(report).Select(r => "with " + Table.Report(r))
        .Concat(judged.Left(report).Select(r => "without " + Table.Report(r)))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>How alike two are.</summary>
    public float Likeness(int a, int b) => scorer.Probability(a, b);

    /// <summary>Adds reports.</summary>
    /// <param name="tellings">No two, and none that was added before, of one report.</param>
    /// <param name="threads">How many are compared at once.</param>
    public void Add(IReadOnlyList<Telling> tellings, int threads = 1)
    {
        var first = Table.Count;
        whole = null;
        foreach (var telling in tellings)
        {
            var number = Table.Add(telling);
            index.Add(number);
            edges.Add([]);
            numbers.Add(telling.Report, number);
        }

        // Compared first, noted then: noting may restore further reports.
        foreach (var (a, found) in Compared(first, threads).ToList())
        {
            touched.Add(a);
            foreach (var (b, likeness) in found)
            {
                EdgeList(a).Add((b, likeness));
                EdgeList(b).Add((a, likeness));
                touched.Add(b);
                if (likeness >= threshold)
                    Forget(b);
            }

            foreach (var other in judged.Together(a))
                Forget(other);
        }
    }

    /// <summary>The reports whose edges came to others.</summary>
    public IReadOnlySet<int> Touched => touched;

    /// <summary>Takes up a report that was compared before; its edges are asked for when they are needed.</summary>
    /// <returns>Its number.</returns>
    public int Restore(Telling telling)
    {
        var number = Table.Add(telling);
        index.Add(number);
        edges.Add(null);
        numbers.Add(telling.Report, number);
        return number;
    }

    /// <summary>The number of a report that was added or restored.</summary>
    public int? NumberOf(string report) => numbers.TryGetValue(report, out var number) ? number : null;

    /// <summary>The edges of a report.</summary>
    public IReadOnlyList<(int Other, float Likeness)> EdgesOf(int report) => EdgeList(report);

    /// <summary>The unit of a report, with its clusters.</summary>
    public (List<int> Unit, List<int[]> Clusters) UnitOf(int report)
    {
        if (!solved.TryGetValue(report, out var known))
        {
            Solve(units.Of(report));
            known = solved[report];
        }

        return known;
    }

    /// <summary>The units with their clusters.</summary>
    public IReadOnlyList<(List<int> Unit, List<int[]> Clusters)> Units() => whole ??=
    [
        .. units.All(Enumerable.Range(0, Table.Count)).Select(unit => (unit, solved.TryGetValue(unit[0], out var known) ? known.Clusters : Solve(unit))),
    ];

    /// <summary>All clusters, each in the order of the reports' ids, and they in the order of their first reports' ids.</summary>
    public List<int[]> All() => [.. Units().SelectMany(u => u.Clusters).OrderBy(c => Table.Report(c[0]), StringComparer.Ordinal)];

    /// <summary>The cluster of a report.</summary>
    public int[] Of(int telling) => UnitOf(telling).Clusters.First(c => c.Contains(telling));

    /// <inheritdoc/>
    IReadOnlyList<(int Other, float Likeness)> IMatchGraph.Edges(int report) => EdgesOf(report);

    /// <inheritdoc/>
    IReadOnlyList<int> IMatchGraph.Judged(int report) => judged.Together(report);

    /// <inheritdoc/>
    int IMatchGraph.DayOf(int report) => Table.Facts(report) is { IsOfDay: true } facts ? facts.FirstDay : TellingFacts.Unknown;

    private List<int[]> Solve(List<int> unit)
    {
        var clusters = new UnitClusters(this, Table.Report, judged, threshold).Of(unit);
        foreach (var member in unit)
            solved[member] = (unit, clusters);
        return clusters;
    }

    private List<(int Other, float Likeness)> EdgeList(int report) => edges[report] ?? (edges[report] = Filed!.EdgesOf(report));

    private void Forget(int report)
    {
        if (!solved.TryGetValue(report, out var known))
            return;
        foreach (var member in known.Unit)
            solved.Remove(member);
    }

    private int? Number(string report) => NumberOf(report) ?? Filed?.Find(report);

    private IEnumerable<(int Telling, List<(int Other, float Likeness)> Found)> Compared(int first, int threads)
    {
        if (threads == 1 || Table.Count - first < 2)
        {
            if (counts.Length < Table.Count)
                counts = new int[Table.Count * 2];
            for (var a = first; a < Table.Count; a++)
                yield return (a, Compare(a, counts));
            yield break;
        }

        var found = new List<(int, float)>[Table.Count - first];
        Parallel.For(first, Table.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new int[Table.Count], (a, _, room) =>
        {
            found[a - first] = Compare(a, room);
            return room;
        }, _ => { });
        for (var a = first; a < Table.Count; a++)
            yield return (a, found[a - first]);
    }

    // Each pair once: with those that were there before it.
    private List<(int, float)> Compare(int telling, int[] room)
    {
        var alike = new List<(int, float)>();
        foreach (var other in index.Of(telling, room))
        {
            if (other >= telling)
                break;
            if (Likeness(telling, other) is var likeness && likeness >= PairScorer.LeastEdge)
                alike.Add((other, likeness));
        }

        return alike;
    }
}
