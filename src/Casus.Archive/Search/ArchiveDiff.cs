using System.Text.Json;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Search;

/// <summary>What became of incidents between two moments.</summary>
public static class ArchiveDiff
{
    private const int AtOnce = 200;

    /// <summary>The incidents that came, went or changed, in the order of their ids; whole incidents are read as they are asked for.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="from">A day, which means its end, or a moment, UTC.</param>
    /// <param name="to">Likewise; later.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IEnumerable<IncidentChange> Between(Store store, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var reading = store.BeginReading();
        (string, object?)[] moments = [("a", ArchiveSearch.Moment(from)), ("b", ArchiveSearch.Moment(to))];
        var rows = new SortedDictionary<string, (long? Before, long? After)>(StringComparer.Ordinal);
        foreach (var (id, number) in reading.Run(s => s.Query("SELECT id, number FROM incident_facts WHERE until_at > @a AND until_at <= @b AND from_at <= @a", Row, moments)))
            rows[id] = (number, null);
        foreach (var (id, number) in reading.Run(s => s.Query("SELECT id, number FROM incident_facts WHERE from_at > @a AND from_at <= @b AND (until_at IS NULL OR until_at > @b)", Row, moments)))
            rows[id] = (rows.GetValueOrDefault(id).Before, number);
        foreach (var some in rows.Values.Chunk(AtOnce))
        {
            var incidents = reading.Run(s => ArchiveSearch.Rows(s, [.. some.SelectMany(r => new[] { r.Before, r.After }).OfType<long>()])).ToDictionary(i => i.Number, i => i.Incident);
            foreach (var change in some.Select(r => Change(r.Before is { } b ? incidents[b] : null, r.After is { } a ? incidents[a] : null)).OfType<IncidentChange>())
                yield return change;
        }
    }

    private static (string Id, long Number) Row(System.Data.Common.DbDataReader row) => (row.GetString(0), row.GetInt64(1));

    private static IncidentChange? Change(FoundIncident? then, FoundIncident? now) => (then, now) switch
    {
        (null, _) => new("new", null, now, []),
        (_, null) => new("gone", then, null, []),
        _ => Fields(then, now) is { Count: > 0 } fields ? new("changed", then, now, fields) : null,
    };

    // By the names of the record's own fields; "review" for what people decided.
    private static List<string> Fields(FoundIncident before, FoundIncident after)
    {
        using var a = JsonDocument.Parse(before.ToJson());
        using var b = JsonDocument.Parse(after.ToJson());
        return [.. b.RootElement.EnumerateObject()
            .Where(p => !a.RootElement.TryGetProperty(p.Name, out var old) || !JsonElement.DeepEquals(old, p.Value))
            .Select(p => p.Name)];
    }
}
