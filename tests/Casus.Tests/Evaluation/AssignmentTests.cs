using Casus.Evaluation.Measures;

namespace Casus.Tests.Evaluation;

public sealed class AssignmentTests
{
    [Fact]
    public void The_cheapest_assignment_is_as_cheap_as_any()
    {
        var noise = new Noise(1);
        for (var round = 0; round < 200; round++)
        {
            var cost = new double[1 + noise.Below(4), 4 + noise.Below(2)];
            foreach (var (i, j) in Cells(cost))
                cost[i, j] = noise.Below(20) - 5;
            var columns = Assignment.Cheapest(cost);

            Assert.Equal(columns.Length, columns.Distinct().Count());
            Assert.Equal(-HeaviestByTrying(i => j => -cost[i, j], cost.GetLength(0), cost.GetLength(1), mustAssign: true), columns.Select((j, i) => cost[i, j]).Sum());
        }
    }

    [Fact]
    public void The_heaviest_assignment_may_have_more_rows_than_columns()
    {
        var pairs = Assignment.Heaviest(new[,] { { 1.0, 5 }, { 4, 6 }, { 9, 7 } });

        Assert.Equal([(1, 1), (2, 0)], pairs.Order());
    }

    [Fact]
    public void The_sparse_assignment_is_as_heavy_as_any()
    {
        var noise = new Noise(2);
        for (var round = 0; round < 300; round++)
        {
            var (lefts, rights) = (1 + noise.Below(5), 1 + noise.Below(5));
            var weights = Enumerable.Range(0, lefts).Select(_ => (IReadOnlyList<(int Right, double Weight)>)
                [.. Enumerable.Range(0, rights).Where(_ => noise.Chance(0.6)).Select(r => (r, noise.OneOf([0.1, 0.25, 0.5, 1])))]).ToList();
            var assigned = SparseAssignment.Heaviest(weights);
            double Weight(int i, int j) => weights[i].Where(w => w.Right == j).Sum(w => w.Weight);

            Assert.Equal(assigned.Count(j => j >= 0), assigned.Where(j => j >= 0).Distinct().Count());
            Assert.Equal(HeaviestByTrying(i => j => Weight(i, j), lefts, rights, mustAssign: false), assigned.Select((j, i) => j < 0 ? 0 : Weight(i, j)).Sum(), 1e-9);
        }
    }

    [Fact]
    public void A_largest_matching_moves_a_partner_where_that_lets_another_in()
    {
        // The first takes its favourite, which is the only one the second may have.
        Assert.Equal([1, 0], Assignment.Largest([[0, 1], [0]]));
        Assert.Equal([0, -1], Assignment.Largest([[0], [0]]));
    }

    private static IEnumerable<(int I, int J)> Cells(double[,] matrix) =>
        from i in Enumerable.Range(0, matrix.GetLength(0)) from j in Enumerable.Range(0, matrix.GetLength(1)) select (i, j);

    private static double HeaviestByTrying(Func<int, Func<int, double>> weight, int rows, int columns, bool mustAssign)
    {
        return Try(0, 0);

        double Try(int row, int taken)
        {
            if (row == rows)
                return 0;
            var best = mustAssign ? double.NegativeInfinity : Try(row + 1, taken);
            for (var j = 0; j < columns; j++)
            {
                if ((taken >> j & 1) == 0)
                    best = Math.Max(best, weight(row)(j) + Try(row + 1, taken | 1 << j));
            }

            return best;
        }
    }
}
