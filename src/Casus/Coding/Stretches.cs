using Casus.Grounding;

namespace Casus.Coding;

/// <summary>The days that a time means where it names a month or year and says which end of it: "early April", "late 2016".</summary>
internal static class Stretches
{
    /// <summary>The days of a time; <see langword="null"/> where it has none.</summary>
    /// <remarks>Of a month or year that is said to be early, middle or late, that third with what lies next to it.</remarks>
    public static DayRange? Of(ResolvedTime? time)
    {
        if (time?.Days is not { } days)
            return null;
        if (time.Precision is not (DatePrecision.Month or DatePrecision.Year) || time.Modifier is null)
            return days;
        var length = days.End.DayNumber - days.Start.DayNumber + 1;
        return time.Modifier switch
        {
            "START" => new(days.Start, days.Start.AddDays(length / 2)),
            "MID" => new(days.Start.AddDays(length / 4), days.End.AddDays(-length / 4)),
            "END" => new(days.Start.AddDays(length / 2), days.End),
            _ => days,
        };
    }
}
