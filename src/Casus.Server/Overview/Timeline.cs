using System.Runtime.InteropServices;

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
        // By stretches of days first, of which there are few: which buckets they make is known when the last one was seen.
        var stretches = new Dictionary<(int First, int Last), (long Count, long Killed, long Injured)>();
        var undated = 0L;
        foreach (var entry in entries)
        {
            var day = index.First[entry];
            if (day == IncidentIndex.NoDay)
            {
                undated++;
                continue;
            }

            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(stretches, (day, index.Last[entry]), out _);
            seen = (seen.Count + 1, seen.Killed + Math.Max(0, index.Killed[entry]), seen.Injured + Math.Max(0, index.Injured[entry]));
        }

        if (stretches.Count == 0)
            return new(by ?? "day", null, null, [], undated, 0);
        var (first, last) = (stretches.Keys.Min(s => s.First), stretches.Keys.Max(s => s.First));
        by ??= (last - first) switch { < MostDays => "day", < MostWeeks => "week", < MostMonths => "month", _ => "year" };
        var buckets = new Dictionary<int, (long Count, long Killed, long Injured)>();
        var spanning = 0L;
        foreach (var (days, seen) in stretches)
        {
            var start = StartOf(days.First, by);
            if (StartOf(days.Last, by) != start)
                spanning += seen.Count;
            var (count, killed, injured) = buckets.GetValueOrDefault(start);
            buckets[start] = (count + seen.Count, killed + seen.Killed, injured + seen.Injured);
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
