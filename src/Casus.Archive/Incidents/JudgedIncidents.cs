using System.Globalization;
using Casus.Archive.Judgements;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>The incidents of a run on their way into the archive: those that judgements name wait until it is known which there are.</summary>
internal sealed class JudgedIncidents(StoreSession session, IncidentChange change, List<Judgement> judgements)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> left = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> leads = new(StringComparer.Ordinal);
    private readonly List<(Incident Incident, Func<Incident, IEnumerable<string?>> Titles)> waiting = [];
    private readonly HashSet<string> named = judgements.SelectMany(j => new[] { j.Incident, j.Other }).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> anchors = judgements.SelectMany(j => new[] { j.Anchor, j.OtherAnchor }).Where(a => a.Length > 0).ToHashSet(StringComparer.Ordinal);
    private readonly IncidentReview nothing = new Overlay([], (_, _) => null).Of("");

    /// <summary>The id that an incident gets: its own, or where another has that a number behind it.</summary>
    public string NameOf(string id)
    {
        var name = id;
        for (var number = 2; !ids.Add(name); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
        return name;
    }

    /// <summary>An incident is as machines made it before.</summary>
    public void Leave(string id) => left.Add(id);

    /// <summary>An incident is new, or may be other than before.</summary>
    public void Keep(Incident incident, Func<Incident, IEnumerable<string?>> titles)
    {
        var isJudged = named.Contains(incident.Id);
        foreach (var match in incident.Match.Where(m => m.Part == "lead" && anchors.Contains(m.Report)))
        {
            leads[match.Report] = incident.Id;
            isJudged = true;
        }

        if (isJudged)
            waiting.Add((incident, titles));
        else
            change.Keep(incident, nothing, () => titles(incident));
    }

    /// <summary>Lays the judgements over that hold.</summary>
    public void End(IReadOnlyList<Judgement> holding)
    {
        foreach (var anchor in anchors.Where(a => !leads.ContainsKey(a)).Order(StringComparer.Ordinal))
        {
            if (IncidentTable.LeadOf(session, anchor) is { } id && left.Contains(id))
                leads[anchor] = id;
        }

        var overlay = new Overlay(holding, (id, anchor) => ids.Contains(id) ? id : leads.GetValueOrDefault(anchor));
        var led = leads.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var id in left.Order(StringComparer.Ordinal))
        {
            if (!named.Contains(id) && !led.Contains(id))
                change.Leave(id);
            else
                change.KeepAsRead(id, overlay.Of(id));
        }

        foreach (var (incident, titles) in waiting)
            change.Keep(incident, overlay.Of(incident.Id), () => titles(incident));
    }
}
