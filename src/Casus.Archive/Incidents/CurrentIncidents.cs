using Casus.Archive.Judgements;
using Casus.Archive.Stores;

namespace Casus.Archive.Incidents;

/// <summary>The incidents that are current in the archive.</summary>
internal sealed class CurrentIncidents(StoreSession session) : IIncidentView
{
    /// <inheritdoc/>
    public string? Resolve(string id, string anchor) => IncidentTable.Resolve(session, id, anchor);

    /// <inheritdoc/>
    public IEnumerable<string> Leads(string incident) => IncidentTable.Leads(session, incident);
}
