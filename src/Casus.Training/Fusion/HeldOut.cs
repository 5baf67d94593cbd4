using Casus.Fusion;

namespace Casus.Training.Fusion;

/// <summary>Scores every pair by weights learned without the incidents of either report.</summary>
internal sealed class HeldOut(IReadOnlyList<FusionSet> sets, Func<IReadOnlyList<FusionSet>, Func<FusionSet, (int A, int B), bool>, double[]> fit)
{
    public Dictionary<FusionSet, HeldOutScores> Scores(Action<string> progress)
    {
        var models = new float[FusionSet.Folds, FusionSet.Folds][];
        var pairs = Enumerable.Range(0, FusionSet.Folds).SelectMany(a => Enumerable.Range(a, FusionSet.Folds - a).Select(b => (A: a, B: b))).ToList();
        Parallel.ForEach(pairs, folds =>
        {
            var weights = fit(sets, (set, p) => IsOutside(set.Fold(p.A)) && IsOutside(set.Fold(p.B)));
            models[folds.A, folds.B] = models[folds.B, folds.A] = [.. weights.Select(w => (float)w)];

            bool IsOutside(int fold) => fold != folds.A && fold != folds.B;
        });
        progress($"{pairs.Count} models learned on parts");
        return sets.ToDictionary(s => s, s => new HeldOutScores(s, models));
    }
}

/// <summary>The scores of one set.</summary>
internal sealed class HeldOutScores
{
    private readonly FusionSet set;
    private readonly PairScorer[,] scorers = new PairScorer[FusionSet.Folds, FusionSet.Folds];
    private readonly List<(int A, int B, float Probability)> scored = [];

    public HeldOutScores(FusionSet set, float[,][] models)
    {
        this.set = set;
        for (var a = 0; a < FusionSet.Folds; a++)
        {
            for (var b = 0; b < FusionSet.Folds; b++)
                scorers[a, b] = new(set.Table, models[a, b]);
        }

        foreach (var (a, b) in set.Pairs)
        {
            if (Probability(a, b) is var p and >= PairScorer.LeastEdge)
                scored.Add((a, b, p));
        }
    }

    public float Probability(int a, int b) => scorers[set.Fold(a), set.Fold(b)].Probability(a, b);

    /// <summary>The clusters made from a bound on.</summary>
    public List<int[]> Clusters(float threshold)
    {
        var components = new Components(set.Table.Count);
        foreach (var (a, b, _) in scored.Where(e => e.Probability >= threshold))
            components.Join(a, b);
        var edgesOf = scored.Where(e => components.Of(e.A) == components.Of(e.B)).ToLookup(e => components.Of(e.A));
        var clusters = new List<int[]>();
        foreach (var component in Enumerable.Range(0, set.Table.Count).GroupBy(components.Of))
        {
            int[] members = [.. component.OrderBy(set.Table.Report, StringComparer.Ordinal)];
            var numbers = members.Select((m, i) => (m, i)).ToDictionary(m => m.m, m => m.i);
            var joined = Agglomeration.Join(
                Array.ConvertAll(members, m => set.Table.Facts(m).IsOfDay),
                [.. edgesOf[component.Key].Select(e => (A: numbers[e.A], B: numbers[e.B], e.Probability)).Select(e => e.A < e.B ? e : (e.B, e.A, e.Probability))],
                threshold);
            clusters.AddRange(joined.Select(c => c.Select(m => members[m]).ToArray()));
        }

        return clusters;
    }

    /// <summary>Pairs of reports that are rightly joined, joined, and to be joined.</summary>
    public (long Right, long Said, long Wanted) Pairs(float threshold)
    {
        var (right, said) = (0L, 0L);
        foreach (var cluster in Clusters(threshold))
        {
            said += Count(cluster.Length);
            right += cluster.GroupBy(set.Incident, StringComparer.Ordinal).Sum(g => Count(g.Count()));
        }

        return (right, Math.Max(1, said), set.SamePairs().All);

        static long Count(long n) => n * (n - 1) / 2;
    }
}
