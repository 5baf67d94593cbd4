using System.Text.Json;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>Reads reports, their versions and readings.</summary>
internal static class ReportTable
{
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

    /// <summary>Current readings in the order of the reports' numbers, some at a time.</summary>
    public static IEnumerable<List<(long Report, string Id, long Reading, string At)>> Current(StoreSession session, int atOnce)
    {
        var last = 0L;
        while (true)
        {
            var rows = session.Query(
                "SELECT r.report, p.id, r.number, r.from_at FROM readings r JOIN reports p ON p.number = r.report WHERE r.until_at IS NULL AND r.report > @last ORDER BY r.report LIMIT @n",
                r => (Report: r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3)),
                ("last", last),
                ("n", atOnce));
            if (rows.Count == 0)
                yield break;
            last = rows[^1].Report;
            yield return rows;
        }
    }

    /// <summary>The records of readings by their numbers.</summary>
    public static Dictionary<long, CodedReport> Records(StoreSession session, IEnumerable<long> readings) => session
        .QueryAmong("number", readings, among => $"SELECT number, record FROM readings WHERE {among}", r => (Number: r.GetInt64(0), Record: Parse(r.GetFieldValue<byte[]>(1))))
        .ToDictionary(r => r.Number, r => r.Record);

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

    /// <summary>Which versions are there, of some that were, by their numbers.</summary>
    public static HashSet<long> Versions(StoreSession session, IEnumerable<long> numbers)
    {
        var values = new List<(string Name, object? Value)>();
        return [.. session.Query($"SELECT number FROM versions WHERE {session.Among("number", numbers, values)}", r => r.GetInt64(0), [.. values])];
    }

    /// <summary>The fingerprint of what a version says beside its content.</summary>
    public static string Facts(string capturedAt, string? origin, string? title, string? publisher, string? url) =>
        Sha256Hex.Of(string.Join('\n', capturedAt, Words.Plain(origin), Words.Plain(title), Words.Plain(publisher), Words.Plain(url)));

    /// <summary>Reads a record from the UTF-8 in which both databases keep it.</summary>
    private static CodedReport Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, RecordJson.Lines.CodedReport)!;

    /// <summary>Reads a record that <see cref="ReportKeeper"/> kept.</summary>
    public static CodedReport Parse(string json) => JsonSerializer.Deserialize(json, RecordJson.Lines.CodedReport)!;
}
