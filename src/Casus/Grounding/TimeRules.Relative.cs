using Casus.Language.English.Times;

namespace Casus.Grounding;

/// <content>Dates counted from the day of publication or from the date told last.</content>
internal sealed partial class TimeRules
{
    private TimeMeaning Day(TimePhrase phrase)
    {
        var shift = Setting(phrase, "shift", Integer(phrase, "relative-day") ?? 0);
        return FromPublication(day => CalendarPeriod.Of(day).Shift(shift));
    }

    /// <summary>The news convention: a weekday is the last one up to publication, unless the words point ahead.</summary>
    private TimeMeaning Weekday(TimePhrase phrase)
    {
        var weekday = Integer(phrase, "weekday")!.Value;
        var wanted = Integer(phrase, "direction");
        if (Integer(phrase, "day") is { } number)
            return FromPublication(day => WeekdayNumbered(day, weekday, number));
        return FromPublication(day =>
        {
            var back = (IsoWeekday(day) - weekday + 7) % 7;
            var shift = wanted switch
            {
                -1 => back == 0 ? -7 : -back,
                1 => back == 0 ? 7 : 7 - back,
                0 => back == 0 ? 0 : 7 - back,
                _ => back != 0 && story.Direction() > 0 ? 7 - back : -back,
            };
            return CalendarPeriod.Of(day).Shift(shift);
        });
    }

    /// <summary>"Friday the 13th": the nearest day with that number and that weekday, within a year and two months.</summary>
    private CalendarPeriod? WeekdayNumbered(DateOnly day, int weekday, int number)
    {
        var sign = story.Direction() > 0 ? 1 : -1;
        for (var shift = 0; shift <= 430; shift++)
        {
            if (CalendarPeriod.Of(day).Shift(sign * shift) is { } candidate && candidate.Day == number
                && IsoWeekday(candidate.FirstDay!.Value) == weekday)
                return candidate;
        }

        return null;
    }

    private TimeMeaning WeekdayOfWeek(TimePhrase phrase)
    {
        var weekday = Integer(phrase, "weekday")!.Value;
        var weeks = Integer(phrase, "direction") ?? 0;
        return FromPublication(day => CalendarPeriod.Of(day).Shift(weekday - IsoWeekday(day) + (7 * weeks)));
    }

    private TimeMeaning WeekdayNear(TimePhrase phrase)
    {
        var weekday = Integer(phrase, "weekday")!.Value;
        var onward = phrase["onward"] is not null;
        var back = phrase["back-word"] is not null;
        return FromStory(story.LastDay, told =>
        {
            var distance = (IsoWeekday(told.FirstDay!.Value) - weekday + 7) % 7;
            var shift = onward ? (distance == 0 ? 7 : 7 - distance) : distance == 0 && back ? -7 : -distance;
            return told.Shift(shift);
        });
    }

    private TimeMeaning MonthNear(TimePhrase phrase)
    {
        var month = Integer(phrase, "month")!.Value;
        var direction = Integer(phrase, "direction") ?? 0;
        return FromPublication(day =>
        {
            var year = direction switch
            {
                -1 => month >= day.Month ? day.Year - 1 : day.Year,
                1 => month <= day.Month ? day.Year + 1 : day.Year,
                _ => day.Year,
            };
            return new CalendarPeriod(Grain.Month, year, month);
        });
    }

    private TimeMeaning Weekend(TimePhrase phrase)
    {
        var direction = Integer(phrase, "direction");
        return FromPublication(day =>
        {
            var week = CalendarPeriod.Of(day, Grain.Weekend);
            // On a Saturday or Sunday "the weekend" is the one in course; before, it is the last, and so is "this weekend" of what is told in the past.
            var isNow = IsoWeekday(day) >= 6;
            var shift = direction switch
            {
                -1 => -1,
                1 => isNow ? 1 : 0,
                0 => isNow || story.Direction() >= 0 ? 0 : -1,
                _ => isNow || story.Direction() > 0 ? 0 : -1,
            };
            return week.Shift(shift);
        });
    }

