using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language.Engine;

/// <summary>A matrix of weights of eight bits, multiplied with rows of sixteen-bit numbers: eight rows by thirty-two outputs at a time.</summary>
/// <remarks>
/// All sums are whole numbers, so the result is the same on every machine, whatever its vectors. No sum can overflow: an input is at most
/// <see cref="LargestInput"/>, a weight 127, and there are fewer than 4,000 inputs.
/// </remarks>
internal sealed class IntegerMatrix
{
    /// <summary>Inputs are cut to this size.</summary>
    public const int LargestInput = 4095;

    private const int Lanes = 16;
    private const int PanelWidth = 2 * Lanes;
    private const int Block = 8;

    // Panel after panel of 32 outputs; in each, pair after pair of inputs; in each, two weights for every output.
    private readonly short[] packed;
    private readonly float[] scales;
    private readonly float[] bias;
    private readonly int pairs;

    /// <summary>Packs weights.</summary>
    /// <param name="inputs">Number of inputs, fewer than 4,000.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="weights">The weights of the first input for all outputs, then of the second.</param>
    /// <param name="scales">What one step of each output's weights is worth.</param>
    /// <param name="bias">Added to each output; empty for none.</param>
    /// <param name="inputScale">How many steps of an input make one.</param>
    public IntegerMatrix(int inputs, int outputs, ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> scales, ReadOnlySpan<float> bias, float inputScale)
    {
        (Inputs, Outputs) = (inputs, outputs);
        pairs = (inputs + 1) / 2;
        var panels = (outputs + PanelWidth - 1) / PanelWidth;
        packed = new short[panels * pairs * 2 * PanelWidth];
        for (var k = 0; k < inputs; k++)
        {
            for (var o = 0; o < outputs; o++)
                packed[(((((o / PanelWidth) * pairs) + (k / 2)) * PanelWidth) + (o % PanelWidth)) * 2 + (k % 2)] = weights[(k * outputs) + o];
        }

        this.scales = new float[panels * PanelWidth];
        this.bias = new float[panels * PanelWidth];
        for (var o = 0; o < outputs; o++)
            this.scales[o] = scales[o] / inputScale;
        bias.CopyTo(this.bias);
    }

    /// <summary>Number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>The distance of two rows of the result: <see cref="Outputs"/> rounded up to a multiple of 32.</summary>
    public int Stride => scales.Length;

