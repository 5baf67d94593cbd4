using Casus.Formats;
using Casus.Reports;

namespace Casus.Sources.Watching;

/// <summary>Takes in what is dropped into folders, or stands in a file that is named alone.</summary>
internal sealed class FolderWatch(WatchState state, IReportSink sink, TimeProvider time, Action<ReadProblem> tell)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>Keeps nothing.</summary>
    public bool IsDry { get; init; }

    /// <summary>Waits for files that are still being written, two seconds at most for each; they are left for the next round otherwise.</summary>
    public bool WaitsForFiles { get; init; }

    /// <summary>When to leave what is left for the next round; <see langword="null"/> for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Told of each file that a dry run would read.</summary>
    public Action<string>? Would { get; init; }

    /// <summary>Takes in the files that are new, or other than they were.</summary>
    public async Task Read(WatchedSource source, RoundCount count, CancellationToken cancelled)
    {
        var isFolder = Directory.Exists(source.Location);
        var (paths, failed) = Paths(source, isFolder);
        var before = (count.Found, count.Kept, count.Unread);
        foreach (var path in paths)
        {
            cancelled.ThrowIfCancellationRequested();
            var file = new FileInfo(path);
            if (file.Exists && state.IsRead(file))
                continue;
            if (time.GetUtcNow() >= Until)
                break;
            if (IsDry)
            {
                Would?.Invoke(path);
                continue;
            }

            // What is written to at this moment is whole by the next round; a file that is named alone is the user's to name.
            if (isFolder && IsFresh(file) && !await IsWhole(file, cancelled).ConfigureAwait(false))
            {
                tell(SourceErrors.StillWritten(path));
                continue;
            }

            var (isFailed, isWhole) = ReadFile(path, source, count, cancelled);
            failed |= isFailed;
            // One that could not be opened, or not to its end, is tried again: it may be the disk or a permission.
            if (file.Exists && isWhole)
                state.Read(file);
        }

        count.Failed += failed ? 1 : 0;
        if (!IsDry)
        {
            var known = state.SourceOf(source);
            state.Asked(
                source, new(null, null, failed ? known.Failures + 1 : 0, null), failed ? SourceErrors.PartUnreadable : null, count.Found - before.Found, time.GetUtcNow(),
                count.Kept - before.Kept, count.Unread - before.Unread);
        }
    }

    // A folder below that cannot be opened is told by its name, in every round until it can; what else a walk notes would only be noise in a watch.
    private (List<string> Paths, bool Failed) Paths(WatchedSource source, bool isFolder)
    {
        if (!isFolder)
            return ([source.Location], false);
        var (paths, failed) = (new List<string>(), false);
        foreach (var (path, problem) in InputFolder.Walk(source.Location))
        {
            if (problem is null)
                paths.Add(path);
            if (problem?.Severity != ProblemSeverity.Error)
                continue;
            failed = true;
            tell(problem);
        }

        return (paths, failed);
    }

    private (bool IsFailed, bool IsWhole) ReadFile(string path, WatchedSource source, RoundCount count, CancellationToken cancelled)
    {
        var (failed, whole) = (false, true);
        foreach (var chunk in Reports(path, source, Note).Chunk(ReportKeeping.Batch))
        {
            cancelled.ThrowIfCancellationRequested();
            var taken = sink.Take(chunk, cancelled);
            (count.Found, count.Kept, count.Unread) = (count.Found + taken.Fresh, count.Kept + taken.Kept, count.Unread + taken.Unread.Count(u => u is not null));
            for (var i = 0; i < chunk.Length; i++)
            {
                if (taken.Unread[i] is { } why)
                    tell(SourceErrors.NotRead(chunk[i].Origin.ToString(), why));
            }
        }

        return (failed, whole);

        void Note(ReadProblem problem)
        {
            failed |= problem.Severity == ProblemSeverity.Error;
            whole &= !ReadProblems.IsOfReading(problem);
            tell(problem);
        }
    }

    private bool IsFresh(FileInfo file) => file.Exists && time.GetUtcNow() - file.LastWriteTimeUtc is var age && age < Settling && age >= TimeSpan.Zero;

    private async Task<bool> IsWhole(FileInfo file, CancellationToken cancelled)
    {
        if (!WaitsForFiles)
            return false;
        await Task.Delay(Settling, time, cancelled).ConfigureAwait(false);
        file.Refresh();
        return !IsFresh(file);
    }

    private IEnumerable<Report> Reports(string path, WatchedSource source, Action<ReadProblem> note)
    {
        foreach (var result in new ReportReader(new() { KeepOriginals = true }).Read([path]))
        {
            if (result is ReadResult.Found { Report: var report })
            {
                yield return report with { Publisher = report.Publisher ?? source.Publisher };
                continue;
            }

            note(((ReadResult.Noted)result).Problem);
        }
    }
}
