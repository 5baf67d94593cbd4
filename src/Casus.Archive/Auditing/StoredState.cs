using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Auditing;

/// <summary>Checks what the log names as a whole: originals by their own fingerprints, and the incidents that stand now.</summary>
internal sealed class StoredState(StoreSession session, Findings findings)
{
    /// <summary>Checks the bytes that were received.</summary>
    public void CheckOriginals()
    {
        foreach (var sha256 in session.Query("SELECT sha256 FROM originals ORDER BY sha256", r => r.GetString(0)))
        {
            if (session.Value("SELECT bytes FROM originals WHERE sha256 = @sha", ("sha", sha256)) is not byte[] bytes || Sha256Hex.Of(bytes) != sha256)
                findings.Add($"originals {sha256}", $"the bytes are not those that were received{ReportOf(sha256)}.");
        }

        foreach (var number in session.Query("SELECT v.number FROM versions v LEFT JOIN originals o ON o.sha256 = v.original WHERE o.sha256 IS NULL", r => r.GetInt64(0)))
            findings.Add("versions", number, "its original is missing.");
    }

    /// <summary>Checks the incidents.</summary>
    /// <param name="derived">The fingerprint of all that was logged last; <see langword="null"/> where none was.</param>
    /// <param name="isTree">Whether it was made of sums; archives that an earlier version wrote name the fingerprints one after the other.</param>
    public void CheckIncidents(string? derived, bool isTree)
    {
        var changed = session
            .Stream("SELECT number, id, machine, judged, digest FROM incidents WHERE until_at IS NULL ORDER BY number", r =>
                (Number: r.GetInt64(0), Id: r.GetString(1), IsWhole: IncidentTable.Digest(r.GetString(2), r.GetString(3)) == r.GetString(4)))
            .Where(r => !r.IsWhole);
        foreach (var row in changed)
            findings.Add("incidents", row.Number, $"the incident '{row.Id}' was changed. 'casus ingest --rederive' makes it anew.");
        var unlike = session.Query(
            "SELECT i.number FROM incidents i LEFT JOIN incident_facts f ON f.number = i.number AND f.digest = i.digest AND f.until_at IS NULL WHERE i.until_at IS NULL AND f.number IS NULL", r => r.GetInt64(0));
        foreach (var number in unlike)
            findings.Add("incident_facts", number, "what the incident is searched by was changed.");
        var missing = session.Number("SELECT COUNT(*) FROM incident_facts f LEFT JOIN incidents i ON i.number = f.number WHERE i.number IS NULL");
        if (missing > 0 || (derived is not null && derived != (isTree ? IncidentDigests.Of(session) : Deriver.Fingerprint(session))))
            findings.Add("incidents", "they are not those that were derived last. 'casus ingest --rederive' makes them anew.");
    }

    private string ReportOf(string sha256) =>
        session.Text("SELECT p.id FROM versions v JOIN reports p ON p.number = v.report WHERE v.original = @sha", ("sha", sha256)) is { } id ? $" with the report '{id}'" : "";
}
