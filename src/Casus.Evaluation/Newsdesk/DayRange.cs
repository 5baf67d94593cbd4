using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Newsdesk;

/// <summary>The days on which something happened, both included.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, not before the first.</param>
internal readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    private const int LongestDays = 7;

    /// <summary>Reads the date that <paramref name="text"/> begins with.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && IsoDay.TryParse(text.AsSpan(0, 10), out var day)
            ? day
            : null;

    /// <summary>The range, or <see langword="null"/> when there is no first day or it is longer than a week.</summary>
    public static DayRange? Between(string? first, string? last)
    {
        if (Day(first) is not { } start)
            return null;
        var end = Day(string.IsNullOrEmpty(last) ? first : last) ?? start;
        if (end < start)
            end = start;
        return end.DayNumber - start.DayNumber > LongestDays ? null : new(start, end);
    }

    /// <summary>
    /// The days of an event, or <see langword="null"/> when the day is not known: a month or a year is not a day.
    /// </summary>
    public static DayRange? Of(EventDate? date) =>
        date is null or { Precision: "month" or "year" or "unknown" } ? null : Between(date.Start, date.End);

    /// <summary>Whether the two are at most a day apart.</summary>
    public bool IsNear(DayRange other) =>
        First.DayNumber <= other.Last.DayNumber + 1 && Last.DayNumber >= other.First.DayNumber - 1;
}
