using System.Collections.Concurrent;
using System.Data.Common;
using Casus.Formats;
using Casus.Reports;
using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>Looks through the sources once: asks for their lists, fetches the pages that are new, and hands on what they say.</summary>
/// <remarks>Lists are asked beside each other, and so are hosts for their pages; folders are read meanwhile. What is told, here and in <see cref="Moved"/>, is told by one at a time.</remarks>
internal sealed class Watcher(WatchConfig config, WatchState state, IFetcher? fetcher, IReportSink sink, TimeProvider time, Action<ReadProblem> tell)
{
    // Of which each may wait for a slow host; how many requests are under way in all is the fetcher's to say.
    private const int ListsAtOnce = 16;

    private readonly ConcurrentDictionary<(string, DateTimeOffset), bool> told = new();
    private readonly OneAtATime reports = new(sink);
    private readonly Lock telling = new();

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

    /// <summary>One round, however long it takes.</summary>
    public Task<RoundCount> Round(CancellationToken cancelled) => Round(null, cancelled);

    /// <summary>One round.</summary>
    /// <param name="atMost">
    /// After how long nothing more is begun, so that lists are asked when their time comes: the pages and files that are left wait for the next round. <see langword="null"/> for no end.
    /// </param>
    /// <param name="cancelled">Breaks it off.</param>
    public async Task<RoundCount> Round(TimeSpan? atMost, CancellationToken cancelled)
    {
        var (count, until) = (new RoundCount(), time.GetUtcNow() + atMost);
        state.Begin(config.Fetching.Rules, config.Fetching.Limits);
        if (IsDry)
        {
            await Folders(count, until, cancelled).ConfigureAwait(false);
            await Lists(count, until, cancelled).ConfigureAwait(false);
            return count;
        }

        // Where the archive fails one of them the other has nothing to go on for.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        Task[] parts = [Task.Run(() => Folders(count, until, ending.Token), cancelled), Task.Run(() => Lists(count, until, ending.Token), cancelled)];
        if (await Task.WhenAny(parts).ConfigureAwait(false) is { IsCompletedSuccessfully: false })
            await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(parts).ConfigureAwait(false);
        return count;
    }

    private async Task Folders(RoundCount count, DateTimeOffset? until, CancellationToken cancelled)
    {
        var folders = new FolderWatch(state, reports, time, Tell) { IsDry = IsDry, WaitsForFiles = WaitsForFiles, Until = until, Would = Would };
        foreach (var source in config.Sources.Where(s => s.Kind == SourceKind.Folder))
            await Look(source, count, part => folders.Read(source, part, cancelled), cancelled).ConfigureAwait(false);
    }

    private async Task Lists(RoundCount count, DateTimeOffset? until, CancellationToken cancelled)
    {
        var (keeping, reading) = (new ReportKeeping(state, reports, time, Tell) { Kept = Move }, new PageReading(config));
        var lists = new ListWatch(state, fetcher, keeping, reading, time, Tell) { WhyOffline = WhyOffline, IsDry = IsDry, Told = told };
        await Parallel.ForEachAsync(
            config.Sources.Where(s => s.Kind != SourceKind.Folder),
            new ParallelOptions { MaxDegreeOfParallelism = ListsAtOnce, CancellationToken = cancelled },
            async (source, token) => await Look(source, count, part => lists.Read(source, part, token), token).ConfigureAwait(false)).ConfigureAwait(false);
        if (IsDry)
        {
            foreach (var page in state.Waiting(config.MostPerRound, time.GetUtcNow()))
                Would?.Invoke(page.Address);
        }
        else if (fetcher is not null)
        {
            var pages = new RoundCount();
            await new PageWatch(config, state, fetcher, keeping, reading, time) { Until = until }.Fetch(pages, cancelled).ConfigureAwait(false);
            count.Add(pages);
        }
    }

    private async Task Look(WatchedSource source, RoundCount count, Func<RoundCount, Task> read, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        var part = new RoundCount { Sources = 1 };
        try
        {
            await read(part).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfOneSource(e))
        {
            Defect(source, e, part);
        }

        count.Add(part);
        Move();
    }

    private void Tell(ReadProblem problem)
    {
        lock (telling)
            tell(problem);
    }

    private void Move()
    {
        lock (telling)
            Moved?.Invoke();
    }

    /// <summary>What strangers write must not end the watch over all others. An archive or a state that cannot be used does: nothing could be kept.</summary>
    public static bool IsOfOneSource(Exception e) => e is not (OperationCanceledException or OutOfMemoryException or CasusException or DbException);

    private void Defect(WatchedSource source, Exception cause, RoundCount count)
    {
        count.Failed++;
        var known = state.SourceOf(source);
        var problem = SourceErrors.SourceDefect(source.Name, cause);
        state.Asked(source, known with { Failures = known.Failures + 1, NextAt = time.GetUtcNow() + Pauses.After(known.Failures) }, (problem.Code, problem.Message), 0, time.GetUtcNow());
        Tell(problem);
    }
}
