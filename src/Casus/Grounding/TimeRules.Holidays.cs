using System.Globalization;
using Casus.Language.English.Times;

namespace Casus.Grounding;

/// <content>Named days and feasts.</content>
internal sealed partial class TimeRules
{
    // No feast of the lists is longer than a month.
    private const int LongestFeast = 31;

    private TimeMeaning Holiday(TimePhrase phrase)
    {
        var holiday = Find(phrase, "holiday") ?? Find(phrase, "doubtful-holiday")!;
        var on = holiday.Pattern.Value["on"]!;
        var (year, anchor) = Year(phrase);
        if (year is { } known)
            return TimeHolidays.In(known, on).Select(d => (DateOnly?)d).FirstOrDefault() is { } day
                ? Feast(phrase, holiday, day, anchor)
                : TimeMeaning.Without("no-such-date");
        if (story.Published is not { } published)
            return TimeMeaning.Without("no-anchor");
        return Nearest(on, published.Date, Integer(phrase, "direction")) is { } near
            ? Feast(phrase, holiday, near, published)
            : TimeMeaning.Without("no-such-date");
    }

    private DateOnly? Nearest(string on, DateOnly published, int? wanted)
    {
        var candidates = Enumerable.Range(published.Year - 1, 3).SelectMany(y => TimeHolidays.In(y, on)).Select(d => (DateOnly?)d);
        var direction = story.Direction();
        return wanted switch
        {
            0 => candidates.MinBy(d => Math.Abs(d!.Value.DayNumber - published.DayNumber)),
            < 0 => candidates.Where(d => d < published).Max(),
            > 0 => candidates.Where(d => d > published).Min(),
            _ => candidates.MinBy(d => Cost(new(d!.Value, d.Value), published, direction)),
        };
    }

    /// <summary>The feast itself, one day of it, the whole of it, or the eve, as the pattern says.</summary>
    private TimeMeaning Feast(TimePhrase phrase, TimePhrase holiday, DateOnly first, TimeAnchor? anchor)
    {
        var margin = Setting(holiday, "margin", 0);
        var length = Math.Clamp(Setting(holiday, "lasts", 1), 1, LongestFeast);
        var isWhole = phrase.Pattern.Value["whole"] is not null || (phrase["n"] is null && phrase.Pattern.Value["day"] is null && holiday.Pattern.Value["names"] is "whole");
        var from = Setting(holiday, "shift", 0) + (phrase.Pattern.Value["day"] switch { "last" => length - 1, "eve" => -1, _ => (Integer(phrase, "n") ?? 1) - 1 });
        var to = isWhole ? from + length - 1 : from;
        // "the fortieth day of Eid"
        if (from - Setting(holiday, "shift", 0) >= LongestFeast
            || CalendarPeriod.Of(first).Shift(from) is not { FirstDay: { } start } day || CalendarPeriod.Of(first).Shift(to) is not { FirstDay: { } end }
            || CalendarPeriod.Of(start).Shift(-margin)?.FirstDay is not { } earliest || CalendarPeriod.Of(end).Shift(margin)?.FirstDay is not { } latest)
            return TimeMeaning.Without("no-such-date");
        return new(start == end ? day.ToTimex() : string.Create(CultureInfo.InvariantCulture, $"{day.ToTimex()}/{CalendarPeriod.Of(end).ToTimex()}"))
        {
            Period = day,
            Days = earliest == latest ? null : new(earliest, latest),
            Anchor = anchor,
            Modifier = margin > 0 ? "APPROX" : null,
        };
    }
}
