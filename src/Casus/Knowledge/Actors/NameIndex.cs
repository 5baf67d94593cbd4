namespace Casus.Knowledge.Actors;

/// <summary>The names of the register by their folded forms.</summary>
/// <remarks>
/// A name is found by a 64-bit hash (FNV-1a) of its folded words, run together, so that "al-Shabaab", "Al Shabaab" and "Shabaab" are one.
/// With some ten thousand names the chance that a foreign text hits a hash by accident is below one in 10^14 per look-up. Filled once, then only read.
/// </remarks>
internal sealed class NameIndex
{
    /// <summary>Hash of no words.</summary>
    public const ulong Seed = 14695981039346656037;

    /// <summary>Hash of no words, for loose forms.</summary>
    public const ulong LooseSeed = Seed ^ 0x9E3779B97F4A7C15;

    private const int ShortestLooseName = 5;
    private readonly NameFolding folding;
    private readonly Dictionary<ulong, int> heads;
    private readonly Dictionary<ulong, byte> longestByFirstWord;
    private readonly List<Form> forms;

    /// <summary>Makes an empty index.</summary>
    public NameIndex(NameFolding folding, int capacity)
    {
        this.folding = folding;
        heads = new(capacity * 2);
        longestByFirstWord = new(capacity);
        forms = new(capacity * 2);
    }

    /// <summary>How many forms there are, loose ones included.</summary>
    public int Count => forms.Count;

    /// <summary>A form.</summary>
    public Form this[int form] => forms[form];

    /// <summary>Adds <paramref name="name"/> for an entry, and its loose form if <paramref name="withLoose"/>.</summary>
    public void Add(string name, int entry, ActorNameKind kind, bool withLoose)
    {
        Span<char> folded = stackalloc char[NameFolding.LongestWord];
        Span<char> loosened = stackalloc char[NameFolding.LongestWord];
        ulong plainKey = Seed, looseKey = LooseSeed, firstPlain = 0, firstLoose = 0;
        int words = 0, letters = 0;
        for (var at = 0; NameFolding.TryNextWord(name, at, out var start, out at);)
        {
            if (folding.IsDropped(name, start, at))
                continue;
            var word = folded[..folding.Fold(name.AsSpan(start..at), folded)];
            var sound = loosened[..folding.Loosen(word, loosened)];
            plainKey = Extend(plainKey, word);
            looseKey = Extend(looseKey, sound);
            letters += sound.Length;
            if (words++ == 0)
                (firstPlain, firstLoose) = (plainKey, looseKey);
        }

        if (words == 0)
            return;
        Put(plainKey, firstPlain, words, new(entry, kind, name, Loose: false, -1));
        if (withLoose && letters >= ShortestLooseName)
            Put(looseKey, firstLoose, words, new(entry, kind, name, Loose: true, -1));
    }

    /// <summary>Finds the forms whose words hash to <paramref name="key"/>: the first of a chain along <see cref="Form.Next"/>.</summary>
    public bool TryFind(ulong key, out int form) => heads.TryGetValue(key, out form);

    /// <summary>How many words the longest name has that begins with the word of hash <paramref name="firstWord"/>; 0 if none does.</summary>
    public int LongestWith(ulong firstWord) => longestByFirstWord.GetValueOrDefault(firstWord);

    /// <summary>The hash of a name that goes on with <paramref name="word"/>.</summary>
    public static ulong Extend(ulong key, ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            key = (key ^ c) * 1099511628211;
        return key;
    }

    private void Put(ulong key, ulong firstWord, int words, Form form)
    {
        if (heads.TryGetValue(key, out var head))
        {
            for (var f = head; f >= 0; f = forms[f].Next)
            {
                if (forms[f].Entry == form.Entry && forms[f].Kind == form.Kind && forms[f].Name == form.Name)
                    return;
            }

            form = form with { Next = head };
        }

        heads[key] = forms.Count;
        forms.Add(form);
        longestByFirstWord[firstWord] = (byte)Math.Max(longestByFirstWord.GetValueOrDefault(firstWord), Math.Min(words, byte.MaxValue));
    }

    /// <summary>A name of an entry.</summary>
    /// <param name="Entry">The entry's number.</param>
    /// <param name="Kind">How it names it.</param>
    /// <param name="Name">The name as the data has it.</param>
    /// <param name="Loose">Whether it is under its loose key.</param>
    /// <param name="Next">The next form with the same key, or −1.</param>
    public readonly record struct Form(int Entry, ActorNameKind Kind, string Name, bool Loose, int Next);
}
