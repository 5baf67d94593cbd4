using System.Globalization;

namespace Casus.Grounding;

/// <summary>Finds the day of a holiday in a year.</summary>
internal static class TimeHolidays
{
    /// <summary>
    /// Reads <c>12-25</c>, <c>11-4th4</c> (the fourth Thursday), <c>05-last1</c>, <c>easter-2</c>, and the days of other calendars that
    /// <see cref="FeastCalendars"/> knows, as <c>islamic 10-01</c>; several, parted by commas, are a choice.
    /// </summary>
    /// <returns>The first days of the holiday that fall in the Gregorian year: none, one or two; none outside the years 1583 to 9998.</returns>
    public static IEnumerable<DateOnly> In(int year, string on) => year is < 1583 or > 9998
        ? []
        : on.Split(',', StringSplitOptions.TrimEntries).SelectMany(choice => One(year, choice));

    private static IEnumerable<DateOnly> One(int year, string on)
    {
        if (on.IndexOf(' ', StringComparison.Ordinal) is var space and > 0)
            return FeastCalendars.In(year, on[..space], on[(space + 1)..]);
        return Gregorian(year, on)?.FirstDay is { } day ? [day] : [];
    }

    private static CalendarPeriod? Gregorian(int year, string on)
    {
        if (on.StartsWith("easter", StringComparison.Ordinal))
            return CalendarPeriod.Of(Easter(year)).Shift(int.Parse(on.AsSpan(6), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        var month = int.Parse(on.AsSpan(0, 2), CultureInfo.InvariantCulture);
        var rest = on.AsSpan(3);
        if (rest.Length == 2)
            return CalendarPeriod.OfDay(year, month, int.Parse(rest, CultureInfo.InvariantCulture));
        var weekday = rest[^1] - '0';
        return rest.StartsWith("last") ? Last(year, month, weekday) : Nth(year, month, weekday, rest[0] - '0');
    }

    private static CalendarPeriod? Nth(int year, int month, int weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        var offset = (weekday - (int)first.DayOfWeek + 7) % 7;
        return CalendarPeriod.OfDay(year, month, 1 + offset + (7 * (n - 1)));
    }

    private static CalendarPeriod? Last(int year, int month, int weekday) =>
        Nth(year, month, weekday, 5) ?? Nth(year, month, weekday, 4);

    /// <remarks>Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).</remarks>
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }
}
