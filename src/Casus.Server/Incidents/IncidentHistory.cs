using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Fusion.Incidents;

namespace Casus.Server.Incidents;

/// <summary>What became of an incident, state by state.</summary>
internal static class IncidentHistory
{
    /// <summary>The steps, the last one first; none where the id never stood.</summary>
    public static IReadOnlyList<HistoryStep> Of(Store store, string id)
    {
        var states = IncidentPast.States(store, id);
        if (states.Count == 0)
            return [];
        var judgements = IncidentPast.Judgements(store, id).Select(j => j.Judgement).ToLookup(j => j.At, StringComparer.Ordinal);
        var steps = new List<HistoryStep>();
        for (var i = 0; i < states.Count; i++)
        {
            var now = states[i].State;
            var before = i > 0 && states[i - 1].Until == now.Since ? Values(states[i - 1].State) : null;
            var judgement = judgements[now.Since].LastOrDefault();
            var cause = judgement is not null ? "judgement" : i == 0 ? "made" : "filing";
            steps.Add(new(now.Since, judgement?.By ?? "casus", cause, judgement?.Number, judgement?.Reason, Changes(before, Values(now))));
            if (states[i].Until is { } until && (i + 1 == states.Count || states[i + 1].State.Since != until))
                steps.Add(new(until, judgements[until].LastOrDefault()?.By ?? "casus", "gone", judgements[until].LastOrDefault()?.Number, judgements[until].LastOrDefault()?.Reason, []));
        }

        steps.Reverse();
        return steps;
    }

    private static List<FieldChange> Changes(Dictionary<string, string?>? before, Dictionary<string, string?> after) =>
    [
        .. after.Keys
            .Where(f => before?.GetValueOrDefault(f) != after[f])
            .Select(f => new FieldChange(f, before?.GetValueOrDefault(f), after[f])),
    ];

    private static Dictionary<string, string?> Values(FoundIncident found)
    {
        var incident = JudgedIncident.Of(found);
        return new(StringComparer.Ordinal)
        {
            ["type"] = incident.Type,
            ["date"] = incident.Date is { } d ? d.Start == d.End ? d.Start : d.Start + "/" + d.End : null,
            ["place"] = incident.Location?.Name,
            ["country"] = incident.Location?.Country,
            ["point"] = incident.Location is { Latitude: { } north, Longitude: { } east } ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{north:0.####},{east:0.####}") : null,
            ["actors"] = Names(incident),
            ["killed"] = Toll(incident.Casualties.Killed),
            ["injured"] = Toll(incident.Casualties.Injured),
            ["grade"] = incident.Grade,
            ["reports"] = string.Join(", ", incident.Reports),
            ["links"] = string.Join(", ", incident.Links.Select(l => ValueWords.Name(l.Relation) + " " + l.Incident).Concat(IncidentLinks.Said(found.Judged).Select(l => l.Relation + " " + l.Incident))),
            ["review"] = found.Review,
        };
    }

    private static string Names(Incident incident) => string.Join("; ", incident.Participants.Where(p => p.Role is Reports.ParticipantRole.Actor).Select(p => p.Name));

    private static string? Toll(IncidentToll? toll) => toll is null || toll.DerivedFrom is not null ? null : ValueWords.Toll(toll.Low, toll.Best, toll.High);
}
