using System.Globalization;
using Casus.Language.English.Times;

namespace Casus.Grounding;

/// <content>Dates that name their day, month or year.</content>
internal sealed partial class TimeRules
{
    private TimeMeaning Date(TimePhrase phrase)
    {
        var month = Integer(phrase, "month");
        var day = Integer(phrase, "day");
        var (year, anchor) = Year(phrase);
        if (month is null)
            return year is { } y ? TimeMeaning.Of(new CalendarPeriod(Grain.Year, y), anchor) : TimeMeaning.Without("no-rule");
        return year is { } known
            ? TimeMeaning.Of(MonthOrDay(known, month.Value, day), anchor)
            : NearestYear(month.Value, day);
    }

    private static CalendarPeriod? MonthOrDay(int year, int month, int? day) =>
        month is < 1 or > 12 ? null : day is { } d ? CalendarPeriod.OfDay(year, month, d) : new(Grain.Month, year, month);

    /// <summary>The year a phrase names, in figures or as "last year".</summary>
    private (int? Year, TimeAnchor? Anchor) Year(TimePhrase phrase)
    {
        if (phrase["year"] is { } word)
            return ((int)FullYear(word.Atom), null);
        if (Find(phrase, "year") is { } inner)
            return Year(inner);
        if (Find(phrase, "relative-year") is { } relative && Apply(relative) is { Period: { } period } meaning)
            return (period.Year, meaning.Anchor);
        if (phrase["direction"] is not null && phrase.Pattern.Value["of-year"] is not null
            && Period(phrase) is { Period: { } near } counted)
            return (near.Year, counted.Anchor);
        return (null, null);
    }

    private double FullYear(in TimeAtom atom)
    {
        if (!atom.Has(TimeShape.ShortYear) && !atom.Has(TimeShape.TwoDigits))
            return atom.Number;
        // Two digits mean the year nearest to publication that is not far ahead of it.
        var latest = (story.Published?.Date.Year ?? 2030) + 10;
        var year = (latest / 100 * 100) + atom.Number;
        return year > latest ? year - 100 : year;
    }

    /// <summary>
    /// A month or day without year: the one nearest before publication, or after it where the words point ahead.
    /// </summary>
    private TimeMeaning NearestYear(int month, int? day)
    {
        if (story.Published is not { } anchor)
        {
            var open = day is { } d ? $"XXXX-{month:00}-{d:00}" : $"XXXX-{month:00}";
            return new(open) { Lack = "no-anchor", LacksYear = true };
        }

        var direction = story.Direction();
        CalendarPeriod? best = null;
        var bestCost = double.MaxValue;
        for (var year = anchor.Date.Year - 1; year <= anchor.Date.Year + 1; year++)
        {
            if (MonthOrDay(year, month, day) is not { Days: { } days } candidate)
                continue;
            var cost = Cost(days, anchor.Date, direction);
            if (cost < bestCost)
                (best, bestCost) = (candidate, cost);
        }

        return TimeMeaning.Of(best, anchor) with { LacksYear = true };
    }

    /// <summary>How far off a candidate is, in days; the side to which the words do not point counts several times.</summary>
    private static double Cost(DayRange days, DateOnly published, int direction)
    {
        var ahead = days.Start.DayNumber - published.DayNumber;
        var behind = published.DayNumber - days.End.DayNumber;
        if (ahead <= 0 && behind <= 0)
            return 0;
        var weight = (ahead > 0, direction) switch
        {
            (true, 1) => 1.0,
            (true, 0) when days.Start == days.End => 3.0,
            // What is told in the past hardly lies ahead; the verb that says so may be that of another clause.
            (true, _) => direction < 0 ? 40.0 : 8.0,
            (false, 1) => 3.0,
            _ => 1.0,
        };
        return weight * Math.Max(ahead, behind);
    }