    private TimeMeaning Season(TimePhrase phrase)
    {
        var season = Word(phrase, "season") switch { "SP" => 1, "SU" => 2, "FA" => 3, _ => 4 };
        var (year, anchor) = Year(phrase);
        if (year is { } known)
            return TimeMeaning.Of(new CalendarPeriod(Grain.Season, known, season), anchor);
        var direction = Integer(phrase, "direction");
        return FromPublication(day =>
        {
            var candidates = Enumerable.Range(day.Year - 1, 3)
                .Select(y => new CalendarPeriod(Grain.Season, y, season))
                .Where(p => p.Days is not null)
                .ToList();
            return direction switch
            {
                -1 => candidates.LastOrDefault(p => p.Days!.Value.End < day),
                1 => candidates.FirstOrDefault(p => p.Days!.Value.Start > day),
                0 => candidates.MinBy(p => Cost(p.Days!.Value, day, 1)),
                _ => candidates.MinBy(p => Cost(p.Days!.Value, day, story.Direction())),
            };
        });
    }

    /// <summary>"last week", "this year", "next month": whole periods of the calendar.</summary>
    private TimeMeaning Period(TimePhrase phrase)
    {
        var shift = Setting(phrase, "shift", Integer(phrase, "direction") ?? (phrase["back-word"] is null ? 0 : -1));
        if (GrainOf(Unit(phrase)) is not { } grain)
            return TimeMeaning.Without("no-rule");
        var meaning = FromPublication(day => CalendarPeriod.Of(day, grain).Shift(shift));
        return phrase.Pattern.Value["running"] is not null && shift == -1 && story.Published is { } anchor && StartOfPast(anchor.Date, grain) is { } start
            ? meaning with { Days = new(start, anchor.Date) }
            : meaning;
    }

    // "the past year": TIMEX3 names the calendar year; meant are the twelve months up to now. "The past weekend" is one.
    private static DateOnly? StartOfPast(DateOnly today, Grain grain) => grain switch
    {
        _ when today.Year <= 10 => null,
        Grain.Week => today.AddDays(-7),
        Grain.Month => today.AddMonths(-1),
        Grain.Quarter => today.AddMonths(-3),
        Grain.Half => today.AddMonths(-6),
        Grain.Year => today.AddYears(-1),
        Grain.Decade => today.AddYears(-10),
        _ => null,
    };

    private TimeMeaning Ago(TimePhrase phrase)
    {
        var unit = Unit(phrase);
        var sign = Setting(phrase, "sign", -1);
        var count = Count(phrase);
        if (count.IsVague)
            return new(sign < 0 ? "PAST_REF" : "FUTURE_REF");
        if (GrainOf(unit) is not { } grain)
            return TimeMeaning.Without("no-rule");
        if (grain == Grain.Year && count.Number == 1 && sign < 0)
            return YearAgo(sign);
        var n = Multiple(unit) * count.Number * sign;
        return FromPublication(day => Counted(CalendarPeriod.Of(day), grain, n));
    }

    private static int Multiple(string? unit) => unit is "FN" ? 2 : 1;

    /// <summary>Counts whole units, and half a year as six months.</summary>
    private static CalendarPeriod? Counted(CalendarPeriod from, Grain grain, double n)
    {
        if (grain == Grain.Year && n != Math.Truncate(n))
            return from.At(Grain.Month)?.Shift(Math.Round(n * 12));
        if (grain is Grain.Decade or Grain.Century)
            return from.At(Grain.Year)?.Shift(n * (grain == Grain.Decade ? 10 : 100));
        return from.At(grain)?.Shift(Math.Round(n, MidpointRounding.AwayFromZero));
    }

    /// <summary>"a year ago", "a year earlier": in reports on quarters the same quarter, else the year.</summary>
    private TimeMeaning YearAgo(int sign) => story.LastQuarter is not null
        ? FromStory(story.LastQuarter, told => told with { Year = told.Year + sign }) with { IsComparison = true }
        : FromPublication(day => CalendarPeriod.Of(day, Grain.Year).Shift(sign));

    private TimeMeaning Later(TimePhrase phrase)
    {
        var unit = Unit(phrase);
        var sign = Setting(phrase, "sign", 1);
        var count = Count(phrase);
        if (count.IsVague)
            return new(sign < 0 ? "PAST_REF" : "FUTURE_REF");
        if (GrainOf(unit) is not { } grain)
            return TimeMeaning.Without("no-rule");
        if (grain == Grain.Year && count.Number == 1 && sign < 0 && story.LastQuarter is not null)
            return YearAgo(sign);
        var n = Multiple(unit) * count.Number * sign;
        return FromStory(Told(grain), told => Counted(told, grain, n));
    }

