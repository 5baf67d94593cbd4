using System.Globalization;
using Casus.Language.English.Times;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>Reads full dates off a single line, without tokens or sentences.</summary>
internal sealed class PublicationDateReader(TimePatterns patterns)
{
    private readonly int month = patterns.Lexicon.ClassNumber("month");
    private readonly int lead = patterns.Lexicon.ClassNumber("publication-lead");
    private readonly int filler = patterns.Lexicon.ClassNumber("publication-filler");

    /// <summary>Whether the line begins with a word such as "Published" or "Last updated".</summary>
    public bool IsAnnounced(ReadOnlySpan<char> line)
    {
        var at = 0;
        for (var words = 0; words < 3; words++)
        {
            while (at < line.Length && !char.IsLetterOrDigit(line[at]))
                at++;
            var end = at;
            while (end < line.Length && char.IsLetter(line[end]))
                end++;
            if (end == at || !patterns.Lexicon.TryFind(line[at..end], out var row))
                return false;
            var word = new TimeAtom(0, 0, row, 0, 0, false);
            if (patterns.Lexicon.Is(word, lead))
                return true;
            if (!patterns.Lexicon.Is(word, filler))
                return false;
            at = end;
        }

        return false;
    }

    /// <summary>The first full date in <c>[start, end)</c>.</summary>
    public (DateOnly Day, TextSpan Span)? FirstDate(string text, int start, int end)
    {
        var words = Words(text, start, end);
        for (var i = 0; i < words.Count; i++)
        {
            if (Iso(text, words[i]) is { } iso)
                return (iso, new(words[i].Start, words[i].Start + 10));
            if (Slash(text, words[i]) is { } slash)
                return (slash, words[i]);
            if (i + 2 < words.Count && Named(text, words[i], words[i + 1], words[i + 2]) is { } day)
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
        return token.Length >= 10 && DateOnly.TryParseExact(token[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>
    /// "23/06/2023" is told apart from "06/23/2023" where one of the two is no date; else month first, as wire services
    /// write.
    /// </summary>
    private static DateOnly? Slash(string text, TextSpan word)
    {
        var token = word.In(text.AsSpan());
        if (DateOnly.TryParseExact(token, "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return DateOnly.TryParseExact(token, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            ? day
            : null;
    }

    private static DateOnly? Real(int year, int month, int day) => CalendarPeriod.OfDay(year, month, day)?.FirstDay;
}
