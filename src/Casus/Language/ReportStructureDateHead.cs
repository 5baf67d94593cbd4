namespace Casus.Language;

/// <summary>
/// Finds the printed date that opens a report without a line of its own, as in text taken off web pages: <c>Published April 5, 2017 Fighter jets have …</c>,
/// <c>Saturday 6 Aug 2016 A barrage of …</c>, <c>05.10.2017 (updated 19:35 05.10.2017) A mortar …</c>.
/// </summary>
/// <remarks>
/// It takes a day, a month and a year, and something that shows that they are no part of the sentence: a word like "Published" or a weekday before them, figures alone, or a bracket
/// behind them; then a capital. "February 8, 2024" alone may be when it happened.
/// </remarks>
internal sealed class ReportStructureDateHead(ReportStructureLexicon lexicon)
{
    private const int LongestHead = 120;
    private const int LongestBracket = 48;
    private const int ShortestText = 40;

    /// <summary>Where the text behind the date begins; 0 if the paragraph opens with none.</summary>
    /// <param name="paragraph">Trimmed.</param>
    public int LengthAtStart(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph[..Math.Min(paragraph.Length, LongestHead)];
        var at = SkipMarks(head, lexicon.BylineDated.LengthAtStart(head));
        var isMarked = at > 0;
        bool hasDay = false, hasMonth = false, hasYear = false;
        while (!(hasDay && hasMonth && hasYear))
        {
            var word = WordAt(head, at);
            if (word.IsEmpty)
                return 0;
            if (IsFigures(word))
                (hasDay, hasMonth, hasYear, isMarked) = (true, true, true, true);
            else if (!hasMonth && lexicon.Months.Contains(word))
                hasMonth = true;
            else if (lexicon.DateWords.Contains(word) && !hasDay && !hasMonth)
                isMarked = true;
            else if (!hasDay && IsDayOfMonth(word))
                hasDay = true;
            else if (hasDay && hasMonth && IsYear(word))
                hasYear = true;
            else
                return 0;
            at += word.Length;
            if (at < head.Length && head[at] is ',' && hasYear)
                return 0;
            at = SkipMarks(head, at);
        }

        at = SkipClock(head, at);
        if (at < head.Length && head[at] is '(' && head[at..] is var rest && rest.IndexOf(')') is var close and > 0 and < LongestBracket && lexicon.BylineDated.LengthAtStart(rest[1..].TrimStart()) > 0)
            (at, isMarked) = (SkipMarks(head, at + close + 1), true);
        return isMarked && at + ShortestText < paragraph.Length && OpensSentence(paragraph[at..]) ? at : 0;
    }

    // "at 0914", "14:05 GMT"
    private int SkipClock(ReadOnlySpan<char> head, int at)
    {
        var word = WordAt(head, at);
        if (word is "at" && SkipMarks(head, at + 2) is var next && next < head.Length && char.IsAsciiDigit(head[next]))
            word = WordAt(head, at = next);
        if (word.IsEmpty || !char.IsAsciiDigit(word[0]) || !(word.Contains(':') || (word.Length == 4 && word.IndexOfAnyExceptInRange('0', '9') < 0 && at > 2 && head[..at].TrimEnd().EndsWith("at"))))
            return at;
        at = SkipMarks(head, at + word.Length);
        word = WordAt(head, at);
        return word.Length is > 1 and < 5 && lexicon.TimeWords.Contains(word) && char.IsUpper(word[^1]) ? SkipMarks(head, at + word.Length) : at;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> head, int at)
    {
        var end = at;
        while (end < head.Length && (char.IsLetterOrDigit(head[end]) || (head[end] is '.' or '/' or '-' or ':' && end > at && end + 1 < head.Length && char.IsAsciiDigit(head[end + 1]))))
            end++;
        return head[at..end];
    }

    private static int SkipMarks(ReadOnlySpan<char> head, int at)
    {
        while (at < head.Length && (char.IsWhiteSpace(head[at]) || head[at] is ',' or '.' or ':' or '|'))
            at++;
        return at;
    }

    // "05.10.2017", "29-10-2017", "2017/10/05"
    private static bool IsFigures(ReadOnlySpan<char> word)
    {
        if (word.Length is < 8 or > 10)
            return false;
        int parts = 0, years = 0;
        foreach (var range in word.SplitAny(".-/"))
        {
            var part = word[range];
            if (part.IndexOfAnyExceptInRange('0', '9') >= 0 || part.Length is not (1 or 2 or 4))
                return false;
            parts++;
            years += part.Length == 4 ? 1 : 0;
        }

        return parts == 3 && years == 1;
    }

    private static bool IsDayOfMonth(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : word.Length;
        return digits is 1 or 2 && word[digits..] is "" or "st" or "nd" or "rd" or "th";
    }

    private static bool IsYear(ReadOnlySpan<char> word) => word.Length == 4 && word[0] is '1' or '2' && word.IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool OpensSentence(ReadOnlySpan<char> rest) => char.IsUpper(rest[0]) || char.IsAsciiDigit(rest[0]) || rest[0] is '"' or '“' or '‘' or '\'';
}
