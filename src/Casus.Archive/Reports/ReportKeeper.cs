using System.Globalization;
using System.Text;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>Keeps reports and readings in one transaction. What they come to is worked out first, and the rows of each table are written together then.</summary>
/// <param name="session">The transaction.</param>
/// <param name="at">Its moment.</param>
internal sealed class ReportKeeper(StoreSession session, string at)
{
    private const int AskedAtOnce = 200;

    private readonly Numbers reportNumbers = new(session, "reports");
    private readonly Numbers versionNumbers = new(session, "versions");
    private readonly Numbers readingNumbers = new(session, "readings");
    private readonly Dictionary<string, byte[]> originals = new(StringComparer.Ordinal);
    private readonly List<object?[]> reports = [];
    private readonly List<object?[]> versions = [];
    private readonly Dictionary<long, Reading> current = [];
    private readonly List<Reading> readings = [];
    private readonly HashSet<long> superseded = [];
    private readonly List<AuditStep> steps = [];

    /// <summary>Keeps reports and their records, as far as they are not there.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="known">What it has of them; it knows what is new when this returns.</param>
    /// <param name="coded">The reports with their records.</param>
    /// <param name="at">The transaction's moment.</param>
    /// <returns>What was new, of each.</returns>
    public static List<KeptReading> Keep(StoreSession session, KeptReports known, IReadOnlyList<(IncomingReport Report, CodedReport Record)> coded, string at)
    {
        var keeper = new ReportKeeper(session, at);
        var kept = coded.Select(c => keeper.Keep(known, c.Report, c.Record)).ToList();
        keeper.Save();
        return kept;
    }

    /// <summary>Makes a record the current reading of a report, and keeps the one before it; or keeps it as one that was current for no moment.</summary>
    /// <param name="id">The report's id.</param>
    /// <param name="report">Its number.</param>
    /// <param name="version">The number of the version that was read.</param>
    /// <param name="record">What was read.</param>
    /// <param name="isCurrent">Whether there is no later version.</param>
    /// <returns>The number of the reading, and the record as it is kept.</returns>
    public (long Number, CodedReport Record) AddReading(string id, long report, long version, CodedReport record, bool isCurrent = true)
    {
        var number = readingNumbers.Next();
        var kept = record with { Id = id };
        var json = JsonSerializer.Serialize(kept, RecordJson.Lines.CodedReport);
        var reading = new Reading(number, report, version, record, json);
        readings.Add(reading);
        if (!isCurrent)
        {
            reading.Until = at;
        }
        else
        {
            if (current.TryGetValue(report, out var before))
                before.Until = at;
            else
                superseded.Add(report);
            current[report] = reading;
        }

        steps.Add(new(AuditLog.CodeReport, id, string.Create(
            CultureInfo.InvariantCulture, $$"""{"reading":{{number}},"version":{{version}},"record":"{{Sha256Hex.Of(json)}}"}""")));
        return (number, kept);
    }

    /// <summary>Writes what was added.</summary>
    public void Save()
    {
        SaveOriginals();
        session.InsertAll("reports", ["number", "id"], reports);
        session.InsertAll("versions", ["number", "report", "content", "original", "captured_at", "origin", "title", "publisher", "url", "document", "words", "sent_at"], versions);
        foreach (var some in superseded.Except(reports.Select(r => (long)r[0]!)).Chunk(AskedAtOnce))
            session.Execute($"UPDATE readings SET until_at = @at WHERE report IN ({FilingRows.List(some)}) AND until_at IS NULL", ("at", at));
        session.InsertAll("readings", ["number", "report", "version", "coder", "published", "record", "from_at", "until_at"], readings.Select(r => new object?[]
        {
            r.Number, r.Report, r.Version, r.Record.Coder, r.Record.PublishedOn is { Length: >= 10 } day ? day[..10] : "", r.Json, at, r.Until,
        }));
        EventRows.Add(session, readings.ConvertAll(r => (r.Number, r.Record)));
        AuditLog.Add(session, at, ArchiveVersion.Program, steps);
    }

    private KeptReading Keep(KeptReports known, IncomingReport incoming, CodedReport record)
    {
        if (known.IsRead(incoming, record.Coder))
            return new(Kept.Nothing, 0, at, null);
        var id = incoming.Report.Id;
        if (known.Find(id) is not { } report)
        {
            report = known.Add(id, reportNumbers.Next());
            reports.Add([report.Number, id]);
        }

        var isKnown = report.Versions.TryGetValue(incoming.Content, out var version);
        if (!isKnown)
            report.Versions.Add(incoming.Content, version = AddVersion(incoming, report.Number));
        var came = incoming.SentAt.Length > 0 ? incoming.SentAt : at;
        // A version that was sent before the current one came late.
        var isLatest = report.Current == 0 || report.Current == version || string.CompareOrdinal(came, report.Came) >= 0;
        var (number, kept) = AddReading(id, report.Number, version, record, isLatest);
        if (isLatest)
            (report.Current, report.Came, report.Coder) = (version, came, record.Coder);
        return new(isKnown ? Kept.Reading : Kept.Report, number, at, kept);
    }

    private long AddVersion(IncomingReport incoming, long report)
    {
        var given = incoming.Report;
        var bytes = given.Original is { } original ? original.ToArray() : Encoding.UTF8.GetBytes(incoming.Document);
        var sha256 = Sha256Hex.Of(bytes);
        originals.TryAdd(sha256, bytes);
        var version = versionNumbers.Next();
        var (origin, title, publisher, url) = (Words.Plain(given.Origin.ToString()), Words.Plain(given.Title), Words.Plain(given.Publisher), Words.Plain(given.Url));
        versions.Add([version, report, incoming.Content, sha256, at, origin, title, publisher, url, incoming.Document, Words.Of(given.Title, given.Text), incoming.SentAt]);
        steps.Add(new(AuditLog.StoreReport, given.Id, string.Create(
            CultureInfo.InvariantCulture, $$"""{"version":{{version}},"content":"{{incoming.Content}}","original":"{{sha256}}","facts":"{{ReportTable.Facts(at, origin, title, publisher, url)}}"}""")));
        return version;
    }

    private void SaveOriginals()
    {
        foreach (var some in originals.Keys.Chunk(AskedAtOnce))
        {
            (string Name, object? Value)[] values = [.. some.Select((sha256, n) => (string.Create(CultureInfo.InvariantCulture, $"sha{n}"), (object?)sha256))];
            foreach (var there in session.Query($"SELECT sha256 FROM originals WHERE sha256 IN ({string.Join(", ", values.Select(v => "@" + v.Name))})", r => r.GetString(0), values))
                originals.Remove(there);
        }

        session.InsertAll("originals", ["sha256", "bytes"], originals.Select(o => new object?[] { o.Key, o.Value }));
    }

    private sealed record Reading(long Number, long Report, long Version, CodedReport Record, string Json)
    {
        public string? Until { get; set; }
    }

    // One writes at a time, so that counting on is safe.
    private sealed class Numbers(StoreSession session, string table)
    {
        private long next;

        public long Next()
        {
            if (next == 0)
                next = session.NextNumber(table);
            return next++;
        }
    }
}
