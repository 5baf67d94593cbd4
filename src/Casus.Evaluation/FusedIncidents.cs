using Casus.Fusion;
using Casus.Fusion.Incidents;
using Casus.Records;

namespace Casus.Evaluation;

/// <summary>What the fuser of Casus makes of reports, in the form in which it is scored.</summary>
public static class FusedIncidents
{
    /// <summary>The incidents, each with the reports that it is the lead of: the sets ask for the one that a report is chiefly about.</summary>
    /// <remarks>Reports that tell of no event and are filed with each other alone are given as incidents that are no violence.</remarks>
    public static IReadOnlyList<FusedIncident> Of(IncidentFuser fuser, Func<string, CodedReport> record)
    {
        ArgumentNullException.ThrowIfNull(fuser);
        var incidents = fuser.Incidents(record).Select(Of).Where(i => !i.Reports.IsEmpty).ToList();
        var filed = incidents.SelectMany(i => i.Reports).ToHashSet(StringComparer.Ordinal);
        incidents.AddRange(fuser.Groups()
            .Where(g => !filed.Contains(g[0]))
            .Select(g => new FusedIncident { Id = "group-" + g[0], Reports = [.. g], IsViolent = false }));
        return incidents;
    }

    private static FusedIncident Of(Incident incident) => new()
    {
        Id = incident.Id,
        Reports = [.. incident.Match.Where(m => m.Part == "lead").Select(m => m.Report)],
        IsViolent = incident.Codes.Muc4 is not (null or "WORK STOPPAGE") || incident.Codes.Plover == "ASSAULT" || incident.Codes.Ged is not null,
        DateStart = incident.Date?.Start,
        DateEnd = incident.Date?.End,
        Latitude = incident.Location?.Latitude,
        Longitude = incident.Location?.Longitude,
        PlaceName = incident.Location?.Name,
        Killed = Best(incident.Casualties.Killed),
        Injured = Best(incident.Casualties.Injured),
    };

    // The sets ask for the number; the range says what the claims are.
    private static Toll? Best(IncidentToll? toll) => toll is null ? null : new(toll.Best, toll.Best, toll.Best);
}
