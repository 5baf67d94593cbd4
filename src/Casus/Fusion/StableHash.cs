namespace Casus.Fusion;

/// <summary>Hashes that are the same on every machine and in every version.</summary>
internal static class StableHash
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over UTF-16 code units, its bits mixed.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * Prime);
        return Mix(hash);
    }

    /// <summary>Of two hashes in this order.</summary>
    public static ulong Of(ulong first, ulong second) => Mix(unchecked((first * Prime) ^ second));

    /// <summary>The finaliser of MurmurHash3.</summary>
    public static ulong Mix(ulong h)
    {
        unchecked
        {
            h ^= h >> 33;
            h *= 0xff51afd7ed558ccd;
            h ^= h >> 33;
            h *= 0xc4ceb9fe1a85ec53;
            return h ^ (h >> 33);
        }
    }
}
