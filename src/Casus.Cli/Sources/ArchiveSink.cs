using Casus.Archive;
using Casus.Archive.Stores;
using Casus.Cli.Output;
using Casus.Records;
using Casus.Reports;
using Casus.Sources.Watching;

namespace Casus.Cli.Sources;

/// <summary>Takes what sources give into an archive.</summary>
/// <param name="store">The archive.</param>
/// <param name="load">Loads the coder, when the first report comes.</param>
/// <param name="threads">How many reports are coded at once.</param>
/// <param name="messages">Where reports that cannot be coded are told of.</param>
/// <param name="recent">Where records are at hand for the filing.</param>
internal sealed class ArchiveSink(Store store, Func<IReportCoder> load, int threads, TextWriter messages, RecentRecords? recent = null) : IReportSink
{
    private readonly Lazy<IReportCoder> coder = new(load);

    /// <summary>Reports that could not be coded.</summary>
    public long Lost { get; private set; }

    /// <inheritdoc/>
    public Taken Take(IReadOnlyList<Report> reports, CancellationToken cancelled)
    {
        var why = new Dictionary<string, string?>(StringComparer.Ordinal);
        var ingester = new Ingester(store, coder.Value.Code, CasusCommandLine.NameAndVersion, TimeProvider.System)
        {
            Recent = recent,
            CodeAll = all => OrderedParallel.Select(all, Code, threads, cancelled).Select(r => Noted(r, why)),
            Refused = (report, error) =>
            {
                messages.WriteLine(CliErrors.Warning(error));
                why[report.Id] = "purged";
            },
        };
        var count = ingester.Take(reports, cancelled);
        Lost += count.Lost;
        return new([.. reports.Select(r => why.GetValueOrDefault(r.Id))], count.Added + count.Lost, count.Added + count.Recoded + count.Lost);
    }

    private (Report Report, CodedReport? Record, CasusException? Error) Code(Report report)
    {
        try
        {
            return (report, coder.Value.Code(report), null);
        }
        catch (CasusException e)
        {
            return (report, null, e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // One report that meets a defect must not cost the others.
            return (report, null, CliErrors.ReportCannotBeCoded(report, e));
        }
    }

    private CodedReport? Noted((Report Report, CodedReport? Record, CasusException? Error) coded, Dictionary<string, string?> why)
    {
        if (coded.Error is { } error)
            messages.WriteLine(error);
        why[coded.Report.Id] = coded.Record is null ? "not-coded" : coded.Record.Unknown?.GetValueOrDefault("text");
        return coded.Record;
    }
}
