namespace Casus.Fusion;

/// <summary>
/// Joins the members of one component of the match graph into clusters: the two most alike first, as long as two are alike enough. Of two clusters that is how alike
/// their members are on average (average linkage).
/// </summary>
/// <remarks>
/// The result depends on the members, their order and their likeness alone. Of two members without an edge it is known that they are little alike; they count with a fixed
/// small likeness, so that a merger costs no more than the edges it touches.
/// </remarks>
internal sealed class Agglomeration
{
    /// <summary>How alike two are that share no edge.</summary>
    private const double Unlike = 0.04;

    /// <summary>How much more alike two large clusters have to be than two single members.</summary>
    private const double Caution = 0.5;

    /// <summary>
    /// How much more than others a pair counts that both name their day: incidents of one place are told apart by their days, and reports without a day fit each of them.
    /// </summary>
    private const double DaysCount = 3;

    private readonly float threshold;
    private readonly List<Cluster?> clusters = [];
    private readonly PriorityQueue<(int A, int B), (double Likeness, int A, int B)> queue = new(Comparer<(double Likeness, int A, int B)>.Create(Order));

    private Agglomeration(float threshold) => this.threshold = threshold;

    /// <summary>Joins.</summary>
    /// <param name="hasDay">Of each member, in their order, whether it names the day of fresh news.</param>
    /// <param name="edges">How alike pairs are, the lower number first; a pair without an edge is little alike.</param>
    /// <param name="threshold">From which likeness on two are joined.</param>
    /// <returns>The clusters, each ascending, in the order of their first members.</returns>
    public static List<int[]> Join(IReadOnlyList<bool> hasDay, IReadOnlyList<(int A, int B, float Likeness)> edges, float threshold)
    {
        var work = new Agglomeration(threshold);
        for (var m = 0; m < hasDay.Count; m++)
            work.clusters.Add(new([m], hasDay[m] ? 1 : 0, []));
        foreach (var (a, b, alike) in edges)
        {
            var weight = 1 + (hasDay[a] && hasDay[b] ? DaysCount : 0);
            work.clusters[a]!.Near[b] = work.clusters[b]!.Near[a] = (weight, weight * alike);
            work.Offer(a, b);
        }

        while (work.queue.TryDequeue(out var pair, out _))
        {
            if (work.clusters[pair.A] is not null && work.clusters[pair.B] is not null)
                work.Merge(pair.A, pair.B);
        }

        return [.. work.clusters.OfType<Cluster>().Select(c => c.Members).OrderBy(c => c[0])];
    }

    private void Merge(int a, int b)
    {
        var (x, y) = (clusters[a]!, clusters[b]!);
        int[] members = [.. x.Members, .. y.Members];
        Array.Sort(members);
        // The longer list goes on; each sum is one of two numbers, so that the order in which they are met makes no difference.
        var (longer, shorter) = x.Near.Count >= y.Near.Count ? (x.Near, y.Near) : (y.Near, x.Near);
        longer.Remove(a);
        longer.Remove(b);
        foreach (var (other, sums) in shorter)
        {
            if (other == a || other == b)
                continue;
            var (weight, likeness) = longer.GetValueOrDefault(other);
            longer[other] = (weight + sums.Weight, likeness + sums.Likeness);
        }

        var number = clusters.Count;
        (clusters[a], clusters[b]) = (null, null);
        clusters.Add(new(members, x.WithDay + y.WithDay, longer));
        foreach (var (other, sums) in longer)
        {
            var near = clusters[other]!.Near;
            near.Remove(a);
            near.Remove(b);
            near.Add(number, sums);
            Offer(other, number);
        }
    }

    private void Offer(int a, int b)
    {
        var (x, y) = (clusters[a]!, clusters[b]!);
        var (weight, likeness) = x.Near[b];
        var all = ((double)x.Members.Length * y.Members.Length) + (DaysCount * x.WithDay * y.WithDay);
        var average = (likeness + (Unlike * (all - weight))) / all;
        // A report more or less is a small mistake; two incidents made one are a large one.
        if (average >= threshold + (Caution * (1 - (1.0 / Math.Min(x.Members.Length, y.Members.Length)))))
            queue.Enqueue((a, b), (average, a, b));
    }

    private static int Order((double Likeness, int A, int B) x, (double Likeness, int A, int B) y)
    {
        var order = y.Likeness.CompareTo(x.Likeness);
        if (order == 0)
            order = x.A.CompareTo(y.A);
        return order == 0 ? x.B.CompareTo(y.B) : order;
    }

    /// <summary>A cluster so far.</summary>
    /// <param name="Members">Ascending.</param>
    /// <param name="WithDay">How many of them name their day.</param>
    /// <param name="Near">Of each cluster with an edge to it the sums over the edges.</param>
    private sealed record Cluster(int[] Members, int WithDay, Dictionary<int, (double Weight, double Likeness)> Near);
}
