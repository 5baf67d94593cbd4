using System.Runtime.Intrinsics;

namespace Casus.Language.Engine;

/// <content>The layers of the encoder.</content>
internal sealed partial class LanguageNetwork
{
    /// <summary>Brings rows to mean 0 and deviation 1, then scales and shifts them.</summary>
    private sealed record Norm(float[] Gain, float[] Shift)
    {
        private const float Epsilon = 1e-5f;

        public static Norm Of(NetworkTables tables, string name) => new(tables.Vector(name + ".gain"), tables.Vector(name + ".shift"));

        public void Apply(ReadOnlySpan<float> row, Span<float> target)
        {
            var (mean, scale) = Moments(row);
            for (var i = 0; i < row.Length; i += VectorMath.Lanes)
                (((Vector512.Create(row[i..]) - mean) * scale * Vector512.Create<float>(Gain.AsSpan(i))) + Vector512.Create<float>(Shift.AsSpan(i))).CopyTo(target[i..]);
        }

        // An empty row has deviation 0 and stays empty.
        public void Apply(ReadOnlySpan<float> rows, int count, float steps, Span<short> target)
        {
            var width = Gain.Length;
            var factor = Vector512.Create(steps);
            Vector512<float> least = Vector512.Create((float)-IntegerMatrix.LargestInput), most = Vector512.Create((float)IntegerMatrix.LargestInput);
            for (var r = 0; r < count; r++)
            {
                var row = rows.Slice(r * width, width);
                var (mean, scale) = Moments(row);
                var cells = target.Slice(r * width, width);
                if (scale[0] > 300)
                {
                    cells.Clear();
                    continue;
                }

                for (var i = 0; i < width; i += VectorMath.Lanes)
                {
                    var value = ((Vector512.Create(row[i..]) - mean) * scale * Vector512.Create<float>(Gain.AsSpan(i))) + Vector512.Create<float>(Shift.AsSpan(i));
                    Store(value * factor, least, most, cells[i..]);
                }
            }
        }

        private static (Vector512<float> Mean, Vector512<float> Scale) Moments(ReadOnlySpan<float> row)
        {
            Vector512<float> sum = Vector512<float>.Zero, squares = Vector512<float>.Zero;
            for (var i = 0; i < row.Length; i += VectorMath.Lanes)
                sum += Vector512.Create(row[i..]);
            var mean = Vector512.Create(VectorMath.Sum(sum) / row.Length);
            for (var i = 0; i < row.Length; i += VectorMath.Lanes)
            {
                var d = Vector512.Create(row[i..]) - mean;
                squares += d * d;
            }

            return (mean, Vector512.Create(1 / MathF.Sqrt((VectorMath.Sum(squares) / row.Length) + Epsilon)));
        }
    }

    /// <summary>A layer of the encoder: adds its part to the stream.</summary>
    private abstract class Layer(Norm norm)
    {
        protected Norm Norm { get; } = norm;

        public abstract int Widest { get; }

        public abstract int Units { get; }

        public static Layer Of(NetworkTables tables, string name, char kind)
        {
            var norm = Norm.Of(tables, name + ".norm");
            return kind switch
            {
                'c' => new Window(norm, tables.Matrix(name + ".window", name + ".bias", NormScale)),
                'r' => new Recurrence(norm, tables.Matrix(name + ".gates", name + ".gates.bias", NormScale), tables.Matrix(name + ".out", name + ".out.bias", UnitScale)),
                _ => throw new IOException($"a layer '{kind}' is not known"),
            };
        }

        public abstract void Apply(Sentences sentences, int from, int to, int rows, NetworkScratch scratch);
    }

    private sealed class Window(Norm norm, IntegerMatrix weights) : Layer(norm)
    {
        public override int Widest => weights.Stride;

        public override int Units => 0;

