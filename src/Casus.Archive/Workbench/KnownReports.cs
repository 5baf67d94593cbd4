using System.Globalization;
using System.Text.Json;
using Casus.Archive.Reports;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Workbench;

/// <summary>Finds reports for reading.</summary>
public static class KnownReports
{
    /// <summary>A report by its id; <see langword="null"/> where there is none.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static KnownReport? Find(Store store, string id) => store.Read(session => Find(session, id));

    /// <summary>Facts of reports for lists of an incident: by their ids, those that are there.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyDictionary<string, (FoundReport Report, string Url)> Facts(Store store, IEnumerable<string> ids) => store.Read(session =>
    {
        var found = new Dictionary<string, (FoundReport, string)>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            foreach (var row in session.Query($"{Listing} WHERE p.id = @id AND r.until_at IS NULL", Row, ("id", id)))
                found[id] = (row.Report, row.Url);
        }

        return found;
    });

    /// <summary>Reports, the last published first.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="from">First day of publication, or <see langword="null"/>.</param>
    /// <param name="to">Last day, or <see langword="null"/>.</param>
    /// <param name="text">Words, as in <see cref="ArchiveQuery.Text"/>, or <see langword="null"/>.</param>
    /// <param name="publisher">Who published, exactly, or <see langword="null"/>.</param>
    /// <param name="incident">An incident that they tell of, or <see langword="null"/>.</param>
    /// <param name="after">The cursor that the page before gave, or <see langword="null"/>.</param>
    /// <param name="limit">The most of one page.</param>
    /// <exception cref="CasusException">The archive cannot be used. CAS1116: the cursor is none.</exception>
    public static FoundPage<ListedReport> List(Store store, string? from, string? to, string? text, string? publisher, string? incident, string? after, int limit) => store.Read(session =>
    {
        var conditions = new Conditions();
        conditions.Add("r.until_at IS NULL");
        if (from is not null)
            conditions.Add("r.published >= @first", ("first", from));
        if (to is not null)
            conditions.Add("r.published <= @last AND r.published > ''", ("last", to));
        conditions.AddEqual("v.publisher", "publisher", publisher);
        if (incident is not null)
            conditions.Add("p.id IN (SELECT q.report FROM incidents i JOIN incident_reports q ON q.incident = i.number WHERE i.id = @incident AND i.until_at IS NULL)", ("incident", incident));
        conditions.AddReportWords(store, text);
        if (after is not null)
        {
            var (day, key) = Cursors.Read(after);
            if (!long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw ArchiveErrors.NoCursor(after);
            conditions.Add("(r.published, r.number) < (@after_day, @after_key)", ("after_day", day), ("after_key", number));
        }

        var sql = string.Create(CultureInfo.InvariantCulture, $"{Listing} WHERE {conditions} ORDER BY r.published DESC, r.number DESC LIMIT {limit + 1}");
        var rows = session.Query(sql, Row, conditions.Values);
        var next = rows.Count > limit ? Cursors.Of(rows[limit - 1].Report.Published, rows[limit - 1].Number.ToString(CultureInfo.InvariantCulture)) : null;
        return new FoundPage<ListedReport>([.. rows.Take(limit).Select(r => Listed(session, r.Report, r.Url))], next);
    });

    private const string Listing =
        """
        SELECT r.number, p.id, r.published, v.publisher, v.title, v.origin, v.captured_at, v.original, r.record, v.url
        FROM readings r JOIN versions v ON v.number = r.version JOIN reports p ON p.number = r.report
        """;

    private static (long Number, FoundReport Report, string Url) Row(System.Data.Common.DbDataReader r) => (r.GetInt64(0), ArchiveSearch.Report(r), r.GetString(9));

    private static ListedReport Listed(StoreSession session, FoundReport report, string url)
    {
        using var record = JsonDocument.Parse(report.Record);
        var language = record.RootElement.TryGetProperty("language", out var l) && l.ValueKind == JsonValueKind.String ? l.GetString()! : "";
        return new(report, url, language, record.RootElement.GetProperty("events").GetArrayLength(), [.. IncidentsOf(session, report.Id).Select(i => i.Incident)]);
    }

    private static List<(string Incident, string Part)> IncidentsOf(StoreSession session, string report) => session.Query(
        """
        SELECT i.id, q.part FROM incident_reports q JOIN incidents i ON i.number = q.incident AND i.until_at IS NULL
        WHERE q.report = @report ORDER BY CASE q.part WHEN 'lead' THEN 0 WHEN 'also' THEN 1 ELSE 2 END, i.id
        """,
        r => (r.GetString(0), r.GetString(1)),
        ("report", report));

    private static KnownReport? Find(StoreSession session, string id)
    {
        var rows = session.Query(
            """
            SELECT v.document, v.origin, v.captured_at, v.original, r.record, p.number
            FROM reports p JOIN readings r ON r.report = p.number AND r.until_at IS NULL JOIN versions v ON v.number = r.version
            WHERE p.id = @id
            """,
            r => (Document: r.GetString(0), Origin: r.GetString(1), CapturedAt: r.GetString(2), Original: r.GetString(3), Record: r.GetString(4), Number: r.GetInt64(5)),
            ("id", id));
        if (rows is not [var row])
            return null;
        return new()
        {
            Report = StoredReport.Parse(row.Document).ToReport(id, new(row.Origin)),
            Record = JsonSerializer.Deserialize(row.Record, RecordJson.Lines.CodedReport)!,
            CapturedAt = row.CapturedAt,
            Original = row.Original,
            Versions = (int)session.Number("SELECT COUNT(*) FROM versions WHERE report = @n", ("n", row.Number)),
            Incidents = IncidentsOf(session, id),
        };
    }
}
