using System.Text.Json;
using Casus.Archive.Stores;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Archive.Incidents;

/// <summary>Reads and writes incidents. A row holds from one moment to another; a change closes it and opens the next.</summary>
internal static class IncidentTable
{
    private static readonly string[] Columns =
    [
        "number", "id", "type", "first_day", "last_day", "country", "place", "place_name", "latitude", "longitude", "killed", "injured",
        "sources", "grade", "review", "merged_into", "machine", "judged", "words", "digest", "from_at",
    ];

    /// <summary>The current rows: their numbers and fingerprints by id.</summary>
    public static Dictionary<string, (long Number, string Digest)> Current(StoreSession session) => session
        .Query("SELECT id, number, digest FROM incident_facts WHERE until_at IS NULL", r => (Id: r.GetString(0), Number: r.GetInt64(1), Digest: r.GetString(2)))
        .ToDictionary(r => r.Id, r => (r.Number, r.Digest), StringComparer.Ordinal);

    /// <summary>Whether an id has a current row.</summary>
    public static bool IsCurrent(StoreSession session, string id) => Current(session, [id]).Count > 0;

    /// <summary>The numbers and fingerprints of the current rows of ids, as far as they have one.</summary>
    public static Dictionary<string, (long Number, string Digest)> Current(StoreSession session, IEnumerable<string> ids) => session
        .QueryAmong("id", ids, among => $"SELECT id, number, digest FROM incident_facts WHERE {among} AND until_at IS NULL", r => (Id: r.GetString(0), Number: r.GetInt64(1), Digest: r.GetString(2)))
        .ToDictionary(r => r.Id, r => (r.Number, r.Digest), StringComparer.Ordinal);

    /// <summary>The incident that stands for an id of then and one of its reports.</summary>
    public static string? Resolve(StoreSession session, string id, string anchor) =>
        session.Text("SELECT id FROM incident_facts WHERE id = @id AND until_at IS NULL", ("id", id))
        ?? LeadOf(session, anchor);

    /// <summary>The current incident that a report has as its lead.</summary>
    public static string? LeadOf(StoreSession session, string report) => session.Text(
        "SELECT i.id FROM incident_reports r JOIN incident_facts i ON i.number = r.incident AND i.until_at IS NULL WHERE r.report = @report AND r.part = 'lead'",
        ("report", report));

    /// <summary>The reports that have a current incident as their lead.</summary>
    public static List<string> Leads(StoreSession session, string id) => session.Query(
        """
        SELECT r.report FROM incident_facts i JOIN incident_reports r ON r.incident = i.number
        WHERE i.id = @id AND i.until_at IS NULL AND r.part = 'lead' ORDER BY r.report
        """,
        r => r.GetString(0),
        ("id", id));

    /// <summary>The report by which an incident is found again: the first it is the lead of.</summary>
    public static string Anchor(StoreSession session, string id) => session.Text(
        """
        SELECT r.report FROM incident_facts i JOIN incident_reports r ON r.incident = i.number
        WHERE i.id = @id AND i.until_at IS NULL ORDER BY CASE WHEN r.part = 'lead' THEN 0 ELSE 1 END, r.report LIMIT 1
        """,
        ("id", id)) ?? "";

    /// <summary>Whether a report has an incident as its lead.</summary>
    public static bool IsLead(StoreSession session, string id, string report) => session.Number(
        """
        SELECT COUNT(*) FROM incident_facts i JOIN incident_reports r ON r.incident = i.number
        WHERE i.id = @id AND i.until_at IS NULL AND r.report = @report AND r.part = 'lead'
        """,
        ("id", id),
        ("report", report)) > 0;

    /// <summary>Closes rows.</summary>
    public static void Close(StoreSession session, IEnumerable<long> numbers, string at) =>
        session.ExecuteAmong("number", numbers, among => $"UPDATE incidents SET until_at = @at WHERE {among}", ("at", at));

    /// <summary>The fingerprint of a row.</summary>
    public static string Digest(string machine, string judged) => Sha256Hex.Of(machine + "\n" + judged);

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

    /// <summary>Opens rows.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="opened">The incidents as machines made them, with their JSON, what people decided and what is searched for.</param>
    /// <param name="at">The moment.</param>
    public static void Open(StoreSession session, IReadOnlyList<OpenedIncident> opened, string at)
    {
        var first = session.NextNumber("incidents");
        session.InsertAll("incidents", Columns, opened.Select((o, n) => Row(o, first + n, at)));
        session.InsertAll("incident_actors", ["incident", "actor", "name", "role", "certainty"], opened.SelectMany((o, n) => Corrected(o).Participants.Select(p => new object?[]
        {
            first + n, Words.Plain(p.ActorId), Words.Of(p.Name), Codes.Of(p.Role), Codes.Of(p.Certainty),
        })));
        session.InsertAll("incident_reports", ["incident", "report", "part"], opened.SelectMany((o, n) => o.Incident.Match.DistinctBy(m => m.Report).Select(m => new object?[] { first + n, m.Report, m.Part })));
    }

    /// <summary>Reads what <see cref="Open"/> kept.</summary>
    public static Incident Parse(string machine) => JsonSerializer.Deserialize(machine, IncidentJson.Lines.Incident)!;

    /// <summary>Reads what people decided.</summary>
    public static IncidentReview ParseJudged(string judged) => JsonSerializer.Deserialize(judged, IncidentJson.Lines.IncidentReview)!;

    // The codes of a corrected type are no column.
    private static Incident Corrected(OpenedIncident opened) => CorrectedIncident.Of(opened.Incident with { Review = opened.Review }, _ => null);

    private static object?[] Row(OpenedIncident opened, long number, string at)
    {
        var (incident, judged) = (opened.Incident, Judged(opened.Review));
        var corrected = Corrected(opened);
        return
        [
            number,
            incident.Id,
            corrected.Type,
            corrected.Date?.Start ?? "",
            corrected.Date?.End ?? "",
            corrected.Location?.Country ?? "",
            Words.Of(corrected.Location?.Name),
            Words.Plain(corrected.Location?.Name),
            corrected.Location?.Latitude,
            corrected.Location?.Longitude,
            corrected.Casualties.Killed?.Best,
            corrected.Casualties.Injured?.Best,
            incident.IndependentSources,
            incident.Grade,
            opened.Review.State,
            opened.Review.MergedInto ?? "",
            opened.Machine,
            judged,
            opened.Words,
            Digest(opened.Machine, judged),
            at,
        ];
    }
}