    private TimeMeaning DaysOfMonth(TimePhrase phrase)
    {
        var first = Date(phrase);
        var last = Integer(phrase, "last");
        if (first.Period is not { Days: { } from } period || last is null
            || CalendarPeriod.OfDay(period.Year, period.Part, last.Value)?.Days is not { } to || to.End <= from.Start)
            return first;
        return first with { Value = $"{first.Value}/{CalendarPeriod.Of(to.End).ToTimex()}", Days = new(from.Start, to.End) };
    }

    private TimeMeaning Years(TimePhrase phrase)
    {
        var (year, _) = Year(phrase);
        var last = Integer(phrase, "last");
        if (year is not { } first || last is not { } two)
            return TimeMeaning.Without("no-rule");
        var end = (first / 100 * 100) + two;
        var from = new CalendarPeriod(Grain.Year, first);
        if (end <= first || from.Days is not { } a || new CalendarPeriod(Grain.Year, end).Days is not { } b)
            return TimeMeaning.Of(from, null);
        return new($"{from.ToTimex()}/{end:0000}") { Period = from, Days = new(a.Start, b.End) };
    }

    private TimeMeaning Iso(TimePhrase phrase)
    {
        var text = Text(phrase["iso-date"]!.Value.Atom);
        var day = CalendarPeriod.OfDay(Parse(text[..4]), Parse(text[5..7]), Parse(text[8..10]));
        var meaning = TimeMeaning.Of(day, null);
        return meaning.Value is { } value && text.Length >= 16
            ? meaning with { Value = value + text[10..16].ToString() }
            : meaning;
    }

    /// <summary>"8/2/2024": day first or month first; where both are possible, the one nearer to publication.</summary>
    private TimeMeaning Slash(TimePhrase phrase)
    {
        var parts = Text(phrase["slash-date"]!.Value.Atom)
            .ToString()
            .Split('/')
            .Select(p => int.Parse(p, CultureInfo.InvariantCulture))
            .ToArray();
        var latest = (story.Published?.Date.Year ?? 2030) + 10;
        var year = parts[2] >= 100 ? parts[2] : parts[2] + (latest / 100 * 100) > latest ? parts[2] + ((latest / 100 * 100) - 100) : parts[2] + (latest / 100 * 100);
        var monthFirst = CalendarPeriod.OfDay(year, parts[0], parts[1]);
        var dayFirst = CalendarPeriod.OfDay(year, parts[1], parts[0]);
        if (monthFirst is null || dayFirst is null || story.Published is not { } anchor)
            return TimeMeaning.Of(monthFirst ?? dayFirst, null);
        var nearer = Math.Abs(dayFirst.Value.FirstDay!.Value.DayNumber - anchor.Date.DayNumber) < Math.Abs(monthFirst.Value.FirstDay!.Value.DayNumber - anchor.Date.DayNumber);
        return TimeMeaning.Of(nearer ? dayFirst : monthFirst, null);
    }

    private TimeMeaning DecadeOf(TimePhrase phrase)
    {
        if (phrase["decade"] is not { } word)
            return TimeMeaning.Without("no-rule");
        var digits = word.Atom.Number;
        if (word.Atom.Has(TimeShape.Decade))
            return TimeMeaning.Of(new CalendarPeriod(Grain.Decade, (int)digits / 10), null);
        var tens = word.Atom.Has(TimeShape.ShortDecade) ? (int)digits / 10 : (int)(Number(phrase, "decade") ?? 0);
        // "the 20s" told in this century may be either; the 1920s are the rarer subject, the 2020s end with the anchor.
        var century = story.Published is { } anchor && anchor.Date.Year >= 2000 + (tens * 10) && tens <= 2 ? 200 : 190;
        return TimeMeaning.Of(new CalendarPeriod(Grain.Decade, century + tens), null);
    }

    private TimeMeaning CenturyOf(TimePhrase phrase) =>
        Integer(phrase, "n") is { } n and >= 1 and <= 30
            ? TimeMeaning.Of(new CalendarPeriod(Grain.Century, n - 1), null)
            : TimeMeaning.Without("no-rule");

    private static int Parse(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
