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
    private readonly List<List<(int Other, float Likeness)>> edges = [];

    // Of each report the unit and the clusters of its unit, where they were made since something in it changed.
    private readonly Dictionary<int, (List<int> Unit, List<int[]> Clusters)> solved = [];
    // Of each report that was restored the unit and cluster it was in.
    private readonly Dictionary<int, (long Unit, long Cluster)> kept = [];
    private readonly Dictionary<long, int> keptUnits = [];
    private readonly HashSet<int> touched = [];
    private FilingJudgements judgements = FilingJudgements.None;
    private JudgedReports judged;
    private List<(List<int> Unit, List<int[]> Clusters, bool IsJudged)>? whole;
    private int[] counts = [];

    public ReportClusters(FusionModel model)
    {
        (index, scorer, threshold) = (new(Table), new(Table, model.Weights), model.Threshold);
        units = new(this, threshold);
        judged = new(judgements, Number);
    }

    /// <summary>All that was added, by the numbers that the clusters use.</summary>
    public TellingTable Table { get; } = new();

    /// <summary>What people said of how reports are filed.</summary>
    public FilingJudgements Judgements
    {
        get => judgements;
        set
        {
            judgements = value;
            (judged, whole) = (new(value, Number), null);
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

        if (judgements.Together.Count + judgements.Apart.Count > 0)
            judged = new(judgements, Number);
        foreach (var (a, found) in Compared(first, threads))
        {
            touched.Add(a);
            foreach (var (b, likeness) in found)
            {
                edges[a].Add((b, likeness));
                edges[b].Add((a, likeness));
                touched.Add(b);
                if (likeness >= threshold)
                    Forget(b);
            }

            foreach (var other in judged.Together(a))
                Forget(other);
        }
    }

    /// <summary>The reports whose edges are other than they were restored.</summary>
    public IReadOnlySet<int> Touched => touched;

    /// <summary>Takes up what was kept of an earlier run; nothing is compared.</summary>
    public void Restore(IReadOnlyList<KeptTelling> tellings)
    {
        foreach (var (telling, near, unit, cluster) in tellings)
        {
            var number = Table.Add(telling);
            index.Add(number);
            edges.Add(near);
            numbers.Add(telling.Report, number);
            if (unit is not { } known || cluster is not { } among)
                continue;
            kept.Add(number, (known, among));
            keptUnits[known] = keptUnits.GetValueOrDefault(known) + 1;
        }

        (judged, whole) = (new(judgements, Number), null);
    }

    /// <summary>The edges of a report.</summary>
    public IReadOnlyList<(int Other, float Likeness)> EdgesOf(int report) => edges[report];

    /// <summary>The units with their clusters, and whether people had a say in them.</summary>
    public IReadOnlyList<(List<int> Unit, List<int[]> Clusters, bool IsJudged)> Units()
    {
        if (whole is not null)
            return whole;
        var said = judged.All.ToHashSet();
        return whole =
        [
            .. units.All(Enumerable.Range(0, Table.Count))
                .Select(unit => (unit, solved.TryGetValue(unit[0], out var known) ? known.Clusters : Solve(unit), unit.Exists(said.Contains))),
        ];
    }

    /// <summary>All clusters, each in the order of the reports' ids, and they in the order of their first reports' ids.</summary>
    public List<int[]> All() => [.. Units().SelectMany(u => u.Clusters).OrderBy(c => Table.Report(c[0]), StringComparer.Ordinal)];

    /// <summary>The cluster of a report.</summary>
    public int[] Of(int telling) => (solved.TryGetValue(telling, out var known) ? known.Clusters : Solve(units.Of(telling))).First(c => c.Contains(telling));

    /// <inheritdoc/>
    IReadOnlyList<(int Other, float Likeness)> IMatchGraph.Edges(int report) => EdgesOf(report);

    /// <inheritdoc/>
    IReadOnlyList<int> IMatchGraph.Judged(int report) => judged.Together(report);

    /// <inheritdoc/>
    int IMatchGraph.DayOf(int report) => Table.Facts(report) is { IsOfDay: true } facts ? facts.FirstDay : TellingFacts.Unknown;

    private List<int[]> Solve(List<int> unit)
    {
        var clusters = Kept(unit) ?? new UnitClusters(this, Table.Report, judged, threshold).Of(unit);
        foreach (var member in unit)
            solved[member] = (unit, clusters);
        return clusters;
    }

    // The same reports with the same edges, and people with as little a say as before, are clustered as before.
    private List<int[]>? Kept(List<int> unit)
    {
        if (!kept.TryGetValue(unit[0], out var first) || keptUnits[first.Unit] != unit.Count || unit.Exists(r => judged.Together(r).Count > 0 || judged.Left(r).Count > 0))
            return null;
        if (!unit.TrueForAll(r => kept.TryGetValue(r, out var other) && other.Unit == first.Unit))
            return null;
        return [.. unit.GroupBy(r => kept[r].Cluster).Select(g => g.OrderBy(Table.Report, StringComparer.Ordinal).ToArray())];
    }

    private void Forget(int report)
    {
        if (!solved.TryGetValue(report, out var known))
            return;
        foreach (var member in known.Unit)
            solved.Remove(member);
    }

    private int? Number(string report) => numbers.TryGetValue(report, out var number) ? number : null;

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
