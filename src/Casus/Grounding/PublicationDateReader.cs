using System.Globalization;
using Casus.Language.English.Times;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>Reads full dates off a single line, without tokens or sentences.</summary>
internal sealed class PublicationDateReader(TimePatterns patterns)
{
    // "This article was first published"
    private const int MostWords = 6;

    private readonly int month = patterns.Lexicon.ClassNumber("month");
    private readonly int lead = patterns.Lexicon.ClassNumber("publication-lead");
    private readonly int halfDay = patterns.Lexicon.ClassNumber("half-day");
    private readonly int filler = patterns.Lexicon.ClassNumber("publication-filler");

    /// <summary>Where the words end with which the line announces a date, "Published" or "Last updated"; −1 where it has none.</summary>
    public int EndOfAnnouncement(ReadOnlySpan<char> line)
    {
        var at = 0;
        for (var words = 0; words < MostWords; words++)
        {
            while (at < line.Length && !char.IsLetterOrDigit(line[at]))
                at++;
            var end = at;
            while (end < line.Length && char.IsLetter(line[end]))
                end++;
            if (end == at || !patterns.Lexicon.TryFind(line[at..end], out var row))
                return -1;
            var word = new TimeAtom(0, 0, row, 0, 0, false);
            if (patterns.Lexicon.Is(word, lead))
                return end;
            if (!patterns.Lexicon.Is(word, filler))
                return -1;
            at = end;
        }

        return -1;
    }

    /// <summary>The first full date in <c>[start, end)</c>.</summary>
    public (DateOnly Day, TextSpan Span)? FirstDate(string text, int start, int end)
    {
        var words = Words(text, start, end);
        for (var i = 0; i < words.Count; i++)
        {
            if (Iso(text, words[i]) is { } iso)
                return (iso, new(words[i].Start, words[i].Start + 10));
            if (Joined(text, words[i], isDayFirst: HasClockOf24Hours(text.AsSpan(start..end))) is { } joined)
                return (joined, words[i]);
            if (i + 2 >= words.Count || IsClock(text, words[i + 2], end))
                continue;
            if ((Named(text, words[i], words[i + 1], words[i + 2]) ?? Dotted(text, words[i], words[i + 1], words[i + 2])) is { } day)
                return (day, TextSpan.Cover(words[i], words[i + 2]));
        }

        return null;
    }

    /// <summary>Runs of letters and digits, with the signs inside a date; "Feb." keeps its dot.</summary>
    private static List<TextSpan> Words(string text, int start, int end)
    {
        var words = new List<TextSpan>();
        for (var i = start; i < end;)
        {
            var from = i;
            while (i < end && (char.IsLetterOrDigit(text[i]) || (text[i] is '-' or '/' && i > from)))
                i++;
            if (i > from)
                words.Add(new(from, i));
            else
                i++;
        }

        return words;
    }

    /// <summary>"Feb 8, 14:05": the 14 is no year.</summary>
    private bool IsClock(string text, TextSpan word, int end)
    {
        if (word.Length > 2)
            return false;
        if (word.End + 1 < end && text[word.End] is ':' or '.' && char.IsAsciiDigit(text[word.End + 1]))
            return true;
        return BeginsWithHalfDay(text.AsSpan(word.End..end));
    }

    /// <summary>"am", " p.m. EST".</summary>
    private bool BeginsWithHalfDay(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var length = 0;
        while (length < text.Length && (char.IsLetter(text[length]) || (text[length] == '.' && length > 0)))
            length++;
        return patterns.Lexicon.TryFind(text[..length], out var row) && patterns.Lexicon.Is(new(0, 0, row, 0, 0, false), halfDay);
    }