    /// <summary>Multiplies rows.</summary>
    /// <param name="x">The inputs; behind the last row of an odd number of inputs there must be room for one more.</param>
    /// <param name="start">Index of the first row.</param>
    /// <param name="row">Distance of the rows; less than a row's width where windows overlap.</param>
    /// <param name="rows">How many.</param>
    /// <param name="y">Receives <paramref name="rows"/> rows of <see cref="Stride"/> numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(ReadOnlySpan<short> x, int start, int row, int rows, Span<float> y)
    {
        ref var x0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), start);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        for (var panel = 0; panel * PanelWidth < scales.Length; panel++)
        {
            ref var w = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(packed), panel * pairs * 2 * PanelWidth);
            // The last block of rows may take some of the one before once more; few rows go one by one.
            for (var i = 0; rows >= Block && i < rows; i += Block)
            {
                var first = Math.Min(i, rows - Block);
                Eight(ref Unsafe.Add(ref x0, first * row), row, ref w, ref Unsafe.Add(ref y0, first * Stride), panel * PanelWidth);
            }

            for (var i = 0; rows < Block && i < rows; i++)
                One(ref Unsafe.Add(ref x0, i * row), ref w, ref Unsafe.Add(ref y0, i * Stride), panel * PanelWidth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> Pairs(Vector512<short> a, Vector512<short> b)
    {
        if (Avx512BW.IsSupported)
            return Avx512BW.MultiplyAddAdjacent(a, b);
        if (Avx2.IsSupported)
            return Vector512.Create(Avx2.MultiplyAddAdjacent(a.GetLower(), b.GetLower()), Avx2.MultiplyAddAdjacent(a.GetUpper(), b.GetUpper()));
        Vector512<int> x = a.AsInt32(), y = b.AsInt32();
        return ((x << 16 >> 16) * (y << 16 >> 16)) + ((x >> 16) * (y >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Twice(ref short x) => Vector512.Create(Unsafe.As<short, int>(ref x)).AsInt16();

    // Sixteen sums in sixteen registers. Nothing may be called here: a call drives them out of the registers in every step.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eight(ref short x, int row, ref short w, ref float y, int output)
    {
        Vector512<int> a0, b0, a1, b1, a2, b2, a3, b3, a4, b4, a5, b5, a6, b6, a7, b7;
        a0 = b0 = a1 = b1 = a2 = b2 = a3 = b3 = a4 = b4 = a5 = b5 = a6 = b6 = a7 = b7 = Vector512<int>.Zero;
        ref var x4 = ref Unsafe.Add(ref x, 4 * row);
        for (var k = pairs; k > 0; k--)
        {
            var wa = Vector512.LoadUnsafe(ref w);
            var wb = Vector512.LoadUnsafe(ref w, 2 * Lanes);
            var v = Twice(ref x);
            a0 += Pairs(v, wa);
            b0 += Pairs(v, wb);
            v = Twice(ref Unsafe.Add(ref x, row));
            a1 += Pairs(v, wa);
            b1 += Pairs(v, wb);
            v = Twice(ref Unsafe.Add(ref x, 2 * row));
            a2 += Pairs(v, wa);
            b2 += Pairs(v, wb);
            v = Twice(ref Unsafe.Add(ref x, 3 * row));
            a3 += Pairs(v, wa);
            b3 += Pairs(v, wb);
            v = Twice(ref x4);
            a4 += Pairs(v, wa);
            b4 += Pairs(v, wb);
            v = Twice(ref Unsafe.Add(ref x4, row));
            a5 += Pairs(v, wa);
            b5 += Pairs(v, wb);
            v = Twice(ref Unsafe.Add(ref x4, 2 * row));
            a6 += Pairs(v, wa);
            b6 += Pairs(v, wb);
            v = Twice(ref Unsafe.Add(ref x4, 3 * row));
            a7 += Pairs(v, wa);
            b7 += Pairs(v, wb);
            w = ref Unsafe.Add(ref w, 2 * PanelWidth);
            x = ref Unsafe.Add(ref x, 2);
            x4 = ref Unsafe.Add(ref x4, 2);
        }

        y = ref Unsafe.Add(ref y, output);
        Store(ref y, output, a0, b0);
        Store(ref Unsafe.Add(ref y, Stride), output, a1, b1);
        Store(ref Unsafe.Add(ref y, 2 * Stride), output, a2, b2);
        Store(ref Unsafe.Add(ref y, 3 * Stride), output, a3, b3);
        Store(ref Unsafe.Add(ref y, 4 * Stride), output, a4, b4);
        Store(ref Unsafe.Add(ref y, 5 * Stride), output, a5, b5);
        Store(ref Unsafe.Add(ref y, 6 * Stride), output, a6, b6);
        Store(ref Unsafe.Add(ref y, 7 * Stride), output, a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void One(ref short x, ref short w, ref float y, int output)
    {
        Vector512<int> a = Vector512<int>.Zero, b = a;
        for (var k = 0; k < pairs; k++)
        {
            var v = Twice(ref Unsafe.Add(ref x, 2 * k));
            a += Pairs(v, Vector512.LoadUnsafe(ref w));
            b += Pairs(v, Vector512.LoadUnsafe(ref w, 2 * Lanes));
            w = ref Unsafe.Add(ref w, 2 * PanelWidth);
        }

        Store(ref Unsafe.Add(ref y, output), output, a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(ref float y, int output, Vector512<int> a, Vector512<int> b)
    {
        ref var s = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scales), output);
        ref var c = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bias), output);
        ((Vector512.ConvertToSingle(a) * Vector512.LoadUnsafe(ref s)) + Vector512.LoadUnsafe(ref c)).StoreUnsafe(ref y);
        ((Vector512.ConvertToSingle(b) * Vector512.LoadUnsafe(ref s, Lanes)) + Vector512.LoadUnsafe(ref c, Lanes)).StoreUnsafe(ref y, Lanes);
    }
}
