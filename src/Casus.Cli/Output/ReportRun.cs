using System.Globalization;
using Casus.Cli.Input;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Cli.Output;

/// <summary>One run over reports: reads, renders on several threads, writes in the order of the input, tells of what is damaged.</summary>
internal sealed class ReportRun
{
    private readonly Func<Report, byte[]> render;
    private readonly Sequence sequence;
    private readonly OutputTarget target;
    private readonly TextWriter messages;
    private readonly ProgressLine progress;
    private long done;
    private long failed;

    /// <summary>Prepares a run; nothing is read before <see cref="Go"/>.</summary>
    /// <param name="render">Makes the bytes of a report; thread-safe.</param>
    /// <param name="sequence">Sets them one after the other.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="messages">Where problems go.</param>
    /// <param name="progress">Shown while it runs.</param>
    public ReportRun(Func<Report, byte[]> render, Sequence sequence, OutputTarget target, TextWriter messages, ProgressLine progress) =>
        (this.render, this.sequence, this.target, this.messages, this.progress) = (render, sequence, target, messages, progress);

    /// <summary>How many reports are coded at once.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Renders everything in <paramref name="inputs"/>.</summary>
    /// <returns>How many reports could not be read or coded.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancelled"/> was signalled.</exception>
    public long Go(InputSet inputs, CancellationToken cancelled)
    {
        var share = inputs.ShareRead();
        foreach (var outcome in OrderedParallel.Select(inputs.Read(), RenderOne, Threads, cancelled))
        {
            Write(outcome);
            progress.Show(done + failed, share);
        }

        progress.Clear();
        sequence.End(target);
        target.Complete();
        if (failed > 0)
            messages.WriteLine(Summary());
        return failed;
    }

    private Outcome RenderOne(ReadResult result)
    {
        if (result is ReadResult.Noted { Problem: var problem })
            return new(null, problem.ToString(), problem.Severity == ProblemSeverity.Error);
        var report = ((ReadResult.Found)result).Report;
        try
        {
            return new(render(report), null, false);
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
            sequence.Add(target, rendered);
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

    private static string Counted(long count) => count == 1 ? "1 report" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} reports");

    // What came of one result of the reader: a record, or something to tell; a report may be lost with it.
    private readonly record struct Outcome(byte[]? Rendered, string? Message, bool IsLost);
}
