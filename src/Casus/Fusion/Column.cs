namespace Casus.Fusion;

/// <summary>One value of each telling, one after the other in memory.</summary>
internal sealed class Column<T>
{
    private T[] values = new T[64];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public T this[int index] => values[index];

    /// <summary>Adds one.</summary>
    public void Add(T value)
    {
        if (Count == values.Length)
            Array.Resize(ref values, values.Length * 2);
        values[Count++] = value;
    }
}
