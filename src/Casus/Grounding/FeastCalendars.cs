using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Casus.Grounding;

/// <summary>Finds the days of other calendars in a Gregorian year.</summary>
/// <remarks>
/// Islamic days are those of Umm al-Qura, the calendar of Saudi Arabia (1900 to 2077); where the moon is sighted by eye they may fall a day
/// earlier or later. Hebrew days begin at sunset of the day before. New moons are those of the Chinese calendar (1901 to 2100), by Beijing
/// time. Beyond those years there are no days. Kept apart from <see cref="TimeHolidays"/> so that the calendars load only when a report
/// names such a feast.
/// </remarks>
internal static class FeastCalendars
{
    /// <summary>The days of a calendar that fall in a Gregorian year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="calendar"><c>islamic</c>, <c>persian</c>, <c>hebrew</c> (Nisan is month 1), <c>julian</c>, <c>chinese</c>, <c>newmoon</c> (the
    /// first new moon on or after a Gregorian day), <c>julian-easter</c>.</param>
    /// <param name="on"><c>MM-DD</c> in that calendar; for <c>julian-easter</c> the days from it, <c>-2</c>.</param>
    public static IEnumerable<DateOnly> In(int year, string calendar, string on) => calendar switch
    {
        "islamic" => InNoda(CalendarSystem.UmAlQura, year, on),
        "persian" => InNoda(CalendarSystem.PersianArithmetic, year, on),
        "hebrew" => InNoda(CalendarSystem.GetHebrewCalendar(HebrewMonthNumbering.Scriptural), year, on),
        "julian" => InNoda(CalendarSystem.Julian, year, on),
        "julian-easter" => JulianEaster(year) is { } easter ? [easter.AddDays(int.Parse(on, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))] : [],
        "chinese" => NewMoons(year).Where(m => m.Month == int.Parse(on.AsSpan(0, 2), CultureInfo.InvariantCulture))
            .Select(m => m.Day.AddDays(int.Parse(on.AsSpan(3), CultureInfo.InvariantCulture) - 1)).Take(1),
        "newmoon" => NewMoons(year).Where(m => m.Day >= GregorianDay(year, on)).Select(m => m.Day).Take(1),
        _ => [],
    };

    private static IEnumerable<DateOnly> InNoda(CalendarSystem calendar, int year, string on)
    {
        var (month, day) = (int.Parse(on.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(on.AsSpan(3), CultureInfo.InvariantCulture));
        var first = YearOf(new LocalDate(year, 1, 1), calendar);
        var last = YearOf(new LocalDate(year, 12, 31), calendar);
        if (first is null || last is null)
            yield break;
        for (var y = first.Value; y <= last.Value; y++)
        {
            if (month <= calendar.GetMonthsInYear(y) && day <= calendar.GetDaysInMonth(y, month)
                && new LocalDate(y, month, day, calendar).WithCalendar(CalendarSystem.Iso) is var date && date.Year == year)
                yield return new(date.Year, date.Month, date.Day);
        }
    }

    private static int? YearOf(LocalDate date, CalendarSystem calendar)
    {
        // A calendar says by an exception alone that a day lies outside it; its first and last years are asked beforehand.
        var (min, max) = (new LocalDate(calendar.MinYear, 1, 1, calendar).WithCalendar(CalendarSystem.Iso), LastDay(calendar));
        return date >= min && date <= max ? date.WithCalendar(calendar).Year : null;
    }

    private static LocalDate LastDay(CalendarSystem calendar)
    {
        var months = calendar.GetMonthsInYear(calendar.MaxYear);
        // By the scriptural count the last month of the Hebrew year is Elul, the sixth.
        var month = calendar.Id.StartsWith("Hebrew", StringComparison.Ordinal) ? 6 : months;
        var last = new LocalDate(calendar.MaxYear, month, calendar.GetDaysInMonth(calendar.MaxYear, month), calendar);
        return last.WithCalendar(CalendarSystem.Iso);
    }

    /// <remarks>Source: Meeus, Astronomical Algorithms, ch. 8, Easter of the Julian calendar.</remarks>
    private static DateOnly? JulianEaster(int year)
    {
        int d = ((19 * (year % 19)) + 15) % 30, e = ((2 * (year % 4)) + (4 * (year % 7)) - d + 34) % 7;
        var n = d + e + 114;
        var date = new LocalDate(year, n / 31, (n % 31) + 1, CalendarSystem.Julian).WithCalendar(CalendarSystem.Iso);
        return date.Year is >= 1 and <= 9998 ? new(date.Year, date.Month, date.Day) : null;
    }

    private static DateOnly GregorianDay(int year, string on) =>
        new(year, int.Parse(on.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(on.AsSpan(3), CultureInfo.InvariantCulture));

    // The months of the Chinese calendar that begin in a Gregorian year, by their number; a leap month bears none.
    private static IEnumerable<(int Month, DateOnly Day)> NewMoons(int year)
    {
        var calendar = new ChineseLunisolarCalendar();
        for (var y = year - 1; y <= year; y++)
        {
            if (y is < 1901 or > 2099)
                continue;
            var leap = calendar.GetLeapMonth(y);
            for (var m = 1; m <= calendar.GetMonthsInYear(y); m++)
            {
                var day = DateOnly.FromDateTime(calendar.ToDateTime(y, m, 1, 0, 0, 0, 0));
                if (day.Year == year)
                    yield return (m == leap ? 0 : leap > 0 && m > leap ? m - 1 : m, day);
            }
        }
    }
}
