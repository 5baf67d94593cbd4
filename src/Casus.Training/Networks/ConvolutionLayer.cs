namespace Casus.Training.Networks;

/// <summary>A window of three words: <c>relu(W·[left, middle, right])</c>.</summary>
internal sealed class ConvolutionLayer(ShardContext context, NormLayer norm, Parameter weights, Parameter bias, float drop) : IResidualLayer
{
    private readonly LinearLayer linear = new(context, weights, bias);
    private readonly int width = weights.Columns;
    private float[] input = [];
    private float[] output = [];
    private float[] mask = [];
    private float[] gradient = [];
    private float[] windows = [];

    public void Forward(Span<float> x, Batch batch)
    {
        var size = batch.Rows * width;
        Rows.Ensure(ref input, size);
        Rows.Ensure(ref output, size);
        Rows.Ensure(ref mask, size);
        norm.Forward(x, batch, input);
        linear.Forward(input, 0, width, batch.Rows - 2, output.AsSpan(width));
        output.AsSpan(0, width).Clear();
        output.AsSpan(size - width, width).Clear();
        context.Noise.Mask(mask.AsSpan(0, size), context.IsTraining ? drop : 0);
        Rows.MaskPositive(mask, output.AsSpan(0, size));
        Rows.ClearEmpty(mask, width, batch.IsEmpty);
        Rows.Multiply(output.AsSpan(0, size), mask.AsSpan(0, size));
        Rows.Add(x[..size], output.AsSpan(0, size));
    }

    public void Backward(Span<float> dx, Batch batch)
    {
        var size = batch.Rows * width;
        Rows.Ensure(ref gradient, size);
        Rows.Ensure(ref windows, 3 * size);
        dx[..size].CopyTo(gradient);
        Rows.Multiply(gradient.AsSpan(0, size), mask.AsSpan(0, size));
        var inner = batch.Rows - 2;
        linear.Backward(input, 0, width, inner, gradient.AsSpan(width, inner * width), windows, add: false);
        gradient.AsSpan(0, size).Clear();
        for (var r = 0; r < inner; r++)
            Rows.Add(gradient.AsSpan(r * width, 3 * width), windows.AsSpan(3 * r * width, 3 * width));
        norm.Backward(gradient, batch, dx);
    }
}
