using System.Text.Json;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;

namespace Casus.Server.Incidents;

/// <summary>How incidents lead to each other.</summary>
internal static class IncidentLinks
{
    /// <summary>What people said of how an incident stands to others: the other, and the relation.</summary>
    public static IReadOnlyList<(string Incident, string Relation)> Said(string judged)
    {
        using var json = JsonDocument.Parse(judged);
        return json.RootElement.TryGetProperty("links", out var links)
            ? [.. links.EnumerateArray().Select(l => (l.GetProperty("incident").GetString()!, l.GetProperty("value").GetString()!))]
            : [];
    }

    /// <summary>The incidents that lead to one: their ids, the relation, who says so, and the judgement where a person does.</summary>
    public static IReadOnlyList<(string From, string Relation, IReadOnlyList<string> Speakers, long? Judgement)> Into(Store store, string id)
    {
        var found = new List<(string, string, IReadOnlyList<string>, long?)>();
        foreach (var incident in LinkedIncidents.Naming(store, id))
        {
            using var machine = JsonDocument.Parse(incident.Machine);
            foreach (var link in machine.RootElement.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("incident").GetString() == id))
                found.Add((incident.Id, link.GetProperty("relation").GetString()!, [.. link.GetProperty("attributedTo").EnumerateArray().Select(a => a.GetString()!)], null));
            using var judged = JsonDocument.Parse(incident.Judged);
            if (!judged.RootElement.TryGetProperty("links", out var said))
                continue;
            foreach (var link in said.EnumerateArray().Where(l => l.GetProperty("incident").GetString() == id))
                found.Add((incident.Id, link.GetProperty("value").GetString()!, [link.GetProperty("by").GetString()!], link.GetProperty("judgement").GetInt64()));
        }

        return found;
    }
}
