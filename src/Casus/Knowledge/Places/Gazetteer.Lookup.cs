using System.Buffers.Binary;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

public sealed partial class Gazetteer
{
    private const int FilterAt = ((1 << BucketBits) + 1) * 4;

    /// <summary>The places that bear <paramref name="name"/>, in any case, with or without diacritics and hyphens.</summary>
    /// <remarks>
    /// Two names may have one key with a probability of one in 10¹² a pair; a miss is then taken for a hit.
    /// </remarks>
    public PlaceMatches Find(ReadOnlySpan<char> name) => Find(PlaceKey.Of(name));

    /// <summary>The places that bear the name of <paramref name="key"/>.</summary>
    public PlaceMatches Find(PlaceKey key)
    {
        if (key.Words == 0)
            return default;
        var hash = key.Hash;
        var buckets = Bytes(Section.Buckets);
        var bucket = BucketOf(hash);
        var low = BinaryPrimitives.ReadInt32LittleEndian(buckets[(bucket * 4)..]);
        var high = BinaryPrimitives.ReadInt32LittleEndian(buckets[((bucket * 4) + 4)..]);
        var pairs = Bytes(Section.Pairs);
        if (low < 0 || low > high || high > pairs.Length / PairSize)
            throw PlaceErrors.Damaged(path, "its index points outside the file");
        var wanted = FingerprintOf(hash);
        while (low < high && Read24(pairs, low * PairSize) < wanted)
            low++;
        var end = low;
        while (end < high && Read24(pairs, end * PairSize) == wanted)
            end++;
        return new(pairs[(low * PairSize)..(end * PairSize)]);
    }

    /// <summary>
    /// How many words the longest name has that may begin with the first word of <paramref name="key"/>; 0 for none.
    /// </summary>
    /// <remarks>A filter: it may say too much (one word in some hundred), never too little. At most 9.</remarks>
    public int LongestNameFrom(PlaceKey key)
    {
        var cell = FilterCellOf(key.FirstWord);
        var two = Bytes(Section.Buckets)[FilterAt + (cell >> 1)];
        return (cell & 1) == 0 ? two & 0xF : two >> 4;
    }
}