        public override void Apply(Sentences sentences, int from, int to, int rows, NetworkScratch scratch)
        {
            var width = weights.Outputs;
            Norm.Apply(scratch.Stream, rows, NormScale, scratch.Inputs);
            weights.Multiply(scratch.Inputs, 0, width, rows - 2, scratch.Wide);
            for (var s = from; s < to; s++)
            {
                var first = RowOf(sentences, from, s);
                for (var row = first; row < first + sentences[s].Count; row++)
                {
                    var target = scratch.Stream.AsSpan(row * width, width);
                    var source = scratch.Wide.AsSpan((row - 1) * weights.Stride, width);
                    for (var i = 0; i < width; i += VectorMath.Lanes)
                        (Vector512.Create<float>(target[i..]) + Vector512.Max(Vector512.Create<float>(source[i..]), Vector512<float>.Zero)).CopyTo(target[i..]);
                }
            }
        }
    }

    private sealed class Recurrence(Norm norm, IntegerMatrix gates, IntegerMatrix outward) : Layer(norm)
    {
        public override int Widest => Math.Max(gates.Stride, outward.Stride);

        public override int Units => outward.Inputs;

        public override void Apply(Sentences sentences, int from, int to, int rows, NetworkScratch scratch)
        {
            var (width, units) = (gates.Inputs, outward.Inputs);
            Norm.Apply(scratch.Stream, rows, NormScale, scratch.Inputs);
            gates.Multiply(scratch.Inputs, 0, width, rows, scratch.Wide);
            var hidden = scratch.Inputs.AsSpan(0, rows * units);
            hidden.Clear();
            for (var s = from; s < to; s++)
            {
                int first = RowOf(sentences, from, s), last = first + sentences[s].Count - 1;
                for (var row = first; row <= last; row++)
                    Activate(scratch.Wide.AsSpan(row * gates.Stride, 3 * units), units);
                Run(scratch.Wide, hidden, units, first, last, 1, 0);
                Run(scratch.Wide, hidden, units, last, first, -1, units / 2);
            }

            outward.Multiply(scratch.Inputs, 0, units, rows, scratch.Wide);
            for (var s = from; s < to; s++)
            {
                var first = RowOf(sentences, from, s);
                for (var row = first; row < first + sentences[s].Count; row++)
                {
                    var target = scratch.Stream.AsSpan(row * width, width);
                    var source = scratch.Wide.AsSpan(row * outward.Stride, width);
                    for (var i = 0; i < width; i += VectorMath.Lanes)
                        (Vector512.Create<float>(target[i..]) + Vector512.Create<float>(source[i..])).CopyTo(target[i..]);
                }
            }
        }

        private static void Activate(Span<float> row, int units)
        {
            for (var i = 0; i < units; i += VectorMath.Lanes)
                VectorMath.Tanh(Vector512.Create<float>(row[i..])).CopyTo(row[i..]);
            for (var i = units; i < row.Length; i += VectorMath.Lanes)
                VectorMath.Sigmoid(Vector512.Create<float>(row[i..])).CopyTo(row[i..]);
        }

        // Half of the units run with the words, half against them.
        private void Run(float[] gated, Span<short> hidden, int units, int first, int last, int step, int from)
        {
            Vector512<float> least = Vector512.Create(-UnitScale), most = Vector512.Create(UnitScale), steps = Vector512.Create(UnitScale);
            for (var i = from; i < from + (units / 2); i += VectorMath.Lanes)
            {
                var cell = Vector512<float>.Zero;
                for (var row = first; row != last + step; row += step)
                {
                    var g = gated.AsSpan(row * gates.Stride, 3 * units);
                    var z = Vector512.Create<float>(g[i..]);
                    cell = z + (Vector512.Create<float>(g[(units + i)..]) * (cell - z));
                    Store(cell * Vector512.Create<float>(g[((2 * units) + i)..]) * steps, least, most, hidden[((row * units) + i)..]);
                }
            }
        }
    }
}
