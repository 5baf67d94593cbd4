using System.Buffers;
using Casus.Reports;

namespace Casus.Language;

/// <summary>Tells what a single line is by its own words: byline, credit, caption or furniture.</summary>
internal sealed class ReportStructureLabels(ReportStructureLexicon lexicon)
{
    /// <summary>Longer lines are paragraphs whatever they begin with.</summary>
    public const int LongestLabel = 400;

    private const int LongestByline = 150;
    private const int LongestCredit = 100;
    private const int LongestFurniture = 160;
    private const int MostCreditWords = 9;
    private const int MostBylineWords = 16;
    private const int MostSourceWords = 3;

    private static readonly SearchValues<char> CreditMarks = SearchValues.Create(" \t\r\n,/|()[]:;&©");

    /// <summary>What the line is, or <see langword="null"/> where its words do not say.</summary>
    /// <param name="line">Trimmed, not empty.</param>
    /// <param name="isBefore">Whether it stands before the body of the report, where bylines are.</param>
    public BlockKind? KindOf(ReadOnlySpan<char> line, bool isBefore)
    {
        if (line.Length > LongestLabel)
            return null;
        if (IsFurniture(line))
            return BlockKind.Furniture;
        if (IsByline(line, isBefore))
            return BlockKind.Byline;
        if (IsCredit(line))
            return BlockKind.Credit;
        return IsCaption(line) ? BlockKind.Caption : null;
    }

    /// <summary>Whether the line ends as a sentence does.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line) => line.TrimEnd("\"”’')]»") is [.., '.' or '!' or '?' or '…'];

