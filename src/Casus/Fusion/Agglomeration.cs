namespace Casus.Fusion;

/// <summary>
/// Joins the members of one unit of the match graph into clusters: the two most alike first, as long as two are alike enough. Of two clusters that is how alike
/// their members are on average (average linkage).
/// </summary>
/// <remarks>
/// <para>The result depends on the members, their order and their likeness alone. Of two members without an edge it is known that they are little alike; they count with a fixed
/// small likeness, so that a merger costs no more than the edges it touches.</para>
/// <para>What people said holds always. Members that have to leave others, with those they have to stay with, come last: first the others are joined as if these were not there,
/// then whole clusters whose members were said to be one, then each that leaves goes where it is most alike and may be.</para>
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
    private readonly List<int> parents = [];
    private readonly PriorityQueue<(int A, int B), (double Likeness, int A, int B)> queue = new(Comparer<(double Likeness, int A, int B)>.Create(Order));

    private Agglomeration(float threshold) => this.threshold = threshold;

    /// <summary>Joins.</summary>
    /// <param name="hasDay">Of each member, in their order, whether it names the day of fresh news.</param>
    /// <param name="edges">How alike pairs are, the lower number first; a pair without an edge is little alike.</param>
    /// <param name="threshold">From which likeness on two are joined.</param>
    /// <param name="together">Pairs that are joined in any case; none contradicts <paramref name="apart"/>.</param>
    /// <param name="apart">Pairs that are not: the first stays with those it is like, the second leaves.</param>
    /// <returns>The clusters, each ascending, in the order of their first members.</returns>
    public static List<int[]> Join(
        IReadOnlyList<bool> hasDay,
        IReadOnlyList<(int A, int B, float Likeness)> edges,
        float threshold,
        IReadOnlyList<(int A, int B)>? together = null,
        IReadOnlyList<(int Stays, int Leaves)>? apart = null)
    {
        var work = new Agglomeration(threshold);
        work.Begin(hasDay, edges, Leaving(hasDay.Count, together ?? [], apart ?? []), apart ?? []);
        foreach (var (a, b) in together ?? [])
            work.Unite(a, b, wantsLate: true);
        work.Offer(isLate: false);
        work.Run();
        foreach (var (a, b) in together ?? [])
            work.Unite(a, b, wantsLate: false);
        if (apart is { Count: > 0 })
        {
            work.queue.Clear();
            work.Offer(isLate: true);
            work.Run();
        }

        return [.. work.clusters.OfType<Cluster>().Select(c => c.Members).OrderBy(c => c[0])];
    }

    // Who leaves, and who has to stay with one that leaves.
    private static bool[] Leaving(int members, IReadOnlyList<(int A, int B)> together, IReadOnlyList<(int Stays, int Leaves)> apart)
    {
        var groups = new Components(members);
        foreach (var (a, b) in together)
            groups.Join(a, b);
        var leaving = apart.Select(p => groups.Of(p.Leaves)).ToHashSet();
        return [.. Enumerable.Range(0, members).Select(m => leaving.Contains(groups.Of(m)))];
    }

    private void Begin(IReadOnlyList<bool> hasDay, IReadOnlyList<(int A, int B, float Likeness)> edges, bool[] isLeaving, IReadOnlyList<(int Stays, int Leaves)> apart)
    {
        for (var m = 0; m < hasDay.Count; m++)
        {
            clusters.Add(new([m], hasDay[m] ? 1 : 0, [], isLeaving[m], []));
            parents.Add(m);
        }

        foreach (var (a, b, alike) in edges)
        {
            var weight = 1 + (hasDay[a] && hasDay[b] ? DaysCount : 0);
            clusters[a]!.Near[b] = clusters[b]!.Near[a] = (weight, weight * alike);
        }

        foreach (var (stays, leaves) in apart)
        {
            clusters[stays]!.Apart.Add(leaves);
            clusters[leaves]!.Apart.Add(stays);
        }
    }

    private void Unite(int a, int b, bool wantsLate)
    {
        var (x, y) = (Of(a), Of(b));
        if (x != y && clusters[x]!.IsLate == wantsLate && clusters[y]!.IsLate == wantsLate)
            Merge(x, y, offers: false);
    }

    private void Run()
    {
        while (queue.TryDequeue(out var pair, out _))
        {
            if (clusters[pair.A] is not null && clusters[pair.B] is not null)
                Merge(pair.A, pair.B, offers: true);
        }
    }

    // Pairs of which one comes late, or none does.
    private void Offer(bool isLate)
    {
        for (var a = 0; a < clusters.Count; a++)
        {
            foreach (var b in clusters[a]?.Near.Keys.Where(b => b > a) ?? [])
            {
                if ((clusters[a]!.IsLate || clusters[b]!.IsLate) == isLate)
                    Offer(a, b);
            }
        }
    }

    private void Merge(int a, int b, bool offers)
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
        parents[a] = parents[b] = number;
        parents.Add(number);
        clusters.Add(new(members, x.WithDay + y.WithDay, longer, x.IsLate && y.IsLate, [.. x.Apart, .. y.Apart]));
        foreach (var (other, sums) in longer)
        {
            var near = clusters[other]!.Near;
            near.Remove(a);
            near.Remove(b);
            near.Add(number, sums);
            // What was settled without those that come late stays so.
            if (offers && (x.IsLate || y.IsLate ? clusters[other]!.IsLate || clusters[number]!.IsLate : !clusters[other]!.IsLate))
                Offer(other, number);
        }
    }

    private int Of(int member)
    {
        while (parents[member] != member)
            member = parents[member];
        return member;
    }

    private void Offer(int a, int b)
    {
        var (x, y) = (clusters[a]!, clusters[b]!);
        if (x.Apart.Count > 0 && Array.Exists(y.Members, x.Apart.Contains))
            return;
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
    /// <param name="IsLate">Whether its members have to leave others, and so come last.</param>
    /// <param name="Apart">The members that it may not be joined with.</param>
    private sealed record Cluster(int[] Members, int WithDay, Dictionary<int, (double Weight, double Likeness)> Near, bool IsLate, HashSet<int> Apart);
}
