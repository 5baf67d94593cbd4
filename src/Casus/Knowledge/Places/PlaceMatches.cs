namespace Casus.Knowledge.Places;

/// <summary>
/// The places that bear a name, read straight from the gazetteer's file: neither a hit nor a miss allocates.
/// </summary>
/// <remarks>
/// Each place occurs once, in the order of the file: by country, division, number. The default value is empty.
/// </remarks>
public readonly ref struct PlaceMatches
{
    private readonly ReadOnlySpan<byte> pairs;

    private readonly PlaceLayout layout;

    internal PlaceMatches(ReadOnlySpan<byte> pairs, PlaceLayout layout)
    {
        this.pairs = pairs;
        this.layout = layout;
    }

    /// <summary>How many places bear the name.</summary>
    public int Count => pairs.IsEmpty ? 0 : pairs.Length / layout.PairSize;

    /// <summary>Whether no place bears the name.</summary>
    public bool IsEmpty => pairs.IsEmpty;

    /// <summary>One of the places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such match.</exception>
    public PlaceRef this[int match]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)match, (uint)Count);
            return layout.RefOf(pairs, match);
        }
    }
}
