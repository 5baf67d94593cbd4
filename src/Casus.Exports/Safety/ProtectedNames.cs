using System.Text;

namespace Casus.Exports.Safety;

/// <summary>Names that may not be given away, found in every spelling.</summary>
/// <remarks>
/// A name of one word counts where it stands as a word; one of several words also without its spaces, and where it is long inside other
/// letters too. Filled first, then read by any number of threads.
/// </remarks>
internal sealed class ProtectedNames
{
    /// <summary>What stands in place of a name.</summary>
    public const string Withheld = "[name withheld]";

    private const int Key = 6;
    private const int LongEnoughAnywhere = 10;
    private const int Shortest = 2;

    private readonly HashSet<string> shorts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Letters, bool IsAnywhere)>> longs = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public bool IsEmpty => Count == 0;

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

    /// <summary>These names but those that stand in a file by right.</summary>
    public ProtectedNames Without(IReadOnlySet<string> trusted)
    {
        var rest = new ProtectedNames();
        foreach (var name in shorts.Where(n => !trusted.Contains(n)))
            rest.Count += rest.shorts.Add(name) ? 1 : 0;
        foreach (var (key, known) in longs)
        {
            if (known.FindAll(k => !trusted.Contains(k.Letters)) is { Count: > 0 } left)
                (rest.longs[key], rest.Count) = (left, rest.Count + left.Count);
        }

        return rest;
    }

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
            Count += shorts.Add(letters) ? 1 : 0;
            return;
        }

        if (!longs.TryGetValue(letters[..Key], out var known))
            longs[letters[..Key]] = known = [];
        if (known.Exists(k => k.Letters == letters))
            return;
        known.Add((letters, isSeveralWords && letters.Length >= LongEnoughAnywhere));
        Count++;
    }

    private (int Start, int End)? Find(FoldedText text, int from)
    {
        var letters = text.Letters.AsSpan();
        var shortNames = shorts.GetAlternateLookup<ReadOnlySpan<char>>();
        var longNames = longs.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = from; at + Shortest <= letters.Length; at++)
        {
            var isWord = text.BeginsAt(at);
            if (at + Key <= letters.Length && longNames.TryGetValue(letters.Slice(at, Key), out var known))
            {
                foreach (var (name, isAnywhere) in known)
                {
                    if (letters[at..].StartsWith(name, StringComparison.Ordinal) && (isAnywhere || (isWord && text.BeginsAt(at + name.Length))))
                        return (at, at + name.Length);
                }
            }

            for (var length = Shortest; isWord && length < Key && at + length <= letters.Length; length++)
            {
                if (text.BeginsAt(at + length) && shortNames.Contains(letters.Slice(at, length)))
                    return (at, at + length);
            }
        }

        return null;
    }
}
