using Casus.Archive.Judgements;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>The incidents of a run on their way into the archive: those that judgements name wait until it is known which there are.</summary>
internal sealed class JudgedIncidents(IncidentChange change, List<Judgement> judgements)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> leads = new(StringComparer.Ordinal);
    private readonly List<(Incident Incident, Func<Incident, IEnumerable<string?>> Titles)> waiting = [];
    private readonly HashSet<string> named = judgements.SelectMany(j => new[] { j.Incident, j.Other }).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> anchors = judgements.SelectMany(j => new[] { j.Anchor, j.OtherAnchor }).Where(a => a.Length > 0).ToHashSet(StringComparer.Ordinal);
    private readonly IncidentReview nothing = new Overlay([], (_, _) => null).Of("");

    /// <summary>An incident is new, or may be other than before.</summary>
    public void Keep(Incident incident, Func<Incident, IEnumerable<string?>> titles)
    {
        ids.Add(incident.Id);
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
        var overlay = new Overlay(holding, (id, anchor) => ids.Contains(id) ? id : leads.GetValueOrDefault(anchor));
        foreach (var (incident, titles) in waiting)
            change.Keep(incident, overlay.Of(incident.Id), () => titles(incident));
    }
}