    /// <summary>Whether a clock time without "am" or "pm" stands on the line: who writes "14:05" writes the day before the month.</summary>
    private bool HasClockOf24Hours(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        while (colon >= 0)
        {
            var rest = line[(colon + 1)..];
            if (colon > 0 && char.IsAsciiDigit(line[colon - 1]) && rest.Length >= 2 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]))
            {
                var behind = rest[2..];
                var seconds = behind is [':', >= '0' and <= '9', >= '0' and <= '9', ..] ? 3 : 0;
                return !BeginsWithHalfDay(behind[seconds..]);
            }

            var next = rest.IndexOf(':');
            colon = next < 0 ? -1 : colon + 1 + next;
        }

        return false;
    }

    private DateOnly? Named(string text, TextSpan first, TextSpan second, TextSpan third)
    {
        if (Year(third.In(text.AsSpan())) is not { } year)
            return null;
        if (Month(second.In(text.AsSpan())) is { } behind && Day(first.In(text.AsSpan())) is { } dayBefore)
            return Real(year, behind, dayBefore);
        return Month(first.In(text.AsSpan())) is { } before && Day(second.In(text.AsSpan())) is { } dayBehind
            ? Real(year, before, dayBehind)
            : null;
    }

    private int? Month(ReadOnlySpan<char> word)
    {
        if (!patterns.Lexicon.TryFind(word, out var row))
            return null;
        var value = patterns.Lexicon.Value(new TimeAtom(0, 0, row, 0, 0, false), month);
        return value is null ? null : int.Parse(value, CultureInfo.InvariantCulture);
    }

    private static int? Day(ReadOnlySpan<char> word)
    {
        var digits = word.Length > 2 && char.IsLetter(word[^1]) ? word[..^2] : word;
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null;
    }

    /// <summary>Four digits, or two that mean the years 1950 to 2049.</summary>
    private static int? Year(ReadOnlySpan<char> word)
    {
        if (word.Length is not (2 or 4) || !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        return word.Length == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static DateOnly? Iso(string text, TextSpan word)
    {
        var token = word.In(text.AsSpan());
        return token.Length >= 10 && IsoDay.TryParse(token[..10], out var day) ? day : null;
    }

    /// <summary>"8/2/2024", "2024/02/08", "08-02-2024", "08-Feb-2024".</summary>
    /// <remarks>
    /// "23/06/2023" is told apart from "06/23/2023" where one of the two is no date; else a slash has the month first, as American wires
    /// write, unless the line says otherwise, and a hyphen the day.
    /// </remarks>
    private DateOnly? Joined(string text, TextSpan word, bool isDayFirst)
    {
        var token = word.In(text.AsSpan());
        Span<Range> parts = stackalloc Range[4];
        var sign = token.Contains('/') ? '/' : '-';
        if (token.Split(parts, sign) != 3)
            return null;
        var first = token[parts[0]];
        var second = token[parts[1]];
        var third = token[parts[2]];
        if (first.Length == 4)
            return Year(first) is { } leading && Day(second) is { } inner && Day(third) is { } last ? Real(leading, inner, last) : null;
        if (Year(third) is not { } year || Day(first) is not { } a)
            return null;
        if (Month(second) is { } named && !char.IsAsciiDigit(second[0]))
            return Real(year, named, a);
        if (Day(second) is not { } b)
            return null;
        return isDayFirst || sign == '-' ? Real(year, b, a) ?? Real(year, a, b) : Real(year, a, b) ?? Real(year, b, a);
    }

    /// <summary>"08.02.2024": always the day first.</summary>
    private static DateOnly? Dotted(string text, TextSpan first, TextSpan second, TextSpan third) =>
        first.End + 1 == second.Start && second.End + 1 == third.Start && text[first.End] == '.' && text[second.End] == '.' && third.Length == 4
        && Day(first.In(text.AsSpan())) is { } day && Day(second.In(text.AsSpan())) is { } month && Year(third.In(text.AsSpan())) is { } year
            ? Real(year, month, day)
            : null;

    private static DateOnly? Real(int year, int month, int day) => CalendarPeriod.OfDay(year, month, day)?.FirstDay;
}
