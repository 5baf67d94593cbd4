using System.Runtime.Intrinsics;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>Element-wise steps on whole buffers.</summary>
internal static class Rows
{
    public static void Ensure(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new float[length + (length / 4)];
    }

    public static void Add(Span<float> target, ReadOnlySpan<float> source)
    {
        var i = 0;
        for (; i + VectorMath.Lanes <= source.Length; i += VectorMath.Lanes)
            (Vector512.Create<float>(target[i..]) + Vector512.Create<float>(source[i..])).CopyTo(target[i..]);
        for (; i < source.Length; i++)
            target[i] += source[i];
    }

    public static void Multiply(Span<float> target, ReadOnlySpan<float> source)
    {
        var i = 0;
        for (; i + VectorMath.Lanes <= source.Length; i += VectorMath.Lanes)
            (Vector512.Create<float>(target[i..]) * Vector512.Create<float>(source[i..])).CopyTo(target[i..]);
        for (; i < source.Length; i++)
            target[i] *= source[i];
    }

    /// <summary>Clears the mask where the value is not above zero.</summary>
    public static void MaskPositive(Span<float> mask, ReadOnlySpan<float> values)
    {
        var i = 0;
        for (; i + VectorMath.Lanes <= values.Length; i += VectorMath.Lanes)
            (Vector512.Create<float>(mask[i..]).AsInt32() & Vector512.GreaterThan(Vector512.Create(values[i..]), Vector512<float>.Zero).AsInt32()).AsSingle().CopyTo(mask[i..]);
        for (; i < values.Length; i++)
            mask[i] = values[i] > 0 ? mask[i] : 0;
    }

    public static void ClearEmpty(Span<float> rows, int width, bool[] isEmpty)
    {
        for (var r = 0; r < isEmpty.Length; r++)
        {
            if (isEmpty[r])
                rows.Slice(r * width, width).Clear();
        }
    }
}
