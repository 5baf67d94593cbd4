using System.Globalization;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

/// <summary>
/// Brings names to the form in which they are compared: without case, accents, apostrophes, hyphens and articles, with one spelling for
/// words that have two, and, loosely, with one letter for the several ways of carrying a sound over from another script.
/// </summary>
/// <remarks>What is dropped and what counts as the same stands in <c>data/actors/name-forms.txt</c>. Immutable and thread-safe.</remarks>
internal sealed class NameFolding
{
    /// <summary>Words longer than this are in no name.</summary>
    public const int LongestWord = 48;

    private const char Expanded = '\uFFFF';
    private const int MappedRange = 0x2000;
    private readonly char[] map = new char[MappedRange];
    private readonly Dictionary<char, string> expansions = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> dropped;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> droppedAtHyphen;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> same;
    private readonly (string From, char To)[][] loose = new (string, char)[26][];

    /// <summary>Reads the rules.</summary>
    /// <exception cref="CasusException">CAS0302: a rule has no equals sign or no first word.</exception>
    public NameFolding(IReadOnlyList<Stanza> rules)
    {
        var drop = new HashSet<string>(StringComparer.Ordinal);
        var dropAtHyphen = new HashSet<string>(StringComparer.Ordinal);
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        var sounds = new List<(string From, char To)>();
        for (var c = 0; c < MappedRange; c++)
            map[c] = char.ToLowerInvariant((char)c);
        foreach (var stanza in rules)
        {
            drop.UnionWith(stanza.List("drop"));
            dropAtHyphen.UnionWith(stanza.List("drop-hyphen"));
            foreach (var rule in stanza.Values("same"))
            {
                var words = rule.Split(';', StringSplitOptions.TrimEntries);
                foreach (var word in words[1..])
                    spellings[word] = words[0];
            }

            foreach (var rule in stanza.Values("loose"))
            {
                var (to, from) = Sides(stanza, rule);
                sounds.AddRange(from.Split(';', StringSplitOptions.TrimEntries).Select(f => (f, to[0])));
            }

            foreach (var rule in stanza.Values("letter"))
                MapLetters(Sides(stanza, rule));
        }

        foreach (var group in sounds.GroupBy(s => s.From[0]))
            loose[group.Key - 'a'] = [.. group.OrderByDescending(s => s.From.Length)];
        dropped = drop.GetAlternateLookup<ReadOnlySpan<char>>();
        droppedAtHyphen = dropAtHyphen.GetAlternateLookup<ReadOnlySpan<char>>();
        same = spellings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds the next word of a name at or after <paramref name="from"/>.</summary>
    /// <returns>Whether there is one; <paramref name="start"/> and <paramref name="end"/> bound it.</returns>
    public static bool TryNextWord(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        start = from;
        while (start < text.Length && !IsWord(text[start]) && text[start] != '&')
            start++;
        end = start;
        if (start >= text.Length)
            return false;
        if (text[start] == '&')
            end++;
        while (end < text.Length && (IsWord(text[end]) || (IsApostrophe(text[end]) && end + 1 < text.Length && IsWord(text[end + 1]))))
            end++;
        return true;
    }

    /// <summary>Whether the word at [start, end) is an article or linking particle that names are compared without.</summary>
    public bool IsDropped(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > 3)
            return false;
        Span<char> buffer = stackalloc char[LongestWord];
        var word = buffer[..Lower(text[start..end], buffer)];
        return dropped.Contains(word)
            || (((start > 0 && IsHyphen(text[start - 1])) || (end < text.Length && IsHyphen(text[end]))) && droppedAtHyphen.Contains(word));
    }

    /// <summary>Writes the folded form of one word.</summary>
    /// <param name="word">As <see cref="TryNextWord"/> bounds it.</param>
    /// <param name="folded">At least <see cref="LongestWord"/> long.</param>
    /// <returns>Its length; 0 when the word is too long to be in a name.</returns>
    public int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = Lower(word, folded);
        if (!same.TryGetValue(folded[..length], out var spelling))
            return length;
        spelling.CopyTo(folded);
        return spelling.Length;
    }

    /// <summary>Writes the loose form of a folded word.</summary>
    /// <returns>Its length, never more than that of <paramref name="folded"/>.</returns>
    public int Loosen(ReadOnlySpan<char> folded, Span<char> loosened)
    {
        var length = 0;
        for (var i = 0; i < folded.Length;)
        {
            var (letter, step) = Sound(folded, i);
            i += step;
            if (length == 0 || loosened[length - 1] != letter || char.IsAsciiDigit(letter))
                loosened[length++] = letter;
        }

        return length;
    }

    /// <summary>Whether <paramref name="c"/> is part of a word: a letter, digit, combining mark or half of a surrogate pair.</summary>
    public static bool IsWord(char c) => c < 0x80
        ? char.IsAsciiLetterOrDigit(c)
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether <paramref name="c"/> is one of the marks written for an apostrophe, hamza or ayn.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or '′' or 'ʿ' or 'ʾ' or 'ʼ' or 'ʻ';

    private static bool IsHyphen(char c) => c is '-' or '‐' or '‑' or '–';

    private static (string To, string From) Sides(Stanza stanza, string rule)
    {
        var sign = rule.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && rule[..sign].Trim() is { Length: > 0 } to
            ? (to, rule[(sign + 1)..].Trim())
            : throw stanza.Error("CAS0302", $"expected 'letters = letters', found '{rule}'. Correct the line.");
    }

    private void MapLetters((string To, string From) rule)
    {
        foreach (var letter in rule.From)
        {
            map[letter] = rule.To.Length == 1 ? rule.To[0] : Expanded;
            if (rule.To.Length > 1)
                expansions[letter] = rule.To;
            var upper = char.ToUpperInvariant(letter);
            if (upper >= MappedRange || upper < 0x80 || upper == letter)
                continue;
            map[upper] = map[letter];
            if (rule.To.Length > 1)
                expansions[upper] = rule.To;
        }
    }

    private int Lower(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (length + 2 > LongestWord)
                return 0;
            if (IsApostrophe(c) || (c >= 0x300 && !char.IsLetterOrDigit(c) && !char.IsSurrogate(c)))
                continue;
            var lower = c < MappedRange ? map[c] : char.ToLowerInvariant(c);
            if (lower != Expanded)
            {
                folded[length++] = lower;
                continue;
            }

            var letters = expansions[c];
            letters.CopyTo(folded[length..]);
            length += letters.Length;
        }

        return length;
    }

    private (char Letter, int Step) Sound(ReadOnlySpan<char> folded, int at)
    {
        if (char.IsAsciiLetterLower(folded[at]) && loose[folded[at] - 'a'] is { } rules)
        {
            foreach (var (from, to) in rules)
            {
                if (folded[at..].StartsWith(from, StringComparison.Ordinal))
                    return (to, from.Length);
            }
        }

        return (folded[at], 1);
    }
}
