using System.Globalization;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>Reads and writes reports, their versions and readings.</summary>
internal static class ReportTable
{
    /// <summary>Whether the archive has this content under this id, and whether its current reading is this coder's.</summary>
    public static (bool IsKnown, bool IsRead) Find(StoreSession session, IncomingReport incoming, string coder)
    {
        var found = session.Query(
            """
            SELECT v.number, r.version, r.coder FROM reports p
            JOIN versions v ON v.report = p.number AND v.content = @content
            LEFT JOIN readings r ON r.report = p.number AND r.until_at IS NULL
            WHERE p.id = @id
            """,
            r => (Version: r.GetInt64(0), Current: r.IsDBNull(1) ? 0 : r.GetInt64(1), Coder: r.IsDBNull(2) ? "" : r.GetString(2)),
            ("content", incoming.Content),
            ("id", incoming.Report.Id));
        // An earlier version of a report stays as it was read when it was current.
        return found is [var version] ? (true, version.Current != version.Version || version.Coder == coder) : (false, false);
    }

    /// <summary>Keeps a report and its record, unless both are there.</summary>
    /// <returns>What was new.</returns>
    public static Kept Keep(StoreSession session, IncomingReport incoming, CodedReport record, string at)
    {
        var (isKnown, isRead) = Find(session, incoming, record.Coder);
        if (isKnown && isRead)
            return Kept.Nothing;
        var id = incoming.Report.Id;
        var report = session.Number("SELECT number FROM reports WHERE id = @id", ("id", id));
        if (report == 0)
        {
            report = session.NextNumber("reports");
            session.Insert("reports", ("number", report), ("id", id));
        }

        var version = isKnown
            ? session.Number("SELECT number FROM versions WHERE report = @report AND content = @content", ("report", report), ("content", incoming.Content))
            : AddVersion(session, incoming, report, at);
        AddReading(session, id, report, version, record, at);
        return isKnown ? Kept.Reading : Kept.Report;
    }

    /// <summary>The record of a report.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="id">The report's id.</param>
    /// <param name="moment">The record of then; <see langword="null"/> for the current one.</param>
    public static CodedReport? Record(StoreSession session, string id, string? moment = null)
    {
        var conditions = new Conditions();
        conditions.AddMoment("r", moment);
        var json = session.Text($"SELECT r.record FROM reports p JOIN readings r ON r.report = p.number WHERE p.id = @id AND {conditions}", [("id", id), .. conditions.Values]);
        return json is null ? null : Parse(json);
    }

    /// <summary>Current records in the order of the reports' numbers, some at a time.</summary>
    public static IEnumerable<List<(long Report, long Reading, CodedReport Record)>> Current(StoreSession session, int atOnce)
    {
        var last = 0L;
        while (true)
        {
            var rows = session.Query(
                "SELECT report, number, record FROM readings WHERE until_at IS NULL AND report > @last ORDER BY report LIMIT @n",
                r => (Report: r.GetInt64(0), r.GetInt64(1), Parse(r.GetString(2))),
                ("last", last),
                ("n", atOnce));
            if (rows.Count == 0)
                yield break;
            last = rows[^1].Report;
            yield return rows;
        }
    }

    /// <summary>Reports whose current readings came after one, in the order of the reports' numbers.</summary>
    public static List<(long Report, long Reading, string Id)> ReadSince(StoreSession session, long reading) => session.Query(
        "SELECT r.report, r.number, p.id FROM readings r JOIN reports p ON p.number = r.report WHERE r.number > @reading AND r.until_at IS NULL ORDER BY r.report",
        r => (r.GetInt64(0), r.GetInt64(1), r.GetString(2)),
        ("reading", reading));

    /// <summary>Reports whose current reading is of another coder, in the order of their numbers.</summary>
    public static List<(long Report, string Id, long Version, string Document, string Origin)> ReadByOthers(StoreSession session, string coder, long after, int most) => session.Query(
        """
        SELECT p.number, p.id, v.number, v.document, v.origin FROM readings r
        JOIN reports p ON p.number = r.report JOIN versions v ON v.number = r.version
        WHERE r.until_at IS NULL AND r.report > @after AND r.coder <> @coder ORDER BY r.report LIMIT @most
        """,
        r => (r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4)),
        ("after", after),
        ("coder", coder),
        ("most", most));

    /// <summary>Makes a record the current reading of a report; the one before it is kept.</summary>
    public static void AddReading(StoreSession session, string id, long report, long version, CodedReport record, string at)
    {
        session.Execute("UPDATE readings SET until_at = @at WHERE report = @report AND until_at IS NULL", ("at", at), ("report", report));
        var reading = session.NextNumber("readings");
        var json = JsonSerializer.Serialize(record with { Id = id }, RecordJson.Lines.CodedReport);
        session.Insert(
            "readings",
            ("number", reading),
            ("report", report),
            ("version", version),
            ("coder", record.Coder),
            ("published", record.PublishedOn is { Length: >= 10 } day ? day[..10] : ""),
            ("record", json),
            ("from_at", at));
        EventRows.Add(session, reading, record);
        AuditLog.Add(session, at, ArchiveVersion.Program, AuditLog.CodeReport, id, string.Create(
            CultureInfo.InvariantCulture, $$"""{"reading":{{reading}},"version":{{version}},"record":"{{Sha256Hex.Of(json)}}"}"""));
    }

    private static long AddVersion(StoreSession session, IncomingReport incoming, long report, string at)
    {
        var given = incoming.Report;
        var bytes = given.Original is { } original ? original.ToArray() : System.Text.Encoding.UTF8.GetBytes(incoming.Document);
        var sha256 = Sha256Hex.Of(bytes);
        if (session.Number("SELECT COUNT(*) FROM originals WHERE sha256 = @sha", ("sha", sha256)) == 0)
            session.Insert("originals", ("sha256", sha256), ("bytes", bytes));
        var version = session.NextNumber("versions");
        session.Insert(
            "versions",
            ("number", version),
            ("report", report),
            ("content", incoming.Content),
            ("original", sha256),
            ("captured_at", at),
            ("origin", Words.Plain(given.Origin.ToString())),
            ("title", Words.Plain(given.Title)),
            ("publisher", Words.Plain(given.Publisher)),
            ("url", Words.Plain(given.Url)),
            ("document", incoming.Document),
            ("words", Words.Of(given.Title, given.Text)));
        AuditLog.Add(session, at, ArchiveVersion.Program, AuditLog.StoreReport, given.Id, string.Create(
            CultureInfo.InvariantCulture, $$"""{"version":{{version}},"content":"{{incoming.Content}}","original":"{{sha256}}","facts":"{{Facts(at, given.Origin.ToString(), given.Title, given.Publisher, given.Url)}}"}"""));
        return version;
    }

    /// <summary>The fingerprint of what a version says beside its content.</summary>
    public static string Facts(string capturedAt, string? origin, string? title, string? publisher, string? url) =>
        Sha256Hex.Of(string.Join('\n', capturedAt, Words.Plain(origin), Words.Plain(title), Words.Plain(publisher), Words.Plain(url)));

    /// <summary>Reads a record that <see cref="AddReading"/> kept.</summary>
    public static CodedReport Parse(string json) => JsonSerializer.Deserialize(json, RecordJson.Lines.CodedReport)!;
}
