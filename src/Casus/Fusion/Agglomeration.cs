namespace Casus.Fusion;

/// <summary>
/// Joins the members of one component of the match graph into clusters: the two most alike first, as long as two are alike enough. Of two clusters that is how alike
/// their members are on average (average linkage).
/// </summary>
/// <remarks>
/// The result depends on the members, their order and their likeness alone. Large clusters are compared by the first members in that order, so that a
/// thousand reports of one incident cost no million comparisons.
/// </remarks>
internal sealed class Agglomeration
{
    /// <summary>Members by which a cluster is compared.</summary>
    private const int Representatives = 24;

    /// <summary>How much more alike two large clusters have to be than two single members.</summary>
    private const float Caution = 0.5f;

    private readonly Func<int, int, float> likeness;
    private readonly float threshold;
    private readonly Func<int, int, float>? weight;
    private readonly List<int[]?> clusters = [];
    private readonly List<SortedSet<int>> neighbours = [];
    private readonly PriorityQueue<(int A, int B), (float Likeness, int A, int B)> queue = new(Comparer<(float Likeness, int A, int B)>.Create(Order));

    private Agglomeration(Func<int, int, float> likeness, float threshold, Func<int, int, float>? weight = null) => (this.likeness, this.threshold, this.weight) = (likeness, threshold, weight);

    /// <summary>Joins.</summary>
    /// <param name="members">How many members there are; they are numbered from 0 in their order.</param>
    /// <param name="edges">The pairs that are alike enough, the lower number first.</param>
    /// <param name="likeness">How alike two members are; asked for pairs without an edge too.</param>
    /// <param name="threshold">From which likeness on two are joined.</param>
    /// <param name="weight">How much the likeness of a pair counts in the average.</param>
    /// <returns>The clusters, each ascending, in the order of their first members.</returns>
    public static List<int[]> Join(int members, IReadOnlyList<(int A, int B, float Likeness)> edges, Func<int, int, float> likeness, float threshold, Func<int, int, float>? weight = null)
    {
        var work = new Agglomeration(likeness, threshold, weight);
        for (var m = 0; m < members; m++)
        {
            work.clusters.Add([m]);
            work.neighbours.Add([]);
        }

        foreach (var (a, b, alike) in edges)
        {
            work.neighbours[a].Add(b);
            work.neighbours[b].Add(a);
            work.queue.Enqueue((a, b), (alike, a, b));
        }

        while (work.queue.TryDequeue(out var pair, out _))
        {
            if (work.clusters[pair.A] is not null && work.clusters[pair.B] is not null)
                work.Merge(pair.A, pair.B);
        }

        return [.. work.clusters.OfType<int[]>().OrderBy(c => c[0])];
    }

    private void Merge(int a, int b)
    {
        var merged = clusters.Count;
        int[] members = [.. clusters[a]!, .. clusters[b]!];
        Array.Sort(members);
        var around = neighbours[a];
        around.UnionWith(neighbours[b]);
        around.Remove(a);
        around.Remove(b);
        (clusters[a], clusters[b]) = (null, null);
        clusters.Add(members);
        neighbours.Add(around);
        foreach (var other in around)
        {
            neighbours[other].Remove(a);
            neighbours[other].Remove(b);
            neighbours[other].Add(merged);
            var alike = Linkage(clusters[other]!, members);
            if (alike >= Bound(clusters[other]!.Length, members.Length))
                queue.Enqueue((other, merged), (alike, other, merged));
        }
    }

    // A report more or less is a small mistake; two incidents made one are a large one.
    private float Bound(int a, int b) => threshold + (Caution * (1 - (1f / Math.Min(a, b))));

    private float Linkage(int[] a, int[] b)
    {
        var (x, y) = (Math.Min(a.Length, Representatives), Math.Min(b.Length, Representatives));
        var (sum, all) = (0.0, 0.0);
        for (var i = 0; i < x; i++)
        {
            for (var j = 0; j < y; j++)
            {
                var w = weight is null ? 1 : weight(a[i], b[j]);
                sum += w * likeness(Math.Min(a[i], b[j]), Math.Max(a[i], b[j]));
                all += w;
            }
        }

        return (float)(sum / all);
    }

    private static int Order((float Likeness, int A, int B) x, (float Likeness, int A, int B) y)
    {
        var order = y.Likeness.CompareTo(x.Likeness);
        if (order == 0)
            order = x.A.CompareTo(y.A);
        return order == 0 ? x.B.CompareTo(y.B) : order;
    }
}
