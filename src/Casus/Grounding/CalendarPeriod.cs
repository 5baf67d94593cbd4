using System.Globalization;

namespace Casus.Grounding;

/// <summary>How wide a calendar period is, from narrow to wide.</summary>
internal enum Grain
{
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
}

/// <summary>A period of the Gregorian calendar: a day, a week, a quarter, a decade.</summary>
/// <param name="Grain">How wide.</param>
/// <param name="Year">The year; of a week its ISO year; of a decade or century the leading digits (198, 19).</param>
/// <param name="Part">Month, ISO week, quarter, half or season (1 spring to 4 winter); 0 for a year and wider.</param>
/// <param name="Day">Day of the month for <see cref="Grain.Day"/>, else 0.</param>
internal readonly record struct CalendarPeriod(Grain Grain, int Year, int Part = 0, int Day = 0)
{
    private static readonly string[] Seasons = ["SP", "SU", "FA", "WI"];

    /// <summary>The day itself.</summary>
    public static CalendarPeriod Of(DateOnly day) => new(Grain.Day, day.Year, day.Month, day.Day);

    /// <summary>The period of the given width that holds the day.</summary>
    public static CalendarPeriod Of(DateOnly day, Grain grain) => grain switch
    {
        Grain.Day => Of(day),
        Grain.Week or Grain.Weekend => OfWeek(day, grain),
        Grain.Month => new(grain, day.Year, day.Month),
        Grain.Quarter => new(grain, day.Year, ((day.Month - 1) / 3) + 1),
        Grain.Half => new(grain, day.Year, ((day.Month - 1) / 6) + 1),
        Grain.Season => new(grain, day.Month < 3 ? day.Year - 1 : day.Year, day.Month < 3 ? 4 : day.Month / 3),
        Grain.Decade => new(grain, day.Year / 10),
        Grain.Century => new(grain, day.Year / 100),
        _ => new(grain, day.Year),
    };

    /// <summary>The day of that month, or <see langword="null"/> when the calendar has none.</summary>
    public static CalendarPeriod? OfDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(Grain.Day, year, month, day)
            : null;

    /// <summary>The TIMEX3 value.</summary>
    public string ToTimex()
    {
        var year = Year.ToString("0000", CultureInfo.InvariantCulture);
        var part = Part.ToString("00", CultureInfo.InvariantCulture);
        return Grain switch
        {
            Grain.Day => $"{year}-{part}-{Day.ToString("00", CultureInfo.InvariantCulture)}",
            Grain.Week => $"{year}-W{part}",
            Grain.Weekend => $"{year}-W{part}-WE",
            Grain.Month => $"{year}-{part}",
            Grain.Quarter => $"{year}-Q{Part}",
            Grain.Half => $"{year}-H{Part}",
            Grain.Season => $"{year}-{Seasons[Part - 1]}",
            Grain.Decade => Year.ToString("000", CultureInfo.InvariantCulture),
            Grain.Century => Year.ToString("00", CultureInfo.InvariantCulture),
            _ => year,
        };
    }

    /// <summary>The first day, or <see langword="null"/> when it lies outside the years 1 to 9999.</summary>
    public DateOnly? FirstDay => Grain switch
    {
        Grain.Day => OfDay(Year, Part, Day) is null ? null : new DateOnly(Year, Part, Day),
        Grain.Week => Year is >= 1 and <= 9998 ? DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Part, DayOfWeek.Monday)) : null,
        Grain.Weekend => Year is >= 1 and <= 9998 ? DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Part, DayOfWeek.Saturday)) : null,
        Grain.Month => First(Year, Part),
        Grain.Quarter => First(Year, (Part * 3) - 2),
        Grain.Half => First(Year, (Part * 6) - 5),
        Grain.Season => First(Year, Part * 3),
        Grain.Decade => First(Year * 10, 1),
        Grain.Century => First(Year * 100, 1),
        _ => First(Year, 1),
    };

    /// <summary>The days it covers, or <see langword="null"/> when some lie outside the years 1 to 9999.</summary>
    public DayRange? Days
    {
        get
        {
            if (FirstDay is not { } first)
                return null;
            var after = Grain switch
            {
                Grain.Day => first.DayNumber + 1,
                Grain.Weekend => first.DayNumber + 2,
                Grain.Week => first.DayNumber + 7,
                _ => AfterMonths(first, Months(Grain)),
            };
            return after - 1 > DateOnly.MaxValue.DayNumber || after <= first.DayNumber
                ? null
                : new(first, DateOnly.FromDayNumber(after - 1));
        }
    }

    /// <summary>
    /// The period of the same width, that many further on; <see langword="null"/> beyond the years 1 to 9998.
    /// </summary>
    public CalendarPeriod? Shift(double count)
    {
        if (FirstDay is not { } first || Math.Abs(count) > 4_000_000)
            return null;
        var n = (int)count;
        return Grain switch
        {
            Grain.Day => FromNumber(first.DayNumber + n, Grain),
            Grain.Week or Grain.Weekend => FromNumber(first.DayNumber + (7 * n), Grain),
            _ => ShiftMonths(first, (long)n * Months(Grain), Grain),
        };
    }

    /// <summary>The period of another width that holds this one's first day.</summary>
    public CalendarPeriod? At(Grain grain) => grain == Grain ? this : FirstDay is { } first ? Of(first, grain) : null;

    private static int Months(Grain grain) => grain switch
    {
        Grain.Month => 1,
        Grain.Quarter or Grain.Season => 3,
        Grain.Half => 6,
        Grain.Decade => 120,
        Grain.Century => 1200,
        _ => 12,
    };

    private static CalendarPeriod OfWeek(DateOnly day, Grain grain)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return new(grain, ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    private static DateOnly? First(int year, int month) => year is >= 1 and <= 9999 ? new DateOnly(year, month, 1) : null;

    private static int AfterMonths(DateOnly first, int months)
    {
        var index = (first.Year * 12) + first.Month - 1 + months;
        return index / 12 > 9999 ? DateOnly.MaxValue.DayNumber + 1 : new DateOnly(index / 12, (index % 12) + 1, 1).DayNumber;
    }

    private static CalendarPeriod? FromNumber(long number, Grain grain) =>
        number < 366 || number > DateOnly.MaxValue.DayNumber - 366 ? null : Of(DateOnly.FromDayNumber((int)number), grain);

    private static CalendarPeriod? ShiftMonths(DateOnly first, long months, Grain grain)
    {
        var index = (first.Year * 12L) + first.Month - 1 + months;
        return index < 12 || index / 12 > 9998 ? null : Of(new DateOnly((int)(index / 12), (int)(index % 12) + 1, 1), grain);
    }
}
