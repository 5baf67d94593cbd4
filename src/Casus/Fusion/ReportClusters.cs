namespace Casus.Fusion;

/// <summary>
/// Which reports tell of one incident. Reports may be added at any time, one by one or many at once: the clusters are those that the same reports give
/// in any other order.
/// </summary>
/// <remarks>
/// That holds because every step looks at the reports alone: whether two are compared and how alike they are depends on the two, what hangs together on all such pairs, and
/// the clusters of a component are made from its members in the order of their ids. A new report costs its own comparisons and one component made anew.
/// </remarks>
internal sealed class ReportClusters
{
    private readonly CandidateIndex index;
    private readonly PairScorer scorer;
    private readonly float threshold;
    private readonly List<List<(int Other, float Likeness)>> edges = [];
    private readonly List<int> parents = [];
    private readonly Dictionary<int, List<int>> members = [];
    private readonly Dictionary<int, List<int[]>> solved = [];
    private int[] counts = [];

    public ReportClusters(FusionModel model)
    {
        (index, scorer, threshold) = (new(Table), new(Table, model.Weights), model.Threshold);
    }

    /// <summary>All that was added, by the numbers that the clusters use.</summary>
    public TellingTable Table { get; } = new();

    /// <summary>How alike two are.</summary>
    public float Likeness(int a, int b) => scorer.Probability(a, b);

    /// <summary>Adds reports.</summary>
    /// <param name="tellings">No two, and none that was added before, of one report.</param>
    /// <param name="threads">How many are compared at once.</param>
    public void Add(IReadOnlyList<Telling> tellings, int threads = 1)
    {
        var first = Table.Count;
        foreach (var telling in tellings)
        {
            var number = Table.Add(telling);
            index.Add(number);
            edges.Add([]);
            parents.Add(number);
            members.Add(number, [number]);
        }

        foreach (var (a, found) in Compared(first, threads))
        {
            foreach (var (b, likeness) in found)
            {
                edges[a].Add((b, likeness));
                edges[b].Add((a, likeness));
                if (likeness >= threshold)
                    Join(a, b);
            }

            solved.Remove(Root(a));
        }
    }

    /// <summary>All clusters, each in the order of the reports' ids, and they in the order of their first reports' ids.</summary>
    public List<int[]> All() => [.. members.Keys.SelectMany(Solve).OrderBy(c => Table.Report(c[0]), StringComparer.Ordinal)];

    /// <summary>The cluster of a report.</summary>
    public int[] Of(int telling) => Solve(Root(telling)).First(c => c.Contains(telling));

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

    private List<int[]> Solve(int root)
    {
        if (solved.TryGetValue(root, out var known))
            return known;
        var inside = members[root].ToArray();
        if (inside.Length == 1)
            return [inside];
        Array.Sort(inside, (a, b) => string.CompareOrdinal(Table.Report(a), Table.Report(b)));
        var numbers = new Dictionary<int, int>(inside.Length);
        for (var i = 0; i < inside.Length; i++)
            numbers.Add(inside[i], i);
        var pairs = new List<(int, int, float)>();
        for (var i = 0; i < inside.Length; i++)
        {
            foreach (var (other, likeness) in edges[inside[i]])
            {
                if (numbers.TryGetValue(other, out var number) && number > i)
                    pairs.Add((i, number, likeness));
            }
        }

        var clusters = Agglomeration.Join(Array.ConvertAll(inside, m => Table.Facts(m).IsOfDay), pairs, threshold);
        return solved[root] = clusters.ConvertAll(c => Array.ConvertAll(c, m => inside[m]));
    }

    private int Root(int telling)
    {
        while (parents[telling] != telling)
            telling = parents[telling] = parents[parents[telling]];
        return telling;
    }

    // The smaller component goes into the larger, so that no telling moves often.
    private void Join(int a, int b)
    {
        var (x, y) = (Root(a), Root(b));
        if (x == y)
            return;
        if (members[x].Count < members[y].Count)
            (x, y) = (y, x);
        members[x].AddRange(members[y]);
        members.Remove(y);
        solved.Remove(x);
        solved.Remove(y);
        parents[y] = x;
    }
}