    /// <summary>
    /// Where a credit begins that is glued to or trails a caption: <c>after the blazeCredit: Tern Pictures</c>; −1 if
    /// none does.
    /// </summary>
    public int TrailingCredit(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLabel)
            return -1;
        if (!line.ContainsAny(lexicon.CreditOpenings))
            return TrailingSource(line);
        var first = -1;
        foreach (var opening in lexicon.CreditBegins.All)
        {
            var at = line.LastIndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && (first < 0 || at < first) && IsCreditOpening(line, at, opening)
                && IsCreditTail(line[(at + opening.Length)..]))
                first = line[at - 1] is '(' or '[' ? at - 1 : at;
        }

        return first > 0 ? first : TrailingSource(line);
    }

    /// <summary>
    /// How long the credit is that is glued to the caption behind it: <c>ReutersPeople inspect the wreck</c>; 0 if none
    /// is.
    /// </summary>
    public int LeadingCredit(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLabel)
            return 0;
        var words = 0;
        for (var at = 1; at + 1 < line.Length && words < MostSourceWords; at++)
        {
            if (char.IsWhiteSpace(line[at]))
                words++;
            if (!char.IsUpper(line[at]) || !char.IsLetter(line[at - 1])
                || !(char.IsLower(line[at + 1]) || OpensWithArticle(line[at..])))
                continue;
            var name = line[..at];
            if (lexicon.Sources.IsWhole(name) && char.IsUpper(name[0]))
                return at;
            if (char.IsLower(line[at - 1]) && lexicon.SourceWords.Contains(LastWord(name)))
                return at;
        }

        return 0;
    }

    // "AFPA bomb went off"; "SANAA - Gunmen" is a town.
    private static bool OpensWithArticle(ReadOnlySpan<char> text) => text is ['A', ' ', var next, ..] && char.IsLower(next);

    /// <summary>Whether the line does nothing but name agencies and picture services.</summary>
    public bool IsSources(ReadOnlySpan<char> line)
    {
        var sources = 0;
        var rest = line;
        while (!(rest = rest.TrimStart(" ,/|()-–—.\t\r\n")).IsEmpty)
        {
            if (lexicon.Sources.LengthAtStart(rest) is var length and > 0)
            {
                sources++;
                rest = rest[length..];
                continue;
            }

            var word = FirstWord(rest);
            if (word.IsEmpty || !lexicon.CreditBetween.Contains(word))
                return false;
            rest = rest[word.Length..];
        }

        return sources > 0;
    }

    public bool IsDateLine(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestByline)
            return false;
        bool digits = false, dated = false;
        foreach (var range in line.SplitAny(" \t,|:/-–—()+•·\r\n"))
        {
            var word = line[range].Trim('.');
            if (word.IsEmpty)
                continue;
            var isDate = lexicon.DateWords.Contains(word);
            dated |= isDate || word is "ago" or "today" or "yesterday" or "read";
            if (char.IsAsciiDigit(word[0]))
                digits = true;
            else if (!isDate && !lexicon.TimeWords.Contains(word))
                return false;
        }

        return (digits && (dated || line.Contains(':') || line.Count('-') == 2 || line.Count('/') == 2))
            || (dated && line.Length < 30 && !EndsSentence(line));
    }

    private bool IsFurniture(ReadOnlySpan<char> line)
    {
        if (IsOrnament(line) || IsAddress(line))
            return true;
        line = line.TrimStart(" .>+×•*|[-–—");
        if (line.IsEmpty || lexicon.FurnitureIs.IsWhole(line))
            return true;
        if (line.Length > LongestFurniture || lexicon.FurnitureBegins.LengthAtStart(line) is not (var length and > 0))
            return false;
        // "Recommended" may open a sentence; "Sign up to", "Read more:" hardly can.
        return line[length - 1] == ':' || !EndsSentence(line) || line[..length].Contains(' ');
    }

    /// <summary>
    /// Rules, end marks and picture counters: nothing but marks and a few digits, or digits as <c>1/5</c> and
    /// <c>3 of 12</c>.
    /// </summary>
    private static bool IsOrnament(ReadOnlySpan<char> line)
    {
        if (line.Length > 80)
            return false;
        int digits = 0, letters = 0;
        foreach (var c in line)
        {
            if (char.IsDigit(c))
                digits++;
            else if (char.IsLetter(c) || char.IsSurrogate(c))
                letters++;
        }

        if (letters == 0)
            return digits <= 3 || (digits <= 6 && line.ContainsAny('/', '-'));
        return letters == 2 && digits is > 1 and <= 6 && line.IndexOf(" of ") is var of and > 0 && char.IsDigit(line[0])
            && char.IsDigit(line[of + 4]);
    }

    /// <summary>A web or e-mail address or a handle, alone or with two words around it.</summary>
    private static bool IsAddress(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestFurniture || line.Count(' ') > 3 || EndsSentence(line))
            return false;
        return line.StartsWith("http://") || line.StartsWith("https://") || line.StartsWith("www.") || line.Contains('@')
            || line.Contains("twitter.com/", StringComparison.OrdinalIgnoreCase)
            || line.Contains("facebook.com/", StringComparison.OrdinalIgnoreCase);
    }

    private bool IsByline(ReadOnlySpan<char> line, bool isBefore)
    {
        if (line.Length > LongestByline || (EndsSentence(line) && line.Count(' ') > 6))
            return false;
        if (lexicon.BylineIs.IsWhole(line) || IsDateLine(line))
            return true;
        if (lexicon.BylineDated.LengthAtStart(line) is var dated and > 0
            && (line.ContainsAnyInRange('0', '9') || line.Contains(" ago", StringComparison.Ordinal)))
            return dated < line.Length && (isBefore || !EndsSentence(line));
        var begins = lexicon.BylineBegins.LengthAtStart(line);
        if (begins > 0 && begins < line.Length && AreNames(line[begins..].TrimStart(" :")))
            return true;
        return isBefore && !EndsSentence(line) && EndsInDate(line);
    }

    /// <summary>Names of people, with what they are and where they sit; no other word in small letters.</summary>
    private bool AreNames(ReadOnlySpan<char> rest)
    {
        int words = 0, names = 0;
        foreach (var range in rest.SplitAny(" \t,|/;\r\n"))
        {
            var word = rest[range].Trim("().:-–—");
            if (word.IsEmpty)
                continue;
            if (++words > MostBylineWords)
                return false;
            var isName = char.IsUpper(word[0]) && !lexicon.DateWords.Contains(word);
            if (!isName && (names == 0 && !lexicon.BylineWords.Contains(word)))
                return false;
            if (!isName && !char.IsDigit(word[0]) && !lexicon.BylineWords.Contains(word)
            && !lexicon.TimeWords.Contains(word) && !lexicon.DateWords.Contains(word)
                && !word.Contains('@'))
                return false;
            names += isName ? 1 : 0;
        }

        return names > 0;
    }

    /// <summary>
    /// <c>The Savanna Standard, Friday, March 8, 2024</c>: an outlet's line, with month and day in its last words.
    /// </summary>
    private bool EndsInDate(ReadOnlySpan<char> line)
    {
        int words = 0, month = -1, number = -1;
        foreach (var range in line.SplitAny(" \t,|\r\n"))
        {
            var word = line[range].Trim(".()");
            if (word.IsEmpty)
                continue;
            words++;
            if (lexicon.Months.Contains(word))
                month = words;
            else if (char.IsAsciiDigit(word[0]))
                number = words;
        }

        return month > 0 && number > 0 && words <= 12 && words - Math.Max(month, number) <= 1
            && Math.Abs(month - number) <= 2;
    }

    private bool IsCredit(ReadOnlySpan<char> line)
    {
        var inner = line is ['(', .., ')'] or ['[', .., ']'] ? line[1..^1].Trim() : line;
        if (inner.Length is 0 or > LongestCredit)
            return false;
        var begins = lexicon.CreditBegins.LengthAtStart(inner);
        if (begins > 0 && begins < inner.Length && IsCreditTail(inner[begins..]))
            return true;
        return IsSources(inner) || IsNameAndSource(inner);
    }

    /// <summary><c>Jane Doe/Reuters</c>, <c>AP Photo/Jane Doe</c>.</summary>
    private bool IsNameAndSource(ReadOnlySpan<char> line)
    {
        var slash = line.LastIndexOf('/');
        if (slash <= 0 || line.Count(' ') >= MostCreditWords - 3)
            return false;
        return IsSources(line[(slash + 1)..])
            ? IsShortName(line[..slash])
            : IsSources(line[..slash]) && IsShortName(line[(slash + 1)..]);
    }

    private static bool IsShortName(ReadOnlySpan<char> name)
    {
        foreach (var range in name.SplitAny(" /-"))
        {
            var word = name[range];
            if (!word.IsEmpty && !char.IsUpper(word[0]) && word is not ("via" or "al" or "de" or "bin" or "van" or "von"))
                return false;
        }

        return name.Count(' ') < 5;
    }

    private static bool IsCreditTail(ReadOnlySpan<char> tail)
    {
        var words = 0;
        foreach (var range in tail.SplitAny(CreditMarks))
            words += tail[range].IsEmpty ? 0 : 1;
        return words <= MostCreditWords && tail.TrimEnd(")]. ").IndexOf(". ") < 0;
    }

    /// <summary>
    /// An opening of a credit inside a line counts if it is glued to a word, stands in a bracket, or carries its own
    /// mark.
    /// </summary>
    private static bool IsCreditOpening(ReadOnlySpan<char> line, int at, string opening)
    {
        var before = line[at - 1];
        var marked = opening[^1] is ':' or ',' or '/' or '©' || opening[0] == '©';
        var glued = char.IsLower(before) || (char.IsPunctuation(before) && before is not ('-' or '\'' or '’' or '/'));
        return !char.IsLower(line[at]) && ((glued && (marked || before is '(' or '[')) || (before == ' ' && marked));
    }

    /// <summary>A source glued to the last word: <c>in eastern BaghdadReuters</c>.</summary>
    private int TrailingSource(ReadOnlySpan<char> line)
    {
        for (var at = line.Length - 2; at > 0 && line.Length - at <= 40; at--)
        {
            if (char.IsUpper(line[at]) && (char.IsLower(line[at - 1]) || line[at - 1] is '.' or '"' or '”')
            && line[at - 1] != ' '
                && lexicon.Sources.IsWhole(line[at..].TrimEnd('.')))
            {
                return at;
            }
        }

        return -1;
    }

    private bool IsCaption(ReadOnlySpan<char> line) =>
        lexicon.CaptionBegins.LengthAtStart(line) > 0 || line.ContainsAny(lexicon.CaptionHolds);

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAny(CreditMarks);
        return length < 0 ? text : text[..length];
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOf(' ') + 1)..];
}
