namespace Casus.Evaluation.Measures;

/// <summary>The heaviest one-to-one assignment where most pairs have no weight at all, as between thousands of clusters.</summary>
/// <remarks>
/// Shortest augmenting paths over the pairs that have a weight; each left item may also stay alone, at the price of the greatest weight.
/// Of equally good assignments the first found wins.
/// </remarks>
internal sealed class SparseAssignment
{
    // Differences below this are rounding, not a shorter path.
    private const double Tolerance = 1e-12;

    private readonly IReadOnlyList<IReadOnlyList<(int Right, double Weight)>> weights;
    private readonly double greatest;
    private readonly int rightCount;
    private readonly int[] rightOf;
    private readonly Dictionary<int, int> leftOf = [];
    private readonly double[] leftPotential;
    private readonly Dictionary<int, double> rightPotential = [];

    private SparseAssignment(IReadOnlyList<IReadOnlyList<(int Right, double Weight)>> weights)
    {
        this.weights = weights;
        var all = weights.SelectMany(w => w).ToList();
        greatest = all.Count == 0 ? 0 : all.Max(w => w.Weight);
        rightCount = all.Count == 0 ? 0 : all.Max(w => w.Right) + 1;
        leftPotential = new double[weights.Count];
        rightOf = new int[weights.Count];
        Array.Fill(rightOf, -1);
    }

    /// <summary>Assigns.</summary>
    /// <param name="weights">For each left item the right items it shares weight with; weights are not negative.</param>
    /// <returns>For each left item its right item, or −1.</returns>
    public static int[] Heaviest(IReadOnlyList<IReadOnlyList<(int Right, double Weight)>> weights)
    {
        var search = new SparseAssignment(weights);
        for (var left = 0; left < weights.Count; left++)
            search.Add(left);
        return [.. search.rightOf.Select((right, left) => right < search.rightCount && weights[left].Any(w => w.Right == right && w.Weight > 0) ? right : -1)];
    }

    // Being alone is a right item of its own for each left one, numbered after the true ones.
    private IEnumerable<(int Right, double Cost)> Edges(int left) =>
        weights[left].Select(w => (w.Right, greatest - w.Weight)).Append((rightCount + left, greatest));

    private void Add(int start)
    {
        var distance = new Dictionary<int, double>();
        var from = new Dictionary<int, int>();
        var settled = new HashSet<int>();
        var reachedLeft = new List<(int Left, double Distance)> { (start, 0) };
        var queue = new PriorityQueue<int, (double, int)>();
        var (current, walked, pushed) = (start, 0.0, 0);
        int free;
        double total;
        while (true)
        {
            foreach (var (right, cost) in Edges(current))
            {
                if (settled.Contains(right))
                    continue;
                var d = walked + cost - leftPotential[current] - rightPotential.GetValueOrDefault(right);
                if (d < distance.GetValueOrDefault(right, double.PositiveInfinity) - Tolerance)
                {
                    (distance[right], from[right]) = (d, current);
                    queue.Enqueue(right, (d, ++pushed));
                }
            }

            int nearest;
            double length;
            do
            {
                _ = queue.TryDequeue(out nearest, out var priority);
                length = priority.Item1;
            }
            while (settled.Contains(nearest));
            settled.Add(nearest);
            if (!leftOf.TryGetValue(nearest, out var owner))
            {
                (free, total) = (nearest, length);
                break;
            }

            (current, walked) = (owner, length);
            reachedLeft.Add((owner, length));
        }

        foreach (var (left, d) in reachedLeft)
            leftPotential[left] += total - d;
        foreach (var right in settled.Where(r => r != free))
            rightPotential[right] = rightPotential.GetValueOrDefault(right) - (total - distance[right]);
        Flip(start, free, from);
    }

    private void Flip(int start, int free, Dictionary<int, int> from)
    {
        for (var right = free; ;)
        {
            var left = from[right];
            var next = rightOf[left];
            (leftOf[right], rightOf[left]) = (left, right);
            if (left == start)
                return;
            right = next;
        }
    }
}
