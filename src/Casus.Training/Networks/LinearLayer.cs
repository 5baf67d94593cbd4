namespace Casus.Training.Networks;

/// <summary><c>Y = X·W + b</c>.</summary>
internal sealed class LinearLayer(ShardContext context, Parameter weights, Parameter? bias)
{
    private int Inputs => weights.Rows;

    private int Outputs => weights.Columns;

    /// <param name="x">Rows of inputs.</param>
    /// <param name="xStart">Index of the first.</param>
    /// <param name="xRow">Distance of the rows: less than a row's width where windows overlap.</param>
    /// <param name="rows">How many.</param>
    /// <param name="y">Receives the outputs.</param>
    public void Forward(ReadOnlySpan<float> x, int xStart, int xRow, int rows, Span<float> y)
    {
        context.Product.Multiply(x, xStart, xRow, 1, context.ValueOf(weights), false, y, rows, Outputs, Inputs, false);
        if (bias is null)
            return;
        var b = context.ValueOf(bias).AsSpan(0, Outputs);
        for (var r = 0; r < rows; r++)
            Rows.Add(y.Slice(r * Outputs, Outputs), b);
    }

    /// <summary>Adds to the weights' gradients; writes the inputs' gradient, or adds it.</summary>
    public void Backward(ReadOnlySpan<float> x, int xStart, int xRow, int rows, ReadOnlySpan<float> dy, Span<float> dx, bool add)
    {
        context.Product.Multiply(x, xStart, 1, xRow, dy, false, context.GradientOf(weights), Inputs, Outputs, rows, true);
        if (bias is not null)
        {
            var db = context.GradientOf(bias).AsSpan(0, Outputs);
            for (var r = 0; r < rows; r++)
                Rows.Add(db, dy.Slice(r * Outputs, Outputs));
        }

        if (!dx.IsEmpty)
            context.Product.Multiply(dy, 0, Outputs, 1, context.ValueOf(weights), true, dx, rows, Inputs, Outputs, add);
    }
}
