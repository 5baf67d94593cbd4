using System.Text.Json;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Search;

/// <summary>What became of incidents between two moments.</summary>
public static class ArchiveDiff
{
    /// <summary>The incidents that came, went or changed, in the order of their ids.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="from">A day, which means its end, or a moment, UTC.</param>
    /// <param name="to">Likewise; later.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<IncidentChange> Between(Store store, string from, string to) => store.Read(session =>
    {
        (string, object?)[] moments = [("a", ArchiveSearch.Moment(from)), ("b", ArchiveSearch.Moment(to))];
        var before = session.Query(
            $"SELECT {ArchiveSearch.IncidentColumns} FROM incidents i WHERE i.until_at > @a AND i.until_at <= @b AND i.from_at <= @a", ArchiveSearch.Incident, moments);
        var after = session.Query(
            $"SELECT {ArchiveSearch.IncidentColumns} FROM incidents i WHERE i.from_at > @a AND i.from_at <= @b AND (i.until_at IS NULL OR i.until_at > @b)", ArchiveSearch.Incident, moments);
        var old = before.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var changes = new List<IncidentChange>();
        foreach (var now in after)
        {
            if (!old.Remove(now.Id, out var then))
                changes.Add(new("new", null, now, []));
            else if (Fields(then, now) is { Count: > 0 } fields)
                changes.Add(new("changed", then, now, fields));
        }

        changes.AddRange(old.Values.Select(then => new IncidentChange("gone", then, null, [])));
        return changes.OrderBy(c => (c.After ?? c.Before)!.Id, StringComparer.Ordinal).ToList();
    });

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

/// <summary>What became of one incident.</summary>
/// <param name="Kind"><c>new</c>, <c>gone</c> or <c>changed</c>.</param>
/// <param name="Before">As it stood; <see langword="null"/> where it is new.</param>
/// <param name="After">As it stands; <see langword="null"/> where it is gone.</param>
/// <param name="Fields">The fields that changed.</param>
public sealed record IncidentChange(string Kind, FoundIncident? Before, FoundIncident? After, IReadOnlyList<string> Fields);
