using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

/// <summary>
/// Finds the office whose title stands beside a person's name: "General John Kelly", "John Kelly, the White House chief of
/// staff".
/// </summary>
/// <remarks>Only titles of offices that the person held count, so that a shopkeeper's name stays a shopkeeper's.</remarks>
internal sealed class OfficeTitle
{
    private const string Military = "MIL";

    // How far a title may stand from the name, in code units: "US Secretary of Homeland Security (ret.) John Kelly".
    private const int Reach = 60;
    private const int ShortestPlainWord = 4;
    private readonly ImmutableArray<string> ranks;
    private readonly ImmutableArray<string> past;
    private readonly ImmutableArray<string> prepositions;

    /// <summary>Reads the small words of titles from <c>name-forms.txt</c>.</summary>
    public OfficeTitle(IReadOnlyList<Stanza> words)
    {
        ranks = [.. words.SelectMany(w => w.List("rank"))];
        past = [.. words.SelectMany(w => w.List("past"))];
        prepositions = [.. words.SelectMany(w => w.List("title-end"))];
    }

    /// <summary>
    /// The office whose title ends right before the name or follows it after a comma; of several that fit the one held last,
    /// <see langword="null"/> for none.
    /// </summary>
    public Office? Beside(Actor person, ReadOnlySpan<char> text, TextSpan name)
    {
        var before = text[Math.Max(0, name.Start - Reach)..name.Start].TrimEnd();
        var after = text[name.End..Math.Min(text.Length, name.End + Reach)];
        for (var o = person.Offices.Length - 1; o >= 0; o--)
        {
            foreach (var title in Titles(person.Offices[o]))
            {
                if (EndsWithWord(before, title) || IsApposed(after, title))
                    return person.Offices[o];
            }
        }

        return null;
    }

    /// <summary>Whether a word near the name, in its sentence, says that the office is past: "former", "then".</summary>
    public bool IsPast(ReadOnlySpan<char> text, TextSpan name)
    {
        var before = text[Math.Max(0, name.Start - Reach)..name.Start];
        var start = before.Length;
        while (start > 0 && !EndsSentence(before[..start]))
            start--;
        var after = text[name.End..Math.Min(text.Length, name.End + Reach)];
        var end = 0;
        if (after is ['.', ..])
            after = default;
        while (end < after.Length && !EndsSentence(after[..end]))
            end++;
        foreach (var word in past)
        {
            if (Holds(before[start..], word) || Holds(after[..end], word))
                return true;
        }

        return false;
    }

    // "foreign minister", "director of the Central Intelligence Agency": whole and by its noun; a commander by rank, too.
    private IEnumerable<string> Titles(Office office)
    {
        var words = office.Title.Split(' ');
        var end = Array.FindIndex(words, w => prepositions.Contains(w));
        var noun = end < 0 ? words : words[..end];
        yield return string.Join(' ', noun);
        if (end >= 0)
            yield return office.Title;
        if (noun.Length > 1)
            yield return noun[^1];
        if (office.Sector != Military)
            yield break;
        foreach (var rank in ranks)
            yield return rank;
    }

    // By a full stop only behind a plain word: "Gen." and "U.S." end none.
    private static bool EndsSentence(ReadOnlySpan<char> text)
    {
        if (text is not [.., '.'])
            return text is [.., '!' or '?' or '\n'];
        var start = text.Length - 1;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        return text.Length - 1 - start >= ShortestPlainWord && !char.IsUpper(text[start]);
    }

    // As words of their own; one that ends in a hyphen goes on.
    private static bool Holds(ReadOnlySpan<char> text, string words)
    {
        for (var from = 0; text[from..].IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; from += at + 1)
        {
            var (start, end) = (from + at, from + at + words.Length);
            if ((start == 0 || !char.IsLetter(text[start - 1])) && (end == text.Length || !char.IsLetter(words[^1]) || !char.IsLetter(text[end])))
                return true;
        }

        return false;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text, string title) =>
        text.EndsWith(title, StringComparison.OrdinalIgnoreCase)
        && (text.Length == title.Length || !char.IsLetter(text[^(title.Length + 1)]));

    // After a comma and before the next sign.
    private static bool IsApposed(ReadOnlySpan<char> after, string title)
    {
        if (after.IsEmpty || after[0] != ',')
            return false;
        var clause = after[1..];
        var stop = clause.IndexOfAny(",.;:()");
        if (stop >= 0)
            clause = clause[..stop];
        return Holds(clause, title);
    }
}
