using System.Runtime.Intrinsics;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>Brings each row to mean 0 and deviation 1, then scales and shifts it by learnt numbers. Empty rows become zero.</summary>
internal sealed class NormLayer(ShardContext context, Parameter gain, Parameter shift)
{
    public const float Epsilon = 1e-5f;

    private float[] normal = [];
    private float[] inverse = [];

    public void Forward(ReadOnlySpan<float> x, Batch batch, Span<float> y)
    {
        var width = gain.Columns;
        Rows.Ensure(ref normal, batch.Rows * width);
        Rows.Ensure(ref inverse, batch.Rows);
        ReadOnlySpan<float> g = context.ValueOf(gain), b = context.ValueOf(shift);
        for (var r = 0; r < batch.Rows; r++)
        {
            var target = y.Slice(r * width, width);
            if (batch.IsEmpty[r])
            {
                target.Clear();
                continue;
            }

            var row = x.Slice(r * width, width);
            var hat = normal.AsSpan(r * width, width);
            Vector512<float> sum = Vector512<float>.Zero, squares = Vector512<float>.Zero;
            for (var i = 0; i < width; i += VectorMath.Lanes)
                sum += Vector512.Create(row[i..]);
            var mean = Vector512.Create(VectorMath.Sum(sum) / width);
            for (var i = 0; i < width; i += VectorMath.Lanes)
            {
                var d = Vector512.Create(row[i..]) - mean;
                squares += d * d;
            }

            inverse[r] = 1 / MathF.Sqrt((VectorMath.Sum(squares) / width) + Epsilon);
            var scale = Vector512.Create(inverse[r]);
            for (var i = 0; i < width; i += VectorMath.Lanes)
            {
                var h = (Vector512.Create(row[i..]) - mean) * scale;
                h.CopyTo(hat[i..]);
                ((h * Vector512.Create(g[i..])) + Vector512.Create(b[i..])).CopyTo(target[i..]);
            }
        }
    }

    /// <summary>Adds the inputs' gradient to <paramref name="dx"/>.</summary>
    public void Backward(ReadOnlySpan<float> dy, Batch batch, Span<float> dx)
    {
        var width = gain.Columns;
        ReadOnlySpan<float> g = context.ValueOf(gain);
        Span<float> dg = context.GradientOf(gain), db = context.GradientOf(shift);
        for (var r = 0; r < batch.Rows; r++)
        {
            if (batch.IsEmpty[r])
                continue;
            var grad = dy.Slice(r * width, width);
            var hat = normal.AsSpan(r * width, width);
            Vector512<float> sum = Vector512<float>.Zero, dot = Vector512<float>.Zero;
            for (var i = 0; i < width; i += VectorMath.Lanes)
            {
                var d = Vector512.Create(grad[i..]);
                var h = Vector512.Create<float>(hat[i..]);
                (Vector512.Create<float>(dg[i..]) + (d * h)).CopyTo(dg[i..]);
                (Vector512.Create<float>(db[i..]) + d).CopyTo(db[i..]);
                d *= Vector512.Create(g[i..]);
                sum += d;
                dot += d * h;
            }

            var meanSum = Vector512.Create(VectorMath.Sum(sum) / width);
            var meanDot = Vector512.Create(VectorMath.Sum(dot) / width);
            var scale = Vector512.Create(inverse[r]);
            var target = dx.Slice(r * width, width);
            for (var i = 0; i < width; i += VectorMath.Lanes)
            {
                var d = Vector512.Create(grad[i..]) * Vector512.Create(g[i..]);
                var h = Vector512.Create<float>(hat[i..]);
                (Vector512.Create<float>(target[i..]) + (scale * (d - meanSum - (h * meanDot)))).CopyTo(target[i..]);
            }
        }
    }
}
