using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Casus.Language.Engine;

/// <summary>A matrix of weights of eight bits, multiplied with rows of sixteen-bit numbers: four rows by sixty-four outputs at a time.</summary>
/// <remarks>
/// All sums are whole numbers, so the result is the same on every machine, whatever its vectors. No sum can overflow: an input is at most
/// <see cref="LargestInput"/>, a weight 127, and there are fewer than 4,000 inputs.
/// </remarks>
internal sealed class IntegerMatrix
{
    /// <summary>Inputs are cut to this size.</summary>
    public const int LargestInput = 4095;

    private const int Lanes = 16;
    private const int PanelWidth = 4 * Lanes;

    // Panel after panel of 64 outputs; in each, pair after pair of inputs; in each, two weights for every output.
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

    /// <summary>The distance of two rows of the result: <see cref="Outputs"/> rounded up to a multiple of 64.</summary>
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
            var isWhole = Outputs - (panel * PanelWidth) > 2 * Lanes;
            var i = 0;
            for (; isWhole && i + 4 <= rows; i += 4)
                Four(ref Unsafe.Add(ref x0, i * row), row, ref w, ref Unsafe.Add(ref y0, i * Stride), panel * PanelWidth);
            for (; i < rows; i++)
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

    private void Four(ref short x, int row, ref short w, ref float y, int output)
    {
        Vector512<int> c00, c01, c02, c03, c10, c11, c12, c13, c20, c21, c22, c23, c30, c31, c32, c33;
        c00 = c01 = c02 = c03 = c10 = c11 = c12 = c13 = c20 = c21 = c22 = c23 = c30 = c31 = c32 = c33 = Vector512<int>.Zero;
        ref var x1 = ref Unsafe.Add(ref x, row);
        ref var x2 = ref Unsafe.Add(ref x1, row);
        ref var x3 = ref Unsafe.Add(ref x2, row);
        for (var k = 0; k < pairs; k++)
        {
            var w0 = Vector512.LoadUnsafe(ref w);
            var w1 = Vector512.LoadUnsafe(ref w, 2 * Lanes);
            var w2 = Vector512.LoadUnsafe(ref w, 4 * Lanes);
            var w3 = Vector512.LoadUnsafe(ref w, 6 * Lanes);
            var v = Twice(ref Unsafe.Add(ref x, 2 * k));
            c00 += Pairs(v, w0);
            c01 += Pairs(v, w1);
            c02 += Pairs(v, w2);
            c03 += Pairs(v, w3);
            v = Twice(ref Unsafe.Add(ref x1, 2 * k));
            c10 += Pairs(v, w0);
            c11 += Pairs(v, w1);
            c12 += Pairs(v, w2);
            c13 += Pairs(v, w3);
            v = Twice(ref Unsafe.Add(ref x2, 2 * k));
            c20 += Pairs(v, w0);
            c21 += Pairs(v, w1);
            c22 += Pairs(v, w2);
            c23 += Pairs(v, w3);
            v = Twice(ref Unsafe.Add(ref x3, 2 * k));
            c30 += Pairs(v, w0);
            c31 += Pairs(v, w1);
            c32 += Pairs(v, w2);
            c33 += Pairs(v, w3);
            w = ref Unsafe.Add(ref w, 2 * PanelWidth);
        }

        Store(ref Unsafe.Add(ref y, output), output, c00, c01, c02, c03);
        Store(ref Unsafe.Add(ref y, Stride + output), output, c10, c11, c12, c13);
        Store(ref Unsafe.Add(ref y, (2 * Stride) + output), output, c20, c21, c22, c23);
        Store(ref Unsafe.Add(ref y, (3 * Stride) + output), output, c30, c31, c32, c33);
    }

    private void One(ref short x, ref short w, ref float y, int output)
    {
        Vector512<int> c0, c1, c2, c3;
        c0 = c1 = c2 = c3 = Vector512<int>.Zero;
        var vectors = Math.Min(4, (Outputs - output + Lanes - 1) / Lanes);
        for (var k = 0; k < pairs; k++)
        {
            var v = Twice(ref Unsafe.Add(ref x, 2 * k));
            c0 += Pairs(v, Vector512.LoadUnsafe(ref w));
            if (vectors > 1)
                c1 += Pairs(v, Vector512.LoadUnsafe(ref w, 2 * Lanes));
            if (vectors > 2)
            {
                c2 += Pairs(v, Vector512.LoadUnsafe(ref w, 4 * Lanes));
                c3 += Pairs(v, Vector512.LoadUnsafe(ref w, 6 * Lanes));
            }

            w = ref Unsafe.Add(ref w, 2 * PanelWidth);
        }

        Store(ref Unsafe.Add(ref y, output), output, c0, c1, c2, c3);
    }

    private void Store(ref float y, int output, Vector512<int> c0, Vector512<int> c1, Vector512<int> c2, Vector512<int> c3)
    {
        ref var s = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scales), output);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bias), output);
        ((Vector512.ConvertToSingle(c0) * Vector512.LoadUnsafe(ref s)) + Vector512.LoadUnsafe(ref b)).StoreUnsafe(ref y);
        ((Vector512.ConvertToSingle(c1) * Vector512.LoadUnsafe(ref s, Lanes)) + Vector512.LoadUnsafe(ref b, Lanes)).StoreUnsafe(ref y, Lanes);
        ((Vector512.ConvertToSingle(c2) * Vector512.LoadUnsafe(ref s, 2 * Lanes)) + Vector512.LoadUnsafe(ref b, 2 * Lanes)).StoreUnsafe(ref y, 2 * Lanes);
        ((Vector512.ConvertToSingle(c3) * Vector512.LoadUnsafe(ref s, 3 * Lanes)) + Vector512.LoadUnsafe(ref b, 3 * Lanes)).StoreUnsafe(ref y, 3 * Lanes);
    }
}
