namespace Casus.Server.Overview;

/// <summary>A stretch of time with what began in it.</summary>
internal sealed record Bucket(string Start, string End, long Count, long Killed, long Injured);

/// <summary>Incidents over time.</summary>
internal sealed record IncidentTimeline(string By, string? First, string? Last, IReadOnlyList<Bucket> Buckets, long Undated, long Spanning);

/// <summary>Counts incidents by day, week, month or year.</summary>
internal static class TimelineCounter
{
    /// <summary>The stretches there are, shortest first.</summary>
    public static IReadOnlyList<string> Stretches { get; } = ["day", "week", "month", "year"];

    private const int MostDays = 400;
    private const int MostWeeks = 400 * 7;
    private const int MostMonths = 400 * 30;

    /// <summary>Counts.</summary>
    /// <param name="index">The state.</param>
    /// <param name="entries">The incidents.</param>
    /// <param name="by">One of <see cref="Stretches"/>; <see langword="null"/> for what gives a readable number.</param>
    public static IncidentTimeline Count(IncidentIndex index, IEnumerable<int> entries, string? by)
    {
        var (days, undated) = (new List<int>(), 0L);
        foreach (var entry in entries)
        {
            if (index.First[entry] == IncidentIndex.NoDay)
                undated++;
            else
                days.Add(entry);
        }

        if (days.Count == 0)
            return new(by ?? "day", null, null, [], undated, 0);
        var (first, last) = (days.Min(e => index.First[e]), days.Max(e => index.First[e]));
        by ??= (last - first) switch { < MostDays => "day", < MostWeeks => "week", < MostMonths => "month", _ => "year" };
        var buckets = new Dictionary<int, (long Count, long Killed, long Injured)>();
        var spanning = 0L;
        foreach (var entry in days)
        {
            var start = StartOf(index.First[entry], by);
            if (StartOf(index.Last[entry], by) != start)
                spanning++;
            var (count, killed, injured) = buckets.GetValueOrDefault(start);
            buckets[start] = (count + 1, killed + Math.Max(0, index.Killed[entry]), injured + Math.Max(0, index.Injured[entry]));
        }

        var list = buckets.OrderBy(b => b.Key).Select(b => new Bucket(
            IncidentIndex.DayText(b.Key), IncidentIndex.DayText(EndOf(b.Key, by)), b.Value.Count, b.Value.Killed, b.Value.Injured)).ToList();
        return new(by, list[0].Start, list[^1].Start, list, undated, spanning);
    }

    private static int StartOf(int day, string by)
    {
        if (by == "day")
            return day;
        var date = IncidentIndex.DateOf(day);
        return by switch
        {
            // Monday is 1, and Sunday belongs to the week before.
            "week" => day - (((int)date.DayOfWeek + 6) % 7),
            "month" => day - date.Day + 1,
            _ => day - date.DayOfYear + 1,
        };
    }

    private static int EndOf(int start, string by)
    {
        var date = IncidentIndex.DateOf(start);
        return by switch
        {
            "day" => start,
            "week" => start + 6,
            "month" => start + DateTime.DaysInMonth(date.Year, date.Month) - 1,
            _ => start + (DateTime.IsLeapYear(date.Year) ? 365 : 364),
        };
    }
}
