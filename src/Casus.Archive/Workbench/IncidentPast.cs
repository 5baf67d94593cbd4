using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Workbench;

/// <summary>What an incident was before, and what became of ids.</summary>
public static class IncidentPast
{
    /// <summary>Every state of an incident, the first one first, with the moment at which each ended.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<(FoundIncident State, string? Until)> States(Store store, string id) => store.Read(session => session.Query(
        $"SELECT {ArchiveSearch.IncidentColumns}, i.until_at FROM incidents i WHERE i.id = @id ORDER BY i.from_at, i.number",
        r => (ArchiveSearch.Incident(r), r.IsDBNull(14) ? null : r.GetString(14)),
        ("id", id)));

    /// <summary>The incident that stands today for an id that stood once: by the reports that it was chiefly told by.</summary>
    /// <returns>Its id; <see langword="null"/> where the id never stood, or nothing is left of it.</returns>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static string? Current(Store store, string id) => store.Read(session =>
    {
        var anchors = session.Query(
            """
            SELECT r.report FROM incidents i JOIN incident_reports r ON r.incident = i.number
            WHERE i.id = @id ORDER BY i.number DESC, CASE WHEN r.part = 'lead' THEN 0 ELSE 1 END, r.report LIMIT 8
            """,
            r => r.GetString(0),
            ("id", id));
        return anchors.Select(a => IncidentTable.Resolve(session, id, a)).FirstOrDefault(i => i is not null);
    });

    /// <summary>Ids that stood once for what an incident's reports tell of, and stand no longer.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<string> FormerIds(Store store, string id) => store.Read(session => session.Query(
        """
        SELECT DISTINCT o.id FROM incidents i
        JOIN incident_reports r ON r.incident = i.number AND r.part = 'lead'
        JOIN incident_reports q ON q.report = r.report AND q.part = 'lead'
        JOIN incidents o ON o.number = q.incident
        WHERE i.id = @id AND i.until_at IS NULL AND o.id <> @id
          AND NOT EXISTS (SELECT 1 FROM incidents n WHERE n.id = o.id AND n.until_at IS NULL)
        ORDER BY o.id LIMIT 50
        """,
        r => r.GetString(0),
        ("id", id)));

    /// <summary>Every judgement about an incident, also those that hold no longer, the first one first.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<(Judgement Judgement, bool Holds)> Judgements(Store store, string id) => store.Read(session =>
    {
        var about = new JudgementsAbout(session, new CurrentIncidents(session));
        return about.Of(id).Select(j => (j, JudgementTable.Holds(session, j.Number))).ToList();
    });
}
