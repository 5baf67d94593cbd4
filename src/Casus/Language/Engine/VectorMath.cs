using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Casus.Language.Engine;

/// <summary>Functions of single floats, sixteen at a time, by fixed steps: the same bits on every machine.</summary>
internal static class VectorMath
{
    /// <summary>How many floats one vector holds.</summary>
    public const int Lanes = 16;

    private const float RoundingMagic = 12582912f;

    /// <summary>e to the power of each lane, for lanes of −87 to 87; those beyond are cut to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-87f)), Vector512.Create(87f));
        var scaled = x * Vector512.Create(1.44269504f);
        var shifted = scaled + Vector512.Create(RoundingMagic);
        var whole = shifted - Vector512.Create(RoundingMagic);
        // The rest lies between −1/2 and 1/2; 2^rest by its series.
        var r = (scaled - whole) * Vector512.Create(0.693147181f);
        var p = Vector512.Create(1f / 720f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 120f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 24f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1f / 6f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        var exponent = shifted.AsInt32() - Vector512.Create(RoundingMagic).AsInt32();
        return (p.AsInt32() + (exponent << 23)).AsSingle();
    }

    /// <summary>1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x) =>
        Vector512.Create(2f) / (Vector512<float>.One + Exp(x * Vector512.Create(-2f))) - Vector512<float>.One;

    /// <summary>Where the largest number stands; of equals the first.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }

        return best;
    }

    /// <summary>The sum of all lanes, by halves: one order on every machine.</summary>
    public static float Sum(Vector512<float> x)
    {
        var v8 = x.GetLower() + x.GetUpper();
        var v4 = v8.GetLower() + v8.GetUpper();
        return (v4[0] + v4[2]) + (v4[1] + v4[3]);
    }
}
