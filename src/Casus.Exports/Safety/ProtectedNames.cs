using System.Text;

namespace Casus.Exports.Safety;

/// <summary>Names that may not be given away, found in every spelling.</summary>
/// <remarks>
/// A name of one word counts where it stands as a word; one of several words also without its spaces, and where it is long inside other
/// letters too. Of a long name its fingerprint is kept alone, since an export may have to know a million. Filled first, then read by any number of threads.
/// </remarks>
internal sealed class ProtectedNames
{
    /// <summary>What stands in place of a name.</summary>
    public const string Withheld = "[name withheld]";

    private const int Key = 6;
    private const int LongEnoughAnywhere = 10;
    private const int Shortest = 2;
    private const ulong Begin = 14695981039346656037;
    private const int FewBits = 1 << 12, ManyBits = 1 << 25;

    private readonly HashSet<string> shorts = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> longs = [];
    private readonly HashSet<ulong> anywhere = [];

    // By the fingerprint of the first letters of each long name a bit: nearly everywhere in a text it says that none begins there.
    private readonly ulong[] beginnings;
    private readonly List<bool> lengths = [];
    private readonly IReadOnlySet<string> trusted = new HashSet<string>();
    private readonly HashSet<ulong> trustedLongs = [];

    /// <summary>Makes a list without names.</summary>
    /// <param name="isLarge">Whether there may be very many.</param>
    public ProtectedNames(bool isLarge = false) => beginnings = new ulong[(isLarge ? ManyBits : FewBits) / 64];

    private ProtectedNames(ProtectedNames names, IReadOnlySet<string> trusted)
    {
        (shorts, longs, anywhere, beginnings, lengths) = (names.shorts, names.longs, names.anywhere, names.beginnings, names.lengths);
        this.trusted = trusted;
        trustedLongs = [.. trusted.Where(t => t.Length >= Key).Select(t => FingerprintOf(t))];
    }

    public bool IsEmpty => shorts.Count + longs.Count + anywhere.Count == 0;

    /// <summary>Adds a name.</summary>
    public void Add(string name)
    {
        var words = FoldedText.Words(name);
        var letters = string.Concat(words);
        if (letters.Length < Shortest || letters.All(char.IsAsciiDigit))
            return;
        AddLetters(letters, words.Length > 1);

        // "Surname, Given" and the first and last name without those between.
        if (words.Length > 1)
        {
            AddLetters(words[^1] + string.Concat(words[..^1]), true);
            AddLetters(words[0] + words[^1], true);
        }
    }

    /// <summary>These names but those that stand in a file by right; what is added here later is not among them.</summary>
    public ProtectedNames Without(IReadOnlySet<string> trusted) => new(this, trusted);

    /// <summary>Whether one of them stands in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isEncoded">Whether escapes of addresses, JSON and HTML are to be resolved.</param>
    public bool StandIn(string text, bool isEncoded = true) => !IsEmpty && Find(new FoldedText(text, isEncoded), 0) is not null;

    /// <summary>Whether one of them stands in a text that was folded already.</summary>
    public bool StandIn(FoldedText text) => !IsEmpty && Find(text, 0) is not null;

    /// <summary>The text with each of them replaced by <see cref="Withheld"/>.</summary>
    public string Hide(string text)
    {
        if (IsEmpty)
            return text;
        var folded = new FoldedText(text);
        if (Find(folded, 0) is not { } found)
            return text;
        var hidden = new StringBuilder();
        var done = 0;
        for ((int Start, int End)? next = found; next is { } at; next = Find(folded, at.End))
        {
            hidden.Append(text, done, folded.StartOf(at.Start) - done).Append(Withheld);
            done = folded.StartOf(at.End - 1) + 1;
        }

        return hidden.Append(text, done, text.Length - done).ToString();
    }

    private void AddLetters(string letters, bool isSeveralWords)
    {
        if (letters.Length < Key)
        {
            shorts.Add(letters);
            return;
        }

        (isSeveralWords && letters.Length >= LongEnoughAnywhere ? anywhere : longs).Add(FingerprintOf(letters));
        var bit = Bit(FingerprintOf(letters.AsSpan(0, Key)));
        beginnings[bit / 64] |= 1UL << (bit % 64);
        while (lengths.Count <= letters.Length)
            lengths.Add(false);
        lengths[letters.Length] = true;
    }

    private (int Start, int End)? Find(FoldedText text, int from)
    {
        var letters = text.Letters.AsSpan();
        var shortNames = shorts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = from; at + Shortest <= letters.Length; at++)
        {
            if (LongAt(text, at) is var end and > 0)
                return (at, end);
            var isWord = text.BeginsAt(at);
            for (var length = Shortest; isWord && length < Key && at + length <= letters.Length; length++)
            {
                if (text.BeginsAt(at + length) && shortNames.Contains(letters.Slice(at, length)) && !trusted.Contains(letters.Slice(at, length).ToString()))
                    return (at, at + length);
            }
        }

        return null;
    }

    // Where the longest long name that begins at a letter ends; 0 where none does.
    private int LongAt(FoldedText text, int at)
    {
        var letters = text.Letters.AsSpan();
        if (at + Key > letters.Length)
            return 0;
        var hash = Begin;
        for (var l = 0; l < Key; l++)
            hash = Next(hash, letters[at + l]);
        var bit = Bit(End(hash));
        if ((beginnings[bit / 64] & (1UL << (bit % 64))) == 0)
            return 0;
        var (found, isWord) = (0, text.BeginsAt(at));
        for (var length = Key; length < lengths.Count && at + length <= letters.Length; length++)
        {
            if (length > Key)
                hash = Next(hash, letters[at + length - 1]);
            if (!lengths[length])
                continue;
            var whole = End(hash);
            if ((anywhere.Contains(whole) || (isWord && text.BeginsAt(at + length) && longs.Contains(whole))) && !trustedLongs.Contains(whole))
                found = at + length;
        }

        return found;
    }

    // FNV-1a, 64 bits, then the finishing steps of SplitMix64: of a million names in a billion places one in ten thousand exports may withhold a word too many, and none a name too few.
    private static ulong Next(ulong hash, char letter) => unchecked((hash ^ letter) * 1099511628211);

    private static ulong End(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
            return hash ^ (hash >> 31);
        }
    }

    private static ulong FingerprintOf(ReadOnlySpan<char> letters)
    {
        var hash = Begin;
        foreach (var letter in letters)
            hash = Next(hash, letter);
        return End(hash);
    }

    private int Bit(ulong fingerprint) => (int)(fingerprint % ((ulong)beginnings.Length * 64));
}
