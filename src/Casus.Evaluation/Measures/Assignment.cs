namespace Casus.Evaluation.Measures;

/// <summary>Best one-to-one assignments between two sides.</summary>
/// <remarks>
/// Where several assignments are equally good, the first found wins; the search goes through both sides in the order given, so equal
/// input gives equal output. Source: the Hungarian method by shortest augmenting paths with potentials (Jonker and
/// Volgenant 1987).
/// </remarks>
internal static class Assignment
{
    /// <summary>The cheapest assignment of every row to a column of its own.</summary>
    /// <param name="cost">Rows by columns; no more rows than columns; any finite values.</param>
    /// <returns>The column of each row.</returns>
    public static int[] Cheapest(double[,] cost)
    {
        int rows = cost.GetLength(0), columns = cost.GetLength(1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, columns, nameof(cost));
        var search = new DenseSearch(cost);
        for (var row = 0; row < rows; row++)
            search.Add(row);
        var result = new int[rows];
        for (var column = 0; column < columns; column++)
        {
            if (search.RowOf(column) is var row and >= 0)
                result[row] = column;
        }

        return result;
    }

    /// <summary>The assignment of greatest total weight; neither side need be used up.</summary>
    /// <param name="weight">Rows by columns, none negative.</param>
    /// <returns>Pairs of row and column, as many as the shorter side has.</returns>
    public static List<(int Row, int Column)> Heaviest(double[,] weight)
    {
        int rows = weight.GetLength(0), columns = weight.GetLength(1);
        var turned = rows > columns;
        var cost = turned ? new double[columns, rows] : new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                cost[turned ? j : i, turned ? i : j] = -weight[i, j];
        }

        var assigned = Cheapest(cost);
        return [.. assigned.Select((other, one) => turned ? (other, one) : (one, other))];
    }

    /// <summary>A largest one-to-one matching along allowed edges.</summary>
    /// <param name="candidates">For each left item the right items it may have, the preferred first.</param>
    /// <param name="order">The left items in the order in which they choose; all of them when absent.</param>
    /// <returns>For each left item its right item, or −1.</returns>
    /// <remarks>Source: augmenting paths (Kuhn 1955). An item that has a partner keeps one, though perhaps another.</remarks>
    public static int[] Largest(IReadOnlyList<IReadOnlyList<int>> candidates, IEnumerable<int>? order = null)
    {
        var ownerOf = new Dictionary<int, int>();
        foreach (var left in order ?? Enumerable.Range(0, candidates.Count))
            Augment(left, []);
        var result = new int[candidates.Count];
        Array.Fill(result, -1);
        foreach (var (right, left) in ownerOf)
            result[left] = right;
        return result;

        bool Augment(int left, HashSet<int> tried)
        {
            foreach (var right in candidates[left])
            {
                if (!tried.Add(right))
                    continue;
                if (!ownerOf.TryGetValue(right, out var owner) || Augment(owner, tried))
                {
                    ownerOf[right] = left;
                    return true;
                }
            }

            return false;
        }
    }

    // Rows and columns are counted from 1 inside; 0 stands for "none yet".
    private sealed class DenseSearch(double[,] cost)
    {
        private readonly int columns = cost.GetLength(1);
        private readonly double[] rowPotential = new double[cost.GetLength(0) + 1];
        private readonly double[] columnPotential = new double[cost.GetLength(1) + 1];
        private readonly int[] rowOf = new int[cost.GetLength(1) + 1];
        private readonly int[] previous = new int[cost.GetLength(1) + 1];

        public int RowOf(int column) => rowOf[column + 1] - 1;

        public void Add(int row)
        {
            rowOf[0] = row + 1;
            var slack = new double[columns + 1];
            Array.Fill(slack, double.PositiveInfinity);
            var reached = new bool[columns + 1];
            var column = 0;
            do
            {
                column = Reach(column, slack, reached);
            }
            while (rowOf[column] != 0);
            for (; column != 0; column = previous[column])
                rowOf[column] = rowOf[previous[column]];
        }

        private int Reach(int column, double[] slack, bool[] reached)
        {
            reached[column] = true;
            var row = rowOf[column];
            var (least, next) = (double.PositiveInfinity, 0);
            for (var j = 1; j <= columns; j++)
            {
                if (reached[j])
                    continue;
                var reduced = cost[row - 1, j - 1] - rowPotential[row] - columnPotential[j];
                if (reduced < slack[j])
                    (slack[j], previous[j]) = (reduced, column);
                if (slack[j] < least)
                    (least, next) = (slack[j], j);
            }

            for (var j = 0; j <= columns; j++)
            {
                if (reached[j])
                {
                    rowPotential[rowOf[j]] += least;
                    columnPotential[j] -= least;
                }
                else
                {
                    slack[j] -= least;
                }
            }

            return next;
        }
    }
}
