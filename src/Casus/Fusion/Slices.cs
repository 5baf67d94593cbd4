namespace Casus.Fusion;

/// <summary>Several values of each telling, all in one stretch of memory.</summary>
internal sealed class Slices<T>
{
    private readonly Column<int> ends = new();
    private T[] values = new T[64];
    private int used;

    /// <summary>Those of one telling.</summary>
    public ReadOnlySpan<T> this[int index] => values.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    /// <summary>Adds those of the next.</summary>
    public void Add(ReadOnlySpan<T> slice)
    {
        if (used + slice.Length > values.Length)
            Array.Resize(ref values, Math.Max(values.Length * 2, used + slice.Length));
        slice.CopyTo(values.AsSpan(used));
        ends.Add(used += slice.Length);
    }
}
