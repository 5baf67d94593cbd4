using Casus.Training.Networks;

namespace Casus.Tests.Training;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 64, 3)]
    [InlineData(9, 130, 33)]
    [InlineData(4, 13, 70)]
    public void All_three_products_of_a_layer_are_the_sums_they_stand_for(int m, int n, int inner)
    {
        var random = new Random(m + n);
        float[] a = Numbers(random, m * inner), b = Numbers(random, inner * n), expected = Product(a, b, m, n, inner);
        var product = new MatrixProduct();
        var c = new float[m * n];
        product.Multiply(a, 0, inner, 1, b, false, c, m, n, inner, add: false);
        AssertClose(expected, c);
        product.Multiply(a, 0, inner, 1, Transposed(b, inner, n), true, c, m, n, inner, add: true);
        AssertClose([.. expected.Select(x => 2 * x)], c);
        product.Multiply(Transposed(a, m, inner), 0, 1, m, b, false, c, m, n, inner, add: false);
        AssertClose(expected, c);
    }

    private static void AssertClose(float[] expected, float[] found)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 3);
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];

    private static float[] Transposed(float[] a, int rows, int columns) =>
        [.. Enumerable.Range(0, columns).SelectMany(c => Enumerable.Range(0, rows).Select(r => a[(r * columns) + c]))];

    private static float[] Product(float[] a, float[] b, int m, int n, int inner)
    {
        var c = new float[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < inner; k++)
                    c[(i * n) + j] += a[(i * inner) + k] * b[(k * n) + j];
            }
        }

        return c;
    }
}
