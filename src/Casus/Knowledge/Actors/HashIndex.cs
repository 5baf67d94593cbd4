namespace Casus.Knowledge.Actors;

/// <summary>A map from 64-bit hashes to numbers that is filled once and then only read.</summary>
/// <remarks>
/// Open addressing; the framework's dictionaries would have to be compiled for these types at every start of the
/// program.
/// </remarks>
internal sealed class HashIndex
{
    private const int SmallestSize = 16;
    private ulong[] keys;
    private int[] values;
    private int count;

    /// <summary>Makes an empty map with room for <paramref name="capacity"/> entries; it grows beyond them.</summary>
    public HashIndex(int capacity)
    {
        var size = SmallestSize;
        while (IsFull(capacity, size))
            size *= 2;
        (keys, values) = (new ulong[size], new int[size]);
    }

    /// <summary>The number under <paramref name="key"/>; 0 when there is none.</summary>
    public int this[ulong key]
    {
        get => values[Slot(keys, values, key)];
        set
        {
            var slot = Slot(keys, values, key);
            if (values[slot] == 0 && IsFull(++count, keys.Length))
            {
                Grow();
                slot = Slot(keys, values, key);
            }

            (keys[slot], values[slot]) = (key, value);
        }
    }

    // From three quarters on: a smaller table stays in the processor's caches, which outweighs the longer chains.
    private static bool IsFull(int count, int size) => count * 4 > size * 3;

    private static int Slot(ulong[] keys, int[] values, ulong key)
    {
        var mask = keys.Length - 1;
        var slot = (int)(key >> 32 ^ key) & mask;
        while (values[slot] != 0 && keys[slot] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (oldKeys, oldValues) = (keys, values);
        (keys, values) = (new ulong[oldKeys.Length * 2], new int[oldKeys.Length * 2]);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldValues[i] == 0)
                continue;
            var slot = Slot(keys, values, oldKeys[i]);
            (keys[slot], values[slot]) = (oldKeys[i], oldValues[i]);
        }
    }
}