    /// <summary>The date told last that is no wider than the grain, so that counting from it means something.</summary>
    private (CalendarPeriod Period, Reports.TextSpan Span)? Told(Grain grain) =>
        story.Last is { } last && last.Period.Grain <= grain ? story.Last : story.LastDay;

    private TimeMeaning Near(TimePhrase phrase)
    {
        var sign = Setting(phrase, "sign", 0);
        return GrainOf(Unit(phrase)) is { } grain
            ? FromStory(Told(grain), told => told.At(grain)?.Shift(sign))
            : TimeMeaning.Without("no-rule");
    }

    private TimeMeaning Quarter(TimePhrase phrase)
    {
        var n = Integer(phrase, "n");
        if (n is not (>= 1 and <= 4))
            return TimeMeaning.Without("no-such-date");
        var years = Setting(phrase, "years", 0);
        var (year, anchor) = Year(phrase);
        if (year is null && phrase["direction"] is not null)
        {
            var shift = Integer(phrase, "direction") ?? 0;
            return FromPublication(day => new CalendarPeriod(Grain.Quarter, day.Year + shift, n.Value));
        }

        if (year is { } known)
            return TimeMeaning.Of(new CalendarPeriod(Grain.Quarter, known + years, n.Value), anchor);
        return FromPublication(day => NearQuarter(day, n.Value) is { } q ? q with { Year = q.Year + years } : null);
    }

    private CalendarPeriod? NearQuarter(DateOnly day, int n)
    {
        var direction = story.Direction();
        return Enumerable.Range(day.Year - 1, 3).Select(y => new CalendarPeriod(Grain.Quarter, y, n))
            .Where(p => p.Days is not null)
                .Select(p => (CalendarPeriod?)p)
                .MinBy(p => Cost(p!.Value.Days!.Value, day, direction));
    }

    /// <summary>"the year-ago period", "the 1988 quarter": the quarter told last, in another year.</summary>
    private TimeMeaning QuarterOf(TimePhrase phrase)
    {
        var (year, _) = Year(phrase);
        var years = Setting(phrase, "years", Integer(phrase, "direction") ?? 0);
        return FromStory(story.LastQuarter, told =>
        {
            var quarter = told.Grain == Grain.Quarter
                ? told
                : CalendarPeriod.Of(told.FirstDay!.Value, Grain.Quarter).Shift(-1);
            return quarter is { } q ? q with { Year = year ?? (q.Year + years) } : null;
        }) with { IsComparison = true };
    }

    /// <summary>"on this day in 1982": day and month of publication in another year.</summary>
    private TimeMeaning ThisDay(TimePhrase phrase)
    {
        var (year, _) = Year(phrase);
        return FromPublication(day => year is { } known ? MonthOrDay(known, day.Month, day.Day) : null);
    }

    private TimeMeaning ThisQuarter(TimePhrase phrase) => story.LastQuarter is not null
        ? FromStory(story.LastQuarter, told => told)
        : FromPublication(day => CalendarPeriod.Of(day, Grain.Quarter).Shift(-1));

    private TimeMeaning Half(TimePhrase phrase)
    {
        var n = Integer(phrase, "n") is { } given ? Math.Clamp(given, 1, 2) : 1;
        var (year, anchor) = Year(phrase);
        return year is { } known
            ? TimeMeaning.Of(new CalendarPeriod(Grain.Half, known, n), anchor)
            : FromPublication(day => new CalendarPeriod(Grain.Half, day.Year, n));
    }

    /// <summary>"early next year", "the end of May".</summary>
    private TimeMeaning Part(TimePhrase phrase)
    {
        var mod = phrase.Pattern.Modifier ?? (phrase["early"] is not null ? "START" : phrase["mid"] is not null ? "MID" : "END");
        var meaning = phrase.Inner.Count > 0 ? Apply(phrase.Inner[^1].Phrase) : DecadeOf(phrase);
        return meaning with { Modifier = mod };
    }

    private TimeMeaning End(TimePhrase phrase)
    {
        var unit = Unit(phrase) is { } u && GrainOf(u) is { } grain ? grain : Grain.Year;
        return FromPublication(day => CalendarPeriod.Of(day, unit)) with { Modifier = "END" };
    }

    private static int IsoWeekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
}
