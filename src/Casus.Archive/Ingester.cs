using Casus.Archive.Auditing;
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
                var keeper = new ReportKeeper(session, AuditLog.Now(session, time));
                foreach (var (row, record) in found.Zip(records))
                {
                    if (record is not null)
                        keeper.AddReading(row.Id, row.Report, row.Version, record);
                }

                keeper.Save();
                return 0;
            });
            var lost = records.Count(r => r is null);
            count += new IngestCount(0, found.Count - lost, 0, lost);
            Progress?.Invoke(count.All);
        }
    }

    private IngestCount Take(Report[] chunk)
    {
        var incoming = Array.ConvertAll(chunk, r => IncomingReport.Of(r, SentAt?.Invoke(r)));
        var known = store.Read(session => KnownReports.Of(session, incoming.Select(i => i.Report.Id)));
        var fresh = incoming.Where(i => !known.IsRead(i, coder)).ToList();
        var records = Coded([.. fresh.Select(i => i.Report)]);
        var coded = fresh.Zip(records).Where(c => c.Second is not null).Select(c => (c.First, c.Second!)).ToList();
        var kept = coded.Count > 0 ? store.Write(session => ReportKeeper.Keep(session, coded, AuditLog.Now(session, time))) : [];
        foreach (var reading in kept.Where(k => k.Record is not null))
            Recent?.Add(store, reading.Number, reading.At, reading.Record!);
        var lost = records.Count(r => r is null);
        var (added, recoded) = (kept.Count(k => k.What == Kept.Report), kept.Count(k => k.What == Kept.Reading));
        return new(added, recoded, chunk.Length - added - recoded - lost, lost);
    }

    private List<CodedReport?> Coded(List<Report> reports) => [.. CodeAll?.Invoke(reports) ?? reports.Select(r => (CodedReport?)code(r))];
}

/// <summary>What came of taking reports in.</summary>
/// <param name="Added">Reports, or new versions of reports, that were not there.</param>
/// <param name="Recoded">Reports that another coder had read.</param>
/// <param name="Known">Reports that were there.</param>
/// <param name="Lost">Reports that could not be coded.</param>
public readonly record struct IngestCount(long Added, long Recoded, long Known, long Lost)
{
    /// <summary>All of them.</summary>
    public long All => Added + Recoded + Known + Lost;

    /// <summary>The sum.</summary>
    public static IngestCount operator +(IngestCount a, IngestCount b) =>
        new(a.Added + b.Added, a.Recoded + b.Recoded, a.Known + b.Known, a.Lost + b.Lost);

    /// <summary>The sum.</summary>
    public static IngestCount Add(IngestCount left, IngestCount right) => left + right;
}
