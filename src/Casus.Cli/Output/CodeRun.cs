using System.Globalization;
using Casus.Cli.Input;
using Casus.Reports;

namespace Casus.Cli.Output;

/// <summary>One run of <c>casus code</c>: reads, codes on several threads, writes in the order of the input, tells of what is damaged.</summary>
internal sealed class CodeRun
{
    private readonly IReportCoder coder;
    private readonly RecordLayout layout;
    private readonly OutputTarget target;
    private readonly TextWriter messages;
    private readonly ProgressLine progress;
    private long done;
    private long failed;

    /// <summary>Prepares a run; nothing is read before <see cref="Go"/>.</summary>
    public CodeRun(IReportCoder coder, RecordLayout layout, OutputTarget target, TextWriter messages, ProgressLine progress) =>
        (this.coder, this.layout, this.target, this.messages, this.progress) = (coder, layout, target, messages, progress);

    /// <summary>The publication date of reports that do not state one.</summary>
    public PublicationTime? PublishedOn { get; init; }

    /// <summary>How many reports are coded at once.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Codes everything in <paramref name="inputs"/>.</summary>
    /// <returns>How many reports could not be read or coded.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancelled"/> was signalled.</exception>
    public long Go(InputSet inputs, CancellationToken cancelled)
    {
        foreach (var outcome in OrderedParallel.Select(inputs.Read(), CodeOne, Threads, cancelled))
        {
            Write(outcome);
            progress.Show(done + failed, inputs.BytesInAll is > 0 and var all ? (double)inputs.BytesRead / all : null);
        }

        progress.Clear();
        layout.End(target);
        target.Complete();
        if (failed > 0)
            messages.WriteLine(Summary());
        return failed;
    }

    private Outcome CodeOne(InputItem item)
    {
        if (item.Report is not { } report)
            return new(null, item.Problem);
        if (report.PublishedOn is null && PublishedOn is not null)
            report = report with { PublishedOn = PublishedOn };
        try
        {
            return new(layout.Render(coder.Code(report)), null);
        }
        catch (CasusException e)
        {
            return new(null, e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // One report that meets a defect must not cost the other hundred thousand.
            return new(null, CliErrors.ReportCannotBeCoded(report, e));
        }
    }

    private void Write(Outcome outcome)
    {
        if (outcome.Rendered is { } rendered)
        {
            progress.Clear();
            layout.Add(target, rendered);
            done++;
            return;
        }

        progress.Clear();
        messages.WriteLine(outcome.Problem);
        failed++;
    }

    private string Summary() => string.Create(
        CultureInfo.InvariantCulture, $"casus: {Counted(failed)} could not be read or coded; {Counted(done)} done.");

    private static string Counted(long count) => count == 1 ? "1 report" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} reports");

    private readonly record struct Outcome(byte[]? Rendered, CasusException? Problem);
}
