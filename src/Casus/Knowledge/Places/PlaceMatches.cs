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

    internal PlaceMatches(ReadOnlySpan<byte> pairs) => this.pairs = pairs;

    /// <summary>How many places bear the name.</summary>
    public int Count => pairs.Length / PlaceFile.PairSize;

    /// <summary>Whether no place bears the name.</summary>
    public bool IsEmpty => pairs.IsEmpty;

    /// <summary>One of the places.</summary>
    public PlaceRef this[int match]
    {
        get
        {
            var value = PlaceFile.Read24(pairs, (match * PlaceFile.PairSize) + 3);
            return new(value >> PlaceFile.FormBits, (NameForm)(value & PlaceFile.FormMask));
        }
    }
}
