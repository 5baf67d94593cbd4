using System.Runtime.Intrinsics;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>
/// A gated recurrence to either side, without a product inside a step (Bradbury et al. 2017, Lei et al. 2018): each unit forgets by
/// its gate and takes in what the word offers, <c>c = f·c' + (1 − f)·z</c>; a second gate lets it out.
/// </summary>
internal sealed class RecurrentLayer(ShardContext context, NormLayer norm, Parameter gates, Parameter gateBias, Parameter outward, Parameter outwardBias, float drop)
    : IResidualLayer
{
    private readonly LinearLayer linear = new(context, gates, gateBias);
    private readonly LinearLayer outLinear = new(context, outward, outwardBias);
    private readonly int width = gates.Rows;
    private readonly int units = outward.Rows;
    private float[] input = [];
    private float[] gated = [];
    private float[] cells = [];
    private float[] hidden = [];
    private float[] output = [];
    private float[] mask = [];
    private float[] gradient = [];
    private float[] dHidden = [];
    private float[] dGated = [];

    public void Forward(Span<float> x, Batch batch)
    {
        var size = batch.Rows * width;
        Rows.Ensure(ref input, size);
        Rows.Ensure(ref gated, batch.Rows * units * 3);
        Rows.Ensure(ref cells, batch.Rows * units);
        Rows.Ensure(ref hidden, batch.Rows * units);
        Rows.Ensure(ref output, size);
        Rows.Ensure(ref mask, size);
        norm.Forward(x, batch, input);
        linear.Forward(input, 0, width, batch.Rows, gated);
        Activate(batch.Rows);
        cells.AsSpan(0, batch.Rows * units).Clear();
        hidden.AsSpan(0, batch.Rows * units).Clear();
        for (var s = 0; s < batch.Starts.Length; s++)
        {
            var (first, length) = (batch.Starts[s], batch.Sentences[s].Length);
            for (var t = 0; t < length; t++)
                Step(first + t, first + t - 1, 0, units / 2);
            for (var t = length - 1; t >= 0; t--)
                Step(first + t, first + t + 1, units / 2, units);
        }

        outLinear.Forward(hidden, 0, units, batch.Rows, output);
        context.Noise.Mask(mask.AsSpan(0, size), context.IsTraining ? drop : 0);
        Rows.ClearEmpty(mask, width, batch.IsEmpty);
        Rows.Multiply(output.AsSpan(0, size), mask.AsSpan(0, size));
        Rows.Add(x[..size], output.AsSpan(0, size));
    }

    public void Backward(Span<float> dx, Batch batch)
    {
        var size = batch.Rows * width;
        Rows.Ensure(ref gradient, size);
        Rows.Ensure(ref dHidden, batch.Rows * units);
        Rows.Ensure(ref dGated, batch.Rows * units * 3);
        dx[..size].CopyTo(gradient);
        Rows.Multiply(gradient.AsSpan(0, size), mask.AsSpan(0, size));
        outLinear.Backward(hidden, 0, units, batch.Rows, gradient.AsSpan(0, size), dHidden, add: false);
        dGated.AsSpan(0, batch.Rows * units * 3).Clear();
        for (var s = 0; s < batch.Starts.Length; s++)
        {
            var (first, length) = (batch.Starts[s], batch.Sentences[s].Length);
            StepsBack(first, length, 0, units / 2, forwards: true);
            StepsBack(first, length, units / 2, units, forwards: false);
        }

        linear.Backward(input, 0, width, batch.Rows, dGated.AsSpan(0, batch.Rows * units * 3), gradient, add: false);
        norm.Backward(gradient, batch, dx);
    }

    // Columns: what is offered (tanh), the gate that forgets and the gate that lets out (sigmoids).
    private void Activate(int rows)
    {
        for (var r = 0; r < rows; r++)
        {
            var row = gated.AsSpan(r * units * 3, units * 3);
            for (var i = 0; i < units; i += VectorMath.Lanes)
                VectorMath.Tanh(Vector512.Create<float>(row[i..])).CopyTo(row[i..]);
            for (var i = units; i < 3 * units; i += VectorMath.Lanes)
                VectorMath.Sigmoid(Vector512.Create<float>(row[i..])).CopyTo(row[i..]);
        }
    }

    private void Step(int row, int before, int from, int to)
    {
        var g = gated.AsSpan(row * units * 3, units * 3);
        var previous = cells.AsSpan(before * units, units);
        var cell = cells.AsSpan(row * units, units);
        var h = hidden.AsSpan(row * units, units);
        for (var i = from; i < to; i += VectorMath.Lanes)
        {
            var z = Vector512.Create<float>(g[i..]);
            var f = Vector512.Create<float>(g[(units + i)..]);
            var c = z + (f * (Vector512.Create<float>(previous[i..]) - z));
            c.CopyTo(cell[i..]);
            (c * Vector512.Create<float>(g[((2 * units) + i)..])).CopyTo(h[i..]);
        }
    }

    private void StepsBack(int first, int length, int from, int to, bool forwards)
    {
        Span<float> carried = stackalloc float[to - from];
        carried.Clear();
        for (var k = length - 1; k >= 0; k--)
        {
            var row = forwards ? first + k : first + length - 1 - k;
            var before = forwards ? row - 1 : row + 1;
            var g = gated.AsSpan(row * units * 3, units * 3);
            var d = dGated.AsSpan(row * units * 3, units * 3);
            var cell = cells.AsSpan(row * units, units);
            var previous = cells.AsSpan(before * units, units);
            var dh = dHidden.AsSpan(row * units, units);
            for (var i = from; i < to; i += VectorMath.Lanes)
            {
                var z = Vector512.Create<float>(g[i..]);
                var f = Vector512.Create<float>(g[(units + i)..]);
                var o = Vector512.Create<float>(g[((2 * units) + i)..]);
                var c = Vector512.Create<float>(cell[i..]);
                var dOut = Vector512.Create<float>(dh[i..]);
                var dc = (dOut * o) + Vector512.Create<float>(carried[(i - from)..]);
                (dc * (Vector512<float>.One - f) * (Vector512<float>.One - (z * z))).CopyTo(d[i..]);
                (dc * (Vector512.Create<float>(previous[i..]) - z) * f * (Vector512<float>.One - f)).CopyTo(d[(units + i)..]);
                (dOut * c * o * (Vector512<float>.One - o)).CopyTo(d[((2 * units) + i)..]);
                (dc * f).CopyTo(carried[(i - from)..]);
            }
        }
    }
}
