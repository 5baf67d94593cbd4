namespace Casus.Knowledge.Places;

/// <summary>
/// What a place name is looked up by: a 64-bit hash of the name without case, diacritics, apostrophes, full stops and hyphens, its
/// words parted by single blanks. "Al-Ḩasakah", "al Hasakah" and "AL HASAKAH" have one key.
/// </summary>
/// <remarks>
/// A key is built word by word, so that every run of words that begins at one token costs one step each. The default value is the
/// key of no words.
/// </remarks>
public readonly record struct PlaceKey
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly ulong state;
    private readonly ulong first;

    private PlaceKey(ulong state, ulong first, int words) => (this.state, this.first, Words) = (state, first, words);

    /// <summary>How many words the key is made of, as parted by blanks, hyphens and slashes.</summary>
    public int Words { get; }

    /// <summary>The hash of the whole name, its bits well mixed.</summary>
    public ulong Hash => Mix(state);

    /// <summary>The hash of the first word alone.</summary>
    public ulong FirstWord => Mix(first);

    /// <summary>The key of a name.</summary>
    public static PlaceKey Of(ReadOnlySpan<char> name) => default(PlaceKey).Append(name);

    /// <summary>The key of the name so far and <paramref name="more"/>, with a blank between them.</summary>
    /// <param name="more">One word or several. What folds to nothing, as a lone apostrophe, leaves the key as it is.</param>
    public PlaceKey Append(ReadOnlySpan<char> more)
    {
        unchecked
        {
            var (hash, one, words) = Words == 0 ? (Seed, 0UL, 0) : (state, first, Words);
            var atStart = true;
            foreach (var c in more)
            {
                var (a, b) = c is '&' ? ('&', '\0') : LatinFolding.Fold(c);
                if (a == '\0')
                    continue;
                if (a == ' ')
                {
                    atStart = true;
                    continue;
                }

                if (atStart)
                {
                    if (words == 1)
                        one = hash;
                    if (words > 0)
                        hash = (hash ^ ' ') * Prime;
                    words++;
                    atStart = false;
                }

                hash = (hash ^ a) * Prime;
                if (b != '\0')
                    hash = (hash ^ b) * Prime;
            }

            return words == 0 ? default : new(hash, words == 1 ? hash : one, words);
        }
    }

    private static ulong Mix(ulong h)
    {
        // The finaliser of MurmurHash3: FNV alone leaves the high bits of short words poor.
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
