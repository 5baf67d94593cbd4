using System.Globalization;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Words that count the day of one deed from another's: "two days after the raid".</summary>
/// <param name="Counted">The time expression among them, or <see langword="null"/> for "shortly after".</param>
/// <param name="Nearness">How near, where nothing is counted: "hours after", "the week after".</param>
/// <param name="Side">Before or after the other deed.</param>
/// <param name="Other">The number of the mention of the other deed.</param>
/// <param name="Words">All the words, from the count to the other deed.</param>
internal sealed record EventOffset(ResolvedTime? Counted, Nearness? Nearness, SequenceSide Side, int Other, TokenRange Words)
{
    // "A week after" is seldom meant to the day.
    private const int SlackOfWeeks = 3;

    // No report counts further; beyond, days could not be written.
    private const int MostUnits = 10_000;

    /// <summary>The time that the words come to.</summary>
    /// <param name="day">The day of the other deed.</param>
    /// <param name="words">Where the words stand.</param>
    /// <param name="evidence">The words that date the other deed.</param>
    /// <returns><see langword="null"/> where they come to no days.</returns>
    public ResolvedTime? CountFrom(DateOnly day, TextSpan words, TextSpan evidence)
    {
        if (Reckon(day) is not { } reckoned)
            return null;
        var (days, precision) = reckoned;
        var (first, last) = (CalendarPeriod.Of(days.Start).ToTimex(), CalendarPeriod.Of(days.End).ToTimex());
        return new(
            words,
            TimexType.Date,
            days.Start == days.End ? first : $"{first}/{last}",
            Counted?.Modifier,
            days,
            precision,
            new(day, TimeAnchorKind.Narrative, evidence),
            Side == SequenceSide.After ? "after-event" : "before-event");
    }

    /// <summary>The time of the other deed, where the day of this one is known.</summary>
    /// <param name="day">The day of the deed that is counted from the other.</param>
    /// <param name="words">Where the words stand.</param>
    /// <param name="evidence">The words that date it.</param>
    /// <returns><see langword="null"/> where they come to no days.</returns>
    public ResolvedTime? CountBack(DateOnly day, TextSpan words, TextSpan evidence) =>
        (this with { Side = Side == SequenceSide.After ? SequenceSide.Before : SequenceSide.After }).CountFrom(day, words, evidence);

    private (DayRange Days, DatePrecision Precision)? Reckon(DateOnly day)
    {
        if (Nearness is { } near)
            return Around(day, near.LeastDays, near.MostDays);
        return Counted is { Type: TimexType.Duration, Value: { } value } && TryParse(value, out var number, out var letter, out var isClock)
            ? isClock ? Around(day, 0, letter == 'H' ? 1 + (int)(number / 24) : letter == 'M' ? (int)(number / 1440) : 0) : InUnits(day, number, letter)
            : null;
    }

    // P3D, P2W, PT5H: one number, one unit.
    private static bool TryParse(string value, out int number, out char unit, out bool isClock)
    {
        isClock = value.StartsWith("PT", StringComparison.Ordinal);
        unit = value[^1];
        number = 0;
        return value.Length > 2 && int.TryParse(value.AsSpan(isClock ? 2 : 1)[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= MostUnits;
    }

    private (DayRange Days, DatePrecision Precision)? InUnits(DateOnly day, int number, char unit)
    {
        var signed = Side == SequenceSide.After ? number : -number;
        return unit switch
        {
            'D' => Around(day, number, number),
            'W' when Around(day, (7 * number) - SlackOfWeeks, (7 * number) + SlackOfWeeks) is { } week => (week.Days, DatePrecision.Week),
            'M' => Whole(CalendarPeriod.Of(day, Grain.Month).Shift(signed), DatePrecision.Month),
            'Y' => Whole(CalendarPeriod.Of(day, Grain.Year).Shift(signed), DatePrecision.Year),
            _ => null,
        };
    }

    private (DayRange Days, DatePrecision Precision)? Around(DateOnly day, int least, int most)
    {
        var (from, to) = Side == SequenceSide.After ? (least, most) : (-most, -least);
        return CalendarPeriod.Of(day).Shift(from)?.FirstDay is { } start && CalendarPeriod.Of(day).Shift(to)?.FirstDay is { } end
            ? (new(start, end), PrecisionOf(most - least + 1))
            : null;
    }

    private static DatePrecision PrecisionOf(int days) => days switch
    {
        1 => DatePrecision.Day,
        < 7 => DatePrecision.Days,
        < 28 => DatePrecision.Week,
        < 360 => DatePrecision.Month,
        _ => DatePrecision.Year,
    };

    private static (DayRange Days, DatePrecision Precision)? Whole(CalendarPeriod? period, DatePrecision precision) =>
        period?.Days is { } days ? (days, precision) : null;
}
