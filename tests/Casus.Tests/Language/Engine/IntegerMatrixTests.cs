using Casus.Language.Engine;

namespace Casus.Tests.Language.Engine;

/// <summary>Products in whole numbers equal the sums they stand for, whatever the sizes.</summary>
public sealed class IntegerMatrixTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 3, 5)]
    [InlineData(7, 13, 4)]
    [InlineData(64, 64, 4)]
    [InlineData(65, 130, 9)]
    [InlineData(66, 32, 8)]
    [InlineData(33, 33, 15)]
    [InlineData(224, 96, 16)]
    [InlineData(192, 51, 6)]
    public void A_product_is_the_sum_of_inputs_times_weights_scaled_and_shifted(int inputs, int outputs, int rows)
    {
        var random = new Random(inputs + outputs);
        sbyte[] weights = [.. Enumerable.Range(0, inputs * outputs).Select(_ => (sbyte)random.Next(-127, 128))];
        float[] scales = [.. Enumerable.Range(0, outputs).Select(o => 0.5f * (o % 3))];
        float[] bias = [.. Enumerable.Range(0, outputs).Select(o => (float)o)];
        short[] x = [.. Enumerable.Range(0, (rows * inputs) + 2).Select(_ => (short)random.Next(-IntegerMatrix.LargestInput, IntegerMatrix.LargestInput + 1))];
        var matrix = new IntegerMatrix(inputs, outputs, weights, scales, bias, 2);
        var y = new float[rows * matrix.Stride];
        matrix.Multiply(x, 0, inputs, rows, y);
        for (var r = 0; r < rows; r++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var sum = Enumerable.Range(0, inputs).Sum(k => x[(r * inputs) + k] * weights[(k * outputs) + o]);
                Assert.Equal((sum * (scales[o] / 2)) + bias[o], y[(r * matrix.Stride) + o]);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(13)]
    public void Rows_may_overlap_as_windows_do(int rows)
    {
        var matrix = new IntegerMatrix(6, 1, [1, 1, 1, 1, 1, 1], [1], [], 1);
        short[] x = [.. Enumerable.Range(1, (2 * rows) + 4).Select(i => (short)i)];
        var y = new float[rows * matrix.Stride];
        matrix.Multiply(x, 0, 2, rows, y);
        Assert.Equal(Enumerable.Range(0, rows).Select(r => 21f + (12 * r)), Enumerable.Range(0, rows).Select(r => y[r * matrix.Stride]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void The_largest_inputs_and_weights_do_not_overflow(int rows)
    {
        const int Inputs = 3000;
        var matrix = new IntegerMatrix(Inputs, 1, Enumerable.Repeat((sbyte)127, Inputs).ToArray(), [1], [], 1);
        var y = new float[rows * matrix.Stride];
        matrix.Multiply(Enumerable.Repeat((short)IntegerMatrix.LargestInput, rows * Inputs).ToArray(), 0, Inputs, rows, y);
        Assert.All(Enumerable.Range(0, rows), r => Assert.Equal(127f * IntegerMatrix.LargestInput * Inputs, y[r * matrix.Stride]));
    }
}
