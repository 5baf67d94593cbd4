using System.Data.Common;
using Casus.Formats;
using Casus.Reports;
using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>Looks through the sources once: asks for their lists, fetches the pages that are new, and hands on what they say.</summary>
internal sealed class Watcher(WatchConfig config, WatchState state, IFetcher? fetcher, IReportSink sink, TimeProvider time, Action<ReadProblem> tell)
{
    private readonly HashSet<(string, DateTimeOffset)> told = [];

    /// <summary>Why the network is off, for messages; <see langword="null"/> where it is on.</summary>
    public string? WhyOffline { get; init; }

    /// <summary>Only looks: nothing is kept, no page is fetched.</summary>
    public bool IsDry { get; init; }

    /// <summary>Waits for files that are still being written, two seconds at most for each; they are left for the next round otherwise.</summary>
    public bool WaitsForFiles { get; init; }

    /// <summary>Told of each page that a dry run would fetch.</summary>
    public Action<string>? Would { get; init; }

    /// <summary>Told of each step of a round.</summary>
    public Action? Moved { get; init; }

    /// <summary>One round.</summary>
    public async Task<RoundCount> Round(CancellationToken cancelled)
    {
        var count = new RoundCount();
        state.Begin(config.Fetching.Rules, config.Fetching.Limits);
        var (keeping, reading) = (new ReportKeeping(state, sink, time, tell) { Kept = Moved }, new PageReading(config));
        var folders = new FolderWatch(state, sink, time, tell) { IsDry = IsDry, WaitsForFiles = WaitsForFiles, Would = Would };
        var lists = new ListWatch(state, fetcher, keeping, reading, time, tell) { WhyOffline = WhyOffline, IsDry = IsDry, Told = told };
        foreach (var source in config.Sources)
        {
            cancelled.ThrowIfCancellationRequested();
            count.Sources++;
            try
            {
                if (source.Kind == SourceKind.Folder)
                    await folders.Read(source, count, cancelled).ConfigureAwait(false);
                else
                    await lists.Read(source, count, cancelled).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfOneSource(e))
            {
                Defect(source, e, count);
            }

            Moved?.Invoke();
        }

        if (IsDry)
        {
            foreach (var page in state.Waiting(config.MostPerRound, time.GetUtcNow()))
                Would?.Invoke(page.Address);
        }
        else if (fetcher is not null)
        {
            await new PageWatch(config, state, fetcher, keeping, reading, time).Fetch(count, cancelled).ConfigureAwait(false);
        }

        return count;
    }

    /// <summary>What strangers write must not end the watch over all others. An archive or a state that cannot be used does: nothing could be kept.</summary>
    public static bool IsOfOneSource(Exception e) => e is not (OperationCanceledException or OutOfMemoryException or CasusException or DbException);

    private void Defect(WatchedSource source, Exception cause, RoundCount count)
    {
        count.Failed++;
        var known = state.SourceOf(source);
        var problem = SourceErrors.SourceDefect(source.Name, cause);
        state.Asked(source, known with { Failures = known.Failures + 1, NextAt = time.GetUtcNow() + Pauses.After(known.Failures) }, (problem.Code, problem.Message), 0, time.GetUtcNow());
        tell(problem);
    }
}
