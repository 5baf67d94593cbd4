namespace Casus.Knowledge.Places;

/// <summary>The index of each place in the file by GeoNames' number; four bytes a number, in pages.</summary>
internal sealed class PlaceIndexById
{
    private const int PageBits = 16;
    private readonly int[]?[] pages = new int[]?[1 << (31 - PageBits)];

    /// <summary>The index, or −1 for a number that is not there.</summary>
    public int this[int id] => id > 0 && pages[id >> PageBits] is { } page ? page[id & ((1 << PageBits) - 1)] - 1 : -1;

    /// <summary>Remembers a place.</summary>
    /// <returns>Whether its number is new, or it has none.</returns>
    public bool TryAdd(int id, int index)
    {
        if (id <= 0)
            return true;
        var page = pages[id >> PageBits] ??= new int[1 << PageBits];
        ref var known = ref page[id & ((1 << PageBits) - 1)];
        if (known > 0)
            return false;
        known = index + 1;
        return true;
    }
}
