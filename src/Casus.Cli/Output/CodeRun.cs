using System.Globalization;
using Casus.Cli.Input;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Cli.Output;

/// <summary>
/// One run of <c>casus code</c>: reads, codes on several threads, writes in the order of the input, tells of what is
/// damaged.
/// </summary>
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

    /// <summary>How many reports are coded at once.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Codes everything in <paramref name="inputs"/>.</summary>
    /// <returns>How many reports could not be read or coded.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancelled"/> was signalled.</exception>
    public long Go(InputSet inputs, CancellationToken cancelled)
    {
        var share = inputs.ShareRead();
        foreach (var outcome in OrderedParallel.Select(inputs.Read(), CodeOne, Threads, cancelled))
        {
            Write(outcome);
            progress.Show(done + failed, share);
        }

        progress.Clear();
        layout.End(target);
        target.Complete();
        if (failed > 0)
            messages.WriteLine(Summary());
        return failed;
    }

    private Outcome CodeOne(ReadResult result)
    {
        if (result is ReadResult.Noted { Problem: var problem })
            return new(null, problem.ToString(), problem.Severity == ProblemSeverity.Error);
        var report = ((ReadResult.Found)result).Report;
        try
        {
            return new(layout.Render(coder.Code(report)), null, false);
        }
        catch (CasusException e)
        {
            return new(null, e.ToString(), true);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // One report that meets a defect must not cost the other hundred thousand.
            return new(null, CliErrors.ReportCannotBeCoded(report, e).ToString(), true);
        }
    }

    private void Write(Outcome outcome)
    {
        if (outcome.Rendered is { } rendered)
        {
            layout.Add(target, rendered);
            done++;
        }

        if (outcome.Message is { } message)
        {
            progress.Clear();
            messages.WriteLine(message);
        }

        if (outcome.IsLost)
            failed++;
    }

    private string Summary() => string.Create(
        CultureInfo.InvariantCulture, $"casus: {Counted(failed)} could not be read or coded; {Counted(done)} done.");

    private static string Counted(long count) =>
        count == 1 ? "1 report" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} reports");

    // What came of one result of the reader: a record, or something to tell; a report may be lost with it.
    private readonly record struct Outcome(byte[]? Rendered, string? Message, bool IsLost);
}
