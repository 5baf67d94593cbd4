namespace Casus.Knowledge.Actors;

/// <summary>The names of the register by their keys.</summary>
/// <remarks>
/// "al-Shabaab", "Al Shabaab" and "Shabaab" have one key. Names are told apart by their keys alone: with some ten thousand of them the chance
/// that other words hit one by accident is below one in 10^14 per look-up. Filled once, then only read.
/// </remarks>
internal sealed class NameIndex
{
    private const int ShortestLooseName = 5;
    private readonly NameFolding folding;
    private readonly HashIndex heads;
    private readonly HashIndex longestByFirstWord;
    private readonly bool[] lowerCaseBeginnings = new bool[26 * 26];
    private Form[] forms;
    private int count = 1;

    /// <summary>Makes an empty index with room for <paramref name="capacity"/> names.</summary>
    public NameIndex(NameFolding folding, int capacity)
    {
        this.folding = folding;
        heads = new(capacity * 2);
        longestByFirstWord = new(capacity);

        // Form 0 is no form: it ends every chain.
        forms = new Form[capacity * 2];
    }

    /// <summary>A form; 0 is none.</summary>
    public ref readonly Form this[int form] => ref forms[form];

    /// <summary>Adds <paramref name="name"/> for an entry, and its loose form if <paramref name="withLoose"/>.</summary>
    public void Add(ReadOnlyMemory<char> name, int entry, ActorNameKind kind, bool withLoose)
    {
        var text = name.Span;
        NameKey key = NameKey.None, firstWord = NameKey.None;
        int words = 0, letters = 0;
        for (var at = 0; NameFolding.TryNextWord(text, at, out var start, out at);)
        {
            if (folding.IsDropped(text, start, at))
                continue;
            key = folding.Extend(key, text[start..at]);
            letters += at - start;
            if (words++ > 0)
                continue;
            firstWord = key;
            if (Beginning(text[start..at]) is >= 0 and var beginning)
                lowerCaseBeginnings[beginning] = true;
        }

        if (words == 0)
            return;
        Put(key.Plain, firstWord.Plain, words, new(entry, kind, name, 0));
        if (withLoose && letters >= ShortestLooseName)
            Put(key.Loose, firstWord.Loose, words, new(entry, kind, name, 0));
    }

    /// <summary>The first form with a key, 0 if none; the others follow along <see cref="Form.Next"/>.</summary>
    public int Find(ulong key) => heads[key];

    /// <summary>How many words the longest name has that begins with a word; 0 if none does.</summary>
    public int LongestWith(NameKey firstWord) =>
        Math.Max(longestByFirstWord[firstWord.Plain], longestByFirstWord[firstWord.Loose]);

    /// <summary>
    /// Whether a name may begin with a word as it is capitalised: few names begin in lower case, which spares most
    /// words of a text the look-up.
    /// </summary>
    public bool MayBeginWith(ReadOnlySpan<char> word) =>
        Beginning(word) is not (>= 0 and var letters) || lowerCaseBeginnings[letters];

    // The first two letters of a lower-case word of four or more; shorter ones may be articles.
    private static int Beginning(ReadOnlySpan<char> word) =>
        word is [>= 'a' and <= 'z' and var first, >= 'a' and <= 'z' and var second, _, _, ..]
            ? ((first - 'a') * 26) + second - 'a'
            : -1;

    private void Put(ulong key, ulong firstWord, int words, Form form)
    {
        var head = heads[key];
        for (var f = head; f > 0; f = forms[f].Next)
        {
            if (forms[f].Entry == form.Entry && forms[f].Kind == form.Kind
                && forms[f].Name.Span.SequenceEqual(form.Name.Span))
                return;
        }

        if (count == forms.Length)
            Array.Resize(ref forms, count * 2);
        heads[key] = count;
        forms[count++] = form with { Next = head };
        if (longestByFirstWord[firstWord] < words)
            longestByFirstWord[firstWord] = words;
    }

    /// <summary>A name of an entry.</summary>
    /// <param name="Entry">The entry's number.</param>
    /// <param name="Kind">How it names it.</param>
    /// <param name="Name">The name as the data has it.</param>
    /// <param name="Next">The next form with the same key, or 0.</param>
    public readonly record struct Form(int Entry, ActorNameKind Kind, ReadOnlyMemory<char> Name, int Next);
}
