using System.Text.Json;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>Reads and writes incidents. A row holds from one moment to another; a change closes it and opens the next.</summary>
internal static class IncidentTable
{
    /// <summary>The current rows: their numbers and fingerprints by id.</summary>
    public static Dictionary<string, (long Number, string Digest)> Current(StoreSession session) => session
        .Query("SELECT id, number, digest FROM incidents WHERE until_at IS NULL", r => (Id: r.GetString(0), Number: r.GetInt64(1), Digest: r.GetString(2)))
        .ToDictionary(r => r.Id, r => (r.Number, r.Digest), StringComparer.Ordinal);

    /// <summary>The incident that stands for an id of then and one of its reports.</summary>
    public static string? Resolve(StoreSession session, string id, string anchor) =>
        session.Text("SELECT id FROM incidents WHERE id = @id AND until_at IS NULL", ("id", id))
        ?? LeadOf(session, anchor);

    /// <summary>The current incident that a report has as its lead.</summary>
    public static string? LeadOf(StoreSession session, string report) => session.Text(
        "SELECT i.id FROM incident_reports r JOIN incidents i ON i.number = r.incident AND i.until_at IS NULL WHERE r.report = @report AND r.part = 'lead'",
        ("report", report));

    /// <summary>The report by which an incident is found again: the first it is the lead of.</summary>
    public static string Anchor(StoreSession session, string id) => session.Text(
        """
        SELECT r.report FROM incidents i JOIN incident_reports r ON r.incident = i.number
        WHERE i.id = @id AND i.until_at IS NULL ORDER BY CASE WHEN r.part = 'lead' THEN 0 ELSE 1 END, r.report LIMIT 1
        """,
        ("id", id)) ?? "";

    /// <summary>Whether a report has an incident as its lead.</summary>
    public static bool IsLead(StoreSession session, string id, string report) => session.Number(
        """
        SELECT COUNT(*) FROM incidents i JOIN incident_reports r ON r.incident = i.number
        WHERE i.id = @id AND i.until_at IS NULL AND r.report = @report AND r.part = 'lead'
        """,
        ("id", id),
        ("report", report)) > 0;

    /// <summary>Closes a row.</summary>
    public static void Close(StoreSession session, long number, string at) =>
        session.Execute("UPDATE incidents SET until_at = @at WHERE number = @number", ("at", at), ("number", number));

    /// <summary>The fingerprint of a row.</summary>
    public static string Digest(string machine, string judged) => Words.Sha256(machine + "\n" + judged);

    /// <summary>What is searched for in an incident.</summary>
    public static string SearchedWords(Incident incident, IEnumerable<string?> titles) => Words.Of(
    [
        incident.Type,
        incident.Location?.Name,
        .. incident.Participants.Select(p => p.Name),
        .. titles,
        .. incident.Claims.SelectMany(c => c.Evidence.Select(e => e.Text)).Distinct(StringComparer.Ordinal),
    ]);

    /// <summary>What people decided, as it is kept; the same bytes for the same decisions.</summary>
    public static string Judged(IncidentReview review) => JsonSerializer.Serialize(review, IncidentJson.Lines.IncidentReview);

    /// <summary>Opens a row.</summary>
    public static void Open(StoreSession session, Incident incident, string machine, IncidentReview review, string words, string at)
    {
        var number = session.NextNumber("incidents");
        var judged = Judged(review);
        // The codes of a corrected type are no column.
        var corrected = CorrectedIncident.Of(incident with { Review = review }, _ => null);
        session.Insert(
            "incidents",
            ("number", number),
            ("id", incident.Id),
            ("type", corrected.Type),
            ("first_day", corrected.Date?.Start ?? ""),
            ("last_day", corrected.Date?.End ?? ""),
            ("country", corrected.Location?.Country ?? ""),
            ("place", Words.Of(corrected.Location?.Name)),
            ("place_name", Words.Plain(corrected.Location?.Name)),
            ("latitude", corrected.Location?.Latitude),
            ("longitude", corrected.Location?.Longitude),
            ("killed", corrected.Casualties.Killed?.Best),
            ("injured", corrected.Casualties.Injured?.Best),
            ("sources", incident.IndependentSources),
            ("grade", incident.Grade),
            ("review", review.State),
            ("merged_into", review.MergedInto ?? ""),
            ("machine", machine),
            ("judged", judged),
            ("words", words),
            ("digest", Digest(machine, judged)),
            ("from_at", at));
        OpenParts(session, number, incident);
    }

    /// <summary>Reads what <see cref="Open"/> kept.</summary>
    public static Incident Parse(string machine) => JsonSerializer.Deserialize(machine, IncidentJson.Lines.Incident)!;

    /// <summary>Reads what people decided.</summary>
    public static IncidentReview ParseJudged(string judged) => JsonSerializer.Deserialize(judged, IncidentJson.Lines.IncidentReview)!;

    private static void OpenParts(StoreSession session, long number, Incident incident)
    {
        foreach (var part in incident.Participants)
        {
            session.Insert(
                "incident_actors",
                ("incident", number),
                ("actor", Words.Plain(part.ActorId)),
                ("name", Words.Of(part.Name)),
                ("role", Codes.Of(part.Role)),
                ("certainty", Codes.Of(part.Certainty)));
        }

        foreach (var match in incident.Match.DistinctBy(m => m.Report))
            session.Insert("incident_reports", ("incident", number), ("report", match.Report), ("part", match.Part));
    }
}
