using System.Buffers.Binary;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

public sealed partial class Gazetteer
{
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
        var bucket = layout.BucketOf(hash);
        var low = BinaryPrimitives.ReadInt32LittleEndian(buckets[(bucket * 4)..]);
        var high = BinaryPrimitives.ReadInt32LittleEndian(buckets[((bucket * 4) + 4)..]);
        var pairs = Bytes(Section.Pairs);
        if (low < 0 || low > high || high > pairs.Length / layout.PairSize)
            throw PlaceErrors.Damaged(path, "its index points outside the file");
        var wanted = layout.FingerprintOf(hash);
        low = FirstAtLeast(pairs, low, high, wanted);
        var end = FirstAtLeast(pairs, low, high, wanted + 1);
        return low == end ? default : new(pairs[(low * layout.PairSize)..(end * layout.PairSize)], layout);
    }

    /// <summary>
    /// How many words the longest name has that may begin with the first word of <paramref name="key"/>; 0 for none.
    /// </summary>
    /// <remarks>A filter: it may say too much (one word in some hundred), never too little. At most 9.</remarks>
    public int LongestNameFrom(PlaceKey key)
    {
        var cell = layout.FilterCellOf(key.FirstWord);
        var two = Bytes(Section.Buckets)[layout.FilterAt + (cell >> 1)];
        return (cell & 1) == 0 ? two & 0xF : two >> 4;
    }

    private int FirstAtLeast(ReadOnlySpan<byte> pairs, int low, int high, int wanted)
    {
        // A step over few, and halving over many: a bucket may hold a name that thousands of places bear.
        while (high - low > 8)
        {
            var mid = (int)(((uint)low + (uint)high) / 2);
            if (Read24(pairs, mid * layout.PairSize) < wanted)
                low = mid + 1;
            else
                high = mid;
        }

        while (low < high && Read24(pairs, low * layout.PairSize) < wanted)
            low++;
        return low;
    }
}
