using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>Days as numbers: days since 1 January of year 1.</summary>
internal static class Days
{
    /// <summary>The first and last possible day of a date; <see langword="null"/> where there is none. An inferred day may be the day before.</summary>
    public static (int First, int Last)? Of(EventDate? date) =>
        date is not null && Of(date.Start) is var first and >= 0 && Of(date.End) is var last and >= 0 ? (MayBeDayBefore(date) ? first - 1 : first, last) : null;

    /// <summary>Whether a day is inferred from a tense or from the day on which it was told, so that it may be the day before.</summary>
    public static bool MayBeDayBefore(EventDate date) => date.Start == date.End && date.DerivedFrom is { } from
        && (from.EndsWith(EventDate.Tense, StringComparison.Ordinal) || from.EndsWith(EventDate.Told, StringComparison.Ordinal));

    /// <summary>The day of an ISO 8601 date or date-time, or <see cref="TellingFacts.Unknown"/>.</summary>
    public static int Of(string? iso) =>
        iso is { Length: >= 10 } && IsoDay.TryParse(iso.AsSpan(0, 10), out var day)
            ? day.DayNumber
            : TellingFacts.Unknown;

    /// <summary>The ISO 8601 date of a day.</summary>
    public static string Text(int day) => IsoDay.Text(DateOnly.FromDayNumber(day));
}
