using System.Runtime.Intrinsics;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>A small generator of random bits for dropout: fast, and the same numbers for the same seed.</summary>
internal sealed class Noise(ulong seed)
{
    private ulong state = (seed * 0x9E3779B97F4A7C15UL) + 0xD1B54A32D192ED03UL;

    /// <summary>A number from 0 up to 1.</summary>
    public float Next() => (Bits() >> 40) * (1f / (1 << 24));

    /// <summary>Fills a mask: 0 with the given chance, else what keeps the mean.</summary>
    public void Mask(Span<float> mask, float drop)
    {
        if (drop <= 0)
        {
            mask.Fill(1);
            return;
        }

        // Sixteen small generators side by side, begun anew for each mask.
        var lanes = Vector512.Create(Bits(), Bits(), Bits(), Bits(), Bits(), Bits(), Bits(), Bits()).AsUInt32() | Vector512<uint>.One;
        var limit = Vector512.Create((uint)(drop * uint.MaxValue));
        var keep = Vector512.Create(1 / (1 - drop));
        var i = 0;
        for (; i + VectorMath.Lanes <= mask.Length; i += VectorMath.Lanes)
        {
            lanes = Next(lanes);
            (keep.AsUInt32() & Vector512.GreaterThanOrEqual(lanes, limit)).AsSingle().CopyTo(mask[i..]);
        }

        lanes = Next(lanes);
        for (var k = 0; i < mask.Length; i++, k++)
            mask[i] = lanes[k] >= limit[k] ? keep[k] : 0;
    }

    private static Vector512<uint> Next(Vector512<uint> x)
    {
        x ^= x << 13;
        x ^= x >>> 17;
        return x ^ (x << 5);
    }

    private ulong Bits()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return state * 0x2545F4914F6CDD1DUL;
    }
}
