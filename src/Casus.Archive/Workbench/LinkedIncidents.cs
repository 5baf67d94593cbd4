using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Workbench;

/// <summary>Incidents that lead to another.</summary>
public static class LinkedIncidents
{
    private const int Most = 200;

    /// <summary>Current incidents that may name an incident as what they answer: by the reports that tell of it, and by what people decided.</summary>
    /// <remarks>A superset, cheap to find: who asks looks into them. Reports link only incidents that they tell of themselves.</remarks>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<FoundIncident> Naming(Store store, string id) => store.Read(session => session.Query(
        $"""
        SELECT {ArchiveSearch.IncidentColumns} FROM incidents i WHERE i.until_at IS NULL AND i.id <> @id AND i.number IN (
          SELECT q.incident FROM incidents o
          JOIN incident_reports r ON r.incident = o.number
          JOIN incident_reports q ON q.report = r.report
          WHERE o.id = @id AND o.until_at IS NULL
          UNION SELECT l.number FROM judgements j JOIN incidents l ON l.id = j.incident AND l.until_at IS NULL WHERE j.kind = 'link' AND j.other = @id)
        ORDER BY i.first_day, i.id LIMIT {Most}
        """,
        ArchiveSearch.Incident,
        ("id", id)));
}
