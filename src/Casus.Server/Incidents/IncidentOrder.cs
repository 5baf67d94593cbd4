using System.Globalization;
using System.Text;
using Casus.Server.Hosting;
using Casus.Server.Overview;

namespace Casus.Server.Incidents;

/// <summary>An order of incidents, and the place in it at which a page ended. Neither names a row: both stay when an incident is replaced by its next state.</summary>
internal sealed class IncidentOrder
{
    private readonly IncidentIndex index;
    private readonly Func<int, (long Major, ulong Minor)> keyOf;
    private readonly bool descending;
    private readonly string name;

    private IncidentOrder(IncidentIndex index, string name, Func<int, (long, ulong)> keyOf, bool descending) =>
        (this.index, this.name, this.keyOf, this.descending) = (index, name, keyOf, descending);

    /// <summary>The names of the orders.</summary>
    public static IReadOnlyList<string> Names { get; } = ["date", "date-asc", "killed", "changed", "id"];

    /// <summary>The order of a name.</summary>
    public static IncidentOrder Of(IncidentIndex index, string? name) => name switch
    {
        null or "date" => new(index, "date", e => (index.First[e], index.Key[e]), true),
        "date-asc" => new(index, name, e => (index.First[e] == IncidentIndex.NoDay ? int.MaxValue : index.First[e], index.Key[e]), false),
        "killed" => new(index, name, e => (index.Killed[e], index.Key[e]), true),
        "changed" => new(index, name, e => (index.Number[e], 0), true),
        "id" => new(index, name, e => (0, index.Key[e]), false),
        "queue" => new(index, name, e => ((long)(QueueScore.Of(index, e) * 10_000), index.Key[e]), true),
        _ => throw RequestException.Field("sort", $"Expected {string.Join(", ", Names)}."),
    };

    /// <summary>One page of what a filter selects.</summary>
    public (List<int> Entries, string? Next) Page(Selection selection, string? cursor, int limit)
    {
        if (name is not ("date" or "date-asc"))
            return Page(IncidentsApi.Fitting(index, selection), cursor, limit);
        // The order by days is at hand: what lies behind the page is not looked at.
        var after = cursor is null ? ((long, ulong)?)null : Read(cursor);
        var page = new List<int>(limit + 1);
        foreach (var entry in InOrder(index.ByDay()))
        {
            if ((after is { } a && Compare(keyOf(entry), a) <= 0) || !selection.Fits(entry))
                continue;
            page.Add(entry);
            if (page.Count > limit)
                break;
        }

        return Cut(page, limit);
    }

    /// <summary>One page.</summary>
    /// <param name="entries">What fits, in any order.</param>
    /// <param name="cursor">Where the page before ended, or <see langword="null"/>.</param>
    /// <param name="limit">The most.</param>
    public (List<int> Entries, string? Next) Page(IEnumerable<int> entries, string? cursor, int limit)
    {
        var after = cursor is null ? ((long, ulong)?)null : Read(cursor);
        // The first of a long list, without sorting it: what is behind the last one kept falls out.
        var kept = new PriorityQueue<int, (long, ulong)>(Comparer<(long, ulong)>.Create((a, b) => Compare(b, a)));
        foreach (var entry in entries)
        {
            var key = keyOf(entry);
            if (after is { } a && Compare(key, a) <= 0)
                continue;
            if (kept.Count <= limit)
                kept.Enqueue(entry, key);
            else if (kept.TryPeek(out _, out var last) && Compare(key, last) < 0)
                kept.EnqueueDequeue(entry, key);
        }

        var page = new List<int>(kept.Count);
        while (kept.TryDequeue(out var entry, out _))
            page.Add(entry);
        page.Reverse();
        return Cut(page, limit);
    }

    // What has no day stands at the beginning of the order by days, and at the end of both lists.
    private IEnumerable<int> InOrder(DayOrder byDay) => descending
        ? byDay.Descending()
        : byDay.Ascending().SkipWhile(IsUndated).Concat(byDay.Ascending().TakeWhile(IsUndated));

    private bool IsUndated(int entry) => index.First[entry] == IncidentIndex.NoDay;

    private (List<int> Entries, string? Next) Cut(List<int> page, int limit)
    {
        if (page.Count <= limit)
            return (page, null);
        page.RemoveAt(limit);
        return (page, Write(keyOf(page[^1])));
    }

    private int Compare((long Major, ulong Minor) a, (long Major, ulong Minor) b)
    {
        var order = a.Major != b.Major ? a.Major.CompareTo(b.Major) : a.Minor.CompareTo(b.Minor);
        return descending ? -order : order;
    }

    private string Write((long Major, ulong Minor) key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{name} {key.Major} {key.Minor:x}"))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private (long, ulong) Read(string cursor)
    {
        var base64 = cursor.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[Math.Min(base64.Length, 200) + 4];
        if (cursor.Length <= 200
            && Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(' ') is [var of, var major, var minor]
            && of == name
            && long.TryParse(major, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            && ulong.TryParse(minor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var second))
        {
            return (first, second);
        }

        throw new RequestException(400, "CAS1116", "This is no cursor of this list. Use what the page before gave as next, with the same sort.")
        {
            Errors = new Dictionary<string, string[]> { ["cursor"] = ["Expected what the page before gave as next."] },
        };
    }
}
