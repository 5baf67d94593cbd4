using Casus.Archive.Auditing;
using Casus.Archive.Purging;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive;

/// <summary>Takes reports in. What is there already costs a look; what was broken off goes on where it ended.</summary>
public sealed class Ingester(Store store, Func<Report, CodedReport> code, string coder, TimeProvider time)
{
    /// <summary>The reports of one transaction.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Codes many reports at once, in the order given; one after the other unless set.</summary>
    public Func<IEnumerable<Report>, IEnumerable<CodedReport?>>? CodeAll { get; init; }

    /// <summary>Takes in what was purged, too.</summary>
    public bool AllowPurged { get; init; }

    /// <summary>Told of each report that is not taken in since it was purged (CAS1123).</summary>
    public Action<Report, CasusException>? Refused { get; init; }

    /// <summary>Told after each batch how many reports were looked at.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>Takes in reports, each batch in a transaction of its own.</summary>
    /// <param name="reports">With their original bytes; those without are kept in the archive's own form.</param>
    /// <param name="cancelled">Ends the run between two batches.</param>
    /// <exception cref="CasusException">The archive cannot be used; whole batches before stay.</exception>
    public IngestCount Take(IEnumerable<Report> reports, CancellationToken cancelled)
    {
        var count = new IngestCount(0, 0, 0, 0);
        foreach (var chunk in reports.Chunk(BatchSize))
        {
            cancelled.ThrowIfCancellationRequested();
            count += Take(chunk);
            Progress?.Invoke(count.All);
        }

        return count;
    }

    /// <summary>Codes anew what another coder read; the readings it made are kept.</summary>
    /// <exception cref="CasusException">The archive cannot be used; whole batches before stay.</exception>
    public IngestCount Recode(CancellationToken cancelled)
    {
        var count = new IngestCount(0, 0, 0, 0);
        var last = 0L;
        while (true)
        {
            cancelled.ThrowIfCancellationRequested();
            var found = store.Read(s => ReportTable.ReadByOthers(s, coder, last, BatchSize));
            if (found.Count == 0)
                return count;
            last = found[^1].Report;
            var records = Coded([.. found.Select(f => StoredReport.Parse(f.Document).ToReport(f.Id, new(f.Origin)))]);
            store.Write(session =>
            {
                var at = AuditLog.Now(session, time);
                foreach (var (row, record) in found.Zip(records))
                {
                    if (record is not null)
                        ReportTable.AddReading(session, row.Id, row.Report, row.Version, record, at);
                }

                return 0;
            });
            var lost = records.Count(r => r is null);
            count += new IngestCount(0, found.Count - lost, 0, lost);
            Progress?.Invoke(count.All);
        }
    }

    private IngestCount Take(Report[] chunk)
    {
        var incoming = Array.ConvertAll(chunk, IncomingReport.Of);
        var refused = new Dictionary<Report, CasusException>(ReferenceEqualityComparer.Instance);
        var fresh = store.Read(session => incoming.Where(i => IsWanted(session, i, refused)).ToList());
        var records = Coded([.. fresh.Select(i => i.Report)]);
        var kept = new List<Kept>();
        if (fresh.Count > 0)
        {
            store.Write(session =>
            {
                kept.Clear();
                var at = AuditLog.Now(session, time);
                foreach (var (report, record) in fresh.Zip(records))
                {
                    // Somebody may have purged it while it was coded.
                    if (record is not null && IsWanted(session, report, refused))
                        kept.Add(ReportTable.Keep(session, report, record, at));
                }

                return 0;
            });
        }

        var lost = records.Count(r => r is null);
        var (added, recoded) = (kept.Count(k => k == Kept.Report), kept.Count(k => k == Kept.Reading));
        foreach (var (report, error) in refused)
            Refused?.Invoke(report, error);
        return new(added, recoded, chunk.Length - added - recoded - lost - refused.Count, lost) { Purged = refused.Count };
    }

    // What is not there as it is, and was not purged.
    private bool IsWanted(StoreSession session, IncomingReport report, Dictionary<Report, CasusException> refused)
    {
        var (isKnown, isRead) = ReportTable.Find(session, report, coder);
        if (isKnown || AllowPurged)
            return !isRead;
        if (PurgeMarks.Find(session, report) is not { } error)
            return true;
        refused[report.Report] = error;
        return false;
    }

    private List<CodedReport?> Coded(List<Report> reports) => [.. CodeAll?.Invoke(reports) ?? reports.Select(r => (CodedReport?)code(r))];
}
