using Casus.Archive.Incidents;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Purging;

/// <summary>The rows that hold something of reports that are to go.</summary>
internal sealed class PurgeRows
{
    private const int AtOnce = 400;

    private readonly StoreSession session;

    /// <summary>Finds them.</summary>
    /// <exception cref="CasusException">CAS1110: there is no such report. CAS1124: an original is that of another report, too.</exception>
    public PurgeRows(StoreSession session, PurgeRequest request)
    {
        this.session = session;
        foreach (var id in request.Reports)
        {
            var number = session.Number("SELECT number FROM reports WHERE id = @id", ("id", id));
            Reports[number] = number > 0 ? id : throw ArchiveErrors.NoSuchReport(session.Store.Name, id);
        }

        if (Matching(request.Words) is { } words)
        {
            foreach (var (number, id) in session.Query(
                $"SELECT DISTINCT p.number, p.id FROM versions v JOIN reports p ON p.number = v.report WHERE {session.Store.ReportWords}", r => (r.GetInt64(0), r.GetString(1)), ("words", words)))
            {
                Reports[number] = id;
            }
        }

        Versions = Some("SELECT number, report, content, original, document FROM versions WHERE report IN ({0}) ORDER BY number", Reports.Keys, r =>
            new Version(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), StoredReport.Parse(r.GetString(4)).Text));
        Readings = Some("SELECT number FROM readings WHERE report IN ({0}) ORDER BY number", Reports.Keys, r => r.GetInt64(0));
        Originals = [.. Versions.Select(v => v.Original).Distinct()];
        foreach (var original in Originals)
        {
            var others = session.Query("SELECT DISTINCT p.id, p.number FROM versions v JOIN reports p ON p.number = v.report WHERE v.original = @sha", r => (Id: r.GetString(0), Number: r.GetInt64(1)), ("sha", original));
            if (others.FindAll(o => !Reports.ContainsKey(o.Number)) is { Count: > 0 } left)
                throw ArchiveErrors.OriginalIsShared(others.First(o => Reports.ContainsKey(o.Number)).Id, left.ConvertAll(o => o.Id));
        }
    }

    /// <summary>The ids of the reports by their numbers.</summary>
    public SortedDictionary<long, string> Reports { get; } = [];

    /// <summary>Their versions.</summary>
    public List<Version> Versions { get; }

    /// <summary>The numbers of their records, also of those that hold no longer.</summary>
    public List<long> Readings { get; }

    /// <summary>The fingerprints of their originals.</summary>
    public List<string> Originals { get; }

    /// <summary>The rows of incidents that they ever had a part in, as the archive is now.</summary>
    public List<(long Number, string Id, bool IsCurrent)> Incidents() =>
    [
        .. Reports.Values
            .SelectMany(id => session.Query(
                "SELECT i.number, i.id, i.until_at FROM incident_reports r JOIN incident_facts i ON i.number = r.incident WHERE r.report = @id", r => (r.GetInt64(0), r.GetString(1), r.IsDBNull(2)), ("id", id)))
            .Distinct()
            .OrderBy(i => i.Item1),
    ];

    /// <summary>What is remembered of them.</summary>
    public IEnumerable<(string Kind, string Hash)> Marks() => Versions.SelectMany(v => PurgeMarks.Of(Reports[v.Report], v.Content, v.Original, v.Text));

    /// <summary>Takes the reports out, with all that was read in them.</summary>
    public void Delete()
    {
        foreach (var some in Readings.Chunk(AtOnce))
        {
            foreach (var (table, column) in new[] { ("event_actors", "reading"), ("events", "reading"), ("readings", "number") })
                session.Execute($"DELETE FROM {table} WHERE {column} IN ({FilingRows.List(some)})");
        }

        foreach (var some in Versions.Chunk(AtOnce))
            session.Execute($"DELETE FROM versions WHERE number IN ({FilingRows.List(some.Select(v => v.Number))})");
        foreach (var original in Originals)
            session.Execute("DELETE FROM originals WHERE sha256 = @sha", ("sha", original));
        foreach (var some in Reports.Keys.Chunk(AtOnce))
            session.Execute($"DELETE FROM reports WHERE number IN ({FilingRows.List(some)})");
    }

    /// <summary>Takes rows of incidents out.</summary>
    public void Delete(IEnumerable<long> incidents)
    {
        foreach (var some in incidents.Chunk(AtOnce))
        {
            foreach (var (table, column) in new[] { ("incident_actors", "incident"), ("incident_reports", "incident"), ("incidents", "number") })
                session.Execute($"DELETE FROM {table} WHERE {column} IN ({FilingRows.List(some)})");
        }
    }

    /// <summary>Closes the records that are current.</summary>
    public void Close(string at)
    {
        foreach (var some in Reports.Keys.Chunk(AtOnce))
            session.Execute($"UPDATE readings SET until_at = @at WHERE until_at IS NULL AND report IN ({FilingRows.List(some)})", ("at", at));
    }

    private string? Matching(string words) => FoldedWordsOf(words) is { Count: > 0 } folded ? session.Store.Matching([new(folded, false)]) : null;

    /// <summary>Words as they are searched for.</summary>
    public static List<string> FoldedWordsOf(string words) => [.. Words.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private List<T> Some<T>(string sql, IEnumerable<long> numbers, Func<System.Data.Common.DbDataReader, T> read) =>
        [.. numbers.Chunk(AtOnce).SelectMany(some => session.Query(sql.Replace("{0}", FilingRows.List(some), StringComparison.Ordinal), read))];

    /// <summary>A version of a report.</summary>
    internal sealed record Version(long Number, long Report, string Content, string Original, string Text);
}
