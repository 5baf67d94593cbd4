using Casus.Archive.Judgements;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>The incidents that will be current when a run has saved what it made.</summary>
/// <param name="session">The transaction.</param>
/// <param name="made">The incidents that are made, by their ids.</param>
/// <param name="gone">The ids of those that are not any more.</param>
internal sealed class ComingIncidents(StoreSession session, IReadOnlyDictionary<string, Incident> made, IReadOnlySet<string> gone) : IIncidentView
{
    private readonly Dictionary<string, string> leads = made
        .SelectMany(m => LeadsOf(m.Value).Select(r => (Report: r, m.Key)))
        .ToDictionary(p => p.Report, p => p.Key, StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Resolve(string id, string anchor)
    {
        if (made.ContainsKey(id) || (!gone.Contains(id) && IncidentTable.IsCurrent(session, id)))
            return id;
        if (leads.TryGetValue(anchor, out var lead))
            return lead;
        return IncidentTable.LeadOf(session, anchor) is { } other && !gone.Contains(other) && !made.ContainsKey(other) ? other : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Leads(string incident) => made.TryGetValue(incident, out var its) ? LeadsOf(its) : gone.Contains(incident) ? [] : IncidentTable.Leads(session, incident);

    private static IEnumerable<string> LeadsOf(Incident incident) => incident.Match.Where(m => m.Part == ReportPart.Lead).Select(m => m.Report).Distinct(StringComparer.Ordinal);
}
