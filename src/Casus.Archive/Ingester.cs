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

    /// <summary>Where records that were kept are at hand for the filing; nowhere unless set.</summary>
    public RecentRecords? Recent { get; init; }

    /// <summary>
    /// When a report was sent on its way, where that is known: of two versions of one report the one that was sent later is current, whichever is taken in first. Others count as sent when they are taken in.
    /// </summary>
    public Func<Report, DateTimeOffset?>? SentAt { get; init; }

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
            var purged = store.Write(session =>
            {
                var keeper = new ReportKeeper(session, AuditLog.Now(session, time));
                // As below: a report may have been purged while it was coded.
                var there = ReportTable.Versions(session, found.Select(f => f.Version));
                foreach (var (row, record) in found.Zip(records))
                {
                    if (record is not null && there.Contains(row.Version))
                        keeper.AddReading(row.Id, row.Report, row.Version, record);
                }

                keeper.Save();
                return found.Zip(records).Count(f => f.Second is not null && !there.Contains(f.First.Version));
            });
            var lost = records.Count(r => r is null);
            count += new IngestCount(0, found.Count - lost - purged, 0, lost) { Purged = purged };
            Progress?.Invoke(count.All);
        }
    }

    private IngestCount Take(Report[] chunk)
    {
        var incoming = Array.ConvertAll(chunk, r => IncomingReport.Of(r, SentAt?.Invoke(r)));
        var (fresh, refused) = store.Read(session => Wanted(session, incoming));
        var records = Coded([.. fresh.Select(i => i.Report)]);
        var coded = fresh.Zip(records).Where(c => c.Second is not null).Select(c => (Report: c.First, Record: c.Second!)).ToList();
        var (kept, late, purge) = coded.Count > 0 ? store.Write(session => Keep(session, coded)) : ([], [], 0);
        foreach (var reading in kept.Where(k => k.Record is not null))
            Recent?.Add(store, purge, reading.Number, reading.At, reading.Record!);
        foreach (var (report, error) in refused.Concat(late))
            Refused?.Invoke(report, error);
        var lost = records.Count(r => r is null);
        var (added, recoded, purged) = (kept.Count(k => k.What == Kept.Report), kept.Count(k => k.What == Kept.Reading), refused.Count + late.Count);
        return new(added, recoded, chunk.Length - added - recoded - lost - purged, lost) { Purged = purged };
    }

    // Somebody may have purged a report while it was coded.
    private (List<KeptReading> Kept, Dictionary<Report, CasusException> Refused, long Purge) Keep(StoreSession session, List<(IncomingReport Report, CodedReport Record)> coded)
    {
        var known = KeptReports.Of(session, coded.Select(c => c.Report.Report.Id));
        var refused = Purged(session, known, coded.Select(c => c.Report));
        var kept = ReportKeeper.Keep(session, known, coded.FindAll(c => !refused.ContainsKey(c.Report.Report)), AuditLog.Now(session, time));
        return (kept, refused, Recent?.Renew(session) ?? 0);
    }

    // What is not there as it is, and was not purged; and what was.
    private (List<IncomingReport> Wanted, Dictionary<Report, CasusException> Refused) Wanted(StoreSession session, IReadOnlyCollection<IncomingReport> incoming)
    {
        var known = KeptReports.Of(session, incoming.Select(i => i.Report.Id));
        var refused = Purged(session, known, incoming);
        return ([.. incoming.Where(i => !known.IsRead(i, coder) && !refused.ContainsKey(i.Report))], refused);
    }

    // What is there is known, whatever went before.
    private Dictionary<Report, CasusException> Purged(StoreSession session, KeptReports known, IEnumerable<IncomingReport> incoming) =>
        AllowPurged ? new(ReferenceEqualityComparer.Instance) : PurgeMarks.Find(session, incoming.Where(i => !known.Has(i)));

    private List<CodedReport?> Coded(List<Report> reports) => [.. CodeAll?.Invoke(reports) ?? reports.Select(r => (CodedReport?)code(r))];
}
