namespace Casus.Evaluation.Measures;

/// <summary>
/// The heaviest one-to-one assignment where most pairs have no weight at all, as between thousands of clusters.
/// </summary>
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
        var path = new Search(this, start);
        while (!path.Step())
        {
        }

        path.Settle();
        Flip(start, path.Free, path.From);
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

    // Dijkstra over reduced costs from one left item to the nearest right item that is still free.
    private sealed class Search(SparseAssignment owner, int start)
    {
        private readonly Dictionary<int, double> distance = [];
        private readonly HashSet<int> settled = [];
        private readonly List<(int Left, double Distance)> reached = [(start, 0)];
        private readonly PriorityQueue<int, (double Distance, int Order)> queue = new();
        private int pushed;
        private double total;

        public int Free { get; private set; }

        public Dictionary<int, int> From { get; } = [];

        // Whether a free item was reached.
        public bool Step()
        {
            var (current, walked) = reached[^1];
            foreach (var (right, cost) in owner.Edges(current))
                Relax(
                    current,
                    right,
                    walked + cost - owner.leftPotential[current] - owner.rightPotential.GetValueOrDefault(right));
            var (nearest, length) = Nearest();
            settled.Add(nearest);
            if (owner.leftOf.TryGetValue(nearest, out var left))
            {
                reached.Add((left, length));
                return false;
            }

            (Free, total) = (nearest, length);
            return true;
        }

        // Raises the potentials so that the edges of the path found cost nothing.
        public void Settle()
        {
            foreach (var (left, d) in reached)
                owner.leftPotential[left] += total - d;
            foreach (var right in settled.Where(r => r != Free))
                owner.rightPotential[right] = owner.rightPotential.GetValueOrDefault(right) - (total - distance[right]);
        }

        private void Relax(int left, int right, double length)
        {
            if (settled.Contains(right) || length >= distance.GetValueOrDefault(right, double.PositiveInfinity) - Tolerance)
                return;
            (distance[right], From[right]) = (length, left);
            queue.Enqueue(right, (length, ++pushed));
        }

        private (int Right, double Length) Nearest()
        {
            int right;
            (double Distance, int Order) at;
            do
            {
                _ = queue.TryDequeue(out right, out at);
            }
            while (settled.Contains(right));
            return (right, at.Distance);
        }
    }
}
