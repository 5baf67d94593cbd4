using System.Collections.Concurrent;
using System.Threading.Channels;
using Casus.Archive;
using Casus.Archive.Stores;
using Casus.Formats;
using Casus.Records;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Casus.Server.Imports;

/// <summary>
/// Takes imports in, one after the other. What an import has come to is written down after each batch of reports, and the archive passes over
/// what it has: an import that was broken off, also by a power cut, goes on where it ended. What a cancelled or failed one took in is filed before it ends.
/// </summary>
internal sealed class ImportWorker(
    IDbContextFactory<WorkbenchDb> databases, ImportFiles files, Store store, Loaded loaded, AccessLog access, ILogger<ImportWorker> log) : BackgroundService
{
    private const int MostProblems = 10_000;

    private readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> changes = new(StringComparer.Ordinal);

    /// <summary>Puts an import into the row of those that wait.</summary>
    public void Enqueue(string id) => queue.Writer.TryWrite(id);

    /// <summary>Ends an import between two batches; what it took in is filed by incident.</summary>
    public void Cancel(string id)
    {
        if (running.TryGetValue(id, out var ending))
            ending.Cancel();
        Changed(id);
    }

    /// <summary>Waits until an import changes.</summary>
    public Task WhenChanged(string id) => changes.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var id in await Interrupted().ConfigureAwait(false))
            Enqueue(id);
        await foreach (var id in queue.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            running[id] = ending;
            try
            {
                await Task.Run(() => Run(id, ending.Token), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException)
            {
                // Its state could not be written down; it is taken up at the next start.
                LogMessages.ImportFailed(log, e, id);
            }
            finally
            {
                running.TryRemove(id, out _);
                Changed(id);
            }
        }
    }

    private async Task<List<string>> Interrupted()
    {
        using var db = await databases.CreateDbContextAsync().ConfigureAwait(false);
        return await db.Imports.Where(i => i.State == "waiting" || i.State == "running" || (i.State != "done" && i.EndedAt == null)).OrderBy(i => i.CreatedAt).Select(i => i.Id).ToListAsync().ConfigureAwait(false);
    }

    private async Task Run(string id, CancellationToken ending)
    {
        using var db = await databases.CreateDbContextAsync(CancellationToken.None).ConfigureAwait(false);
        var import = await db.Imports.FirstOrDefaultAsync(i => i.Id == id, CancellationToken.None).ConfigureAwait(false);
        if (import is { State: "waiting" or "running" })
        {
            await db.ImportProblems.Where(p => p.ImportId == id).ExecuteDeleteAsync(CancellationToken.None).ConfigureAwait(false);
            (import.State, import.Stage, import.EndedAt, import.ProblemCode, import.ProblemDetail) = ("running", "unpacking", null, null, null);
            (import.BytesRead, import.Added, import.Recoded, import.Known, import.Lost, import.Errors, import.Warnings, import.Opened, import.Closed) = (0, 0, 0, 0, 0, 0, 0, null, null);
            await Take(db, import, ending).ConfigureAwait(false);
        }
        else if (import is not { State: "cancelled" or "failed", EndedAt: null })
        {
            return;
        }

        // One that waits goes on at the next start, and is filed then. One that was broken off is filed now, or where the server ended before it was, at its next start.
        if (import.State != "waiting")
            FileByIncident(db, import);
        await End(db, import).ConfigureAwait(false);
    }

    private async Task Take(WorkbenchDb db, Import import, CancellationToken ending)
    {
        try
        {
            Save(db, import.Id);
            TakeIn(db, import, ending);
            import.BytesRead = import.Bytes;
        }
        catch (OperationCanceledException)
        {
            // Asked for by somebody it ends; because the server ends, it goes on at the next start.
            var asked = await db.Imports.AsNoTracking().Where(i => i.Id == import.Id).Select(i => i.State).FirstOrDefaultAsync(CancellationToken.None).ConfigureAwait(false);
            import.State = asked == "cancelled" ? "cancelled" : "waiting";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Fail(import, e);
        }
    }

    // All that was taken in, also by an import that was broken off. Until that is done the import has not ended.
    private void FileByIncident(WorkbenchDb db, Import import)
    {
        try
        {
            import.Stage = "filing";
            db.SaveChanges();
            Changed(import.Id);
            var derived = loaded.Deriver(Math.Max(1, Environment.ProcessorCount - 1)).Derive();
            (import.Opened, import.Closed) = (derived.Opened, derived.Closed);
            if (import.State == "running")
                import.State = "done";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Fail(import, e);
        }
    }

    // What went wrong first is told.
    private void Fail(Import import, Exception e)
    {
        if (e is not CasusException)
            LogMessages.ImportFailed(log, e, import.Id);
        if (import.State == "running")
            import.State = "failed";
        if (import.ProblemCode is null)
        {
            (import.ProblemCode, import.ProblemDetail) = e is CasusException known
                ? (known.Code, known.Message)
                : ("CAS1399", "A defect in Casus ended the import. What was taken in stays; the log of the server says more.");
        }
    }

    private async Task End(WorkbenchDb db, Import import)
    {
        // Somebody may have resumed it while it was filed: then it goes on.
        var isResumed = import.State is "cancelled" or "failed"
            && await db.Imports.AsNoTracking().AnyAsync(i => i.Id == import.Id && i.State == "waiting", CancellationToken.None).ConfigureAwait(false);
        if (import.State != "waiting" && !isResumed)
            import.EndedAt = loaded.Time.Now();
        Save(db, import.Id);
        if (import.State == "done")
            files.Remove(import.Id);
        if (import.EndedAt is not null)
            await access.Add(import.By, "import", import.Id, "", "", import.State, System.Text.Json.JsonSerializer.Serialize(new { import.Added, import.Known, import.Lost }, ApiJson.Options)).ConfigureAwait(false);
    }

    private void TakeIn(WorkbenchDb db, Import import, CancellationToken ending)
    {
        var published = PublicationTime.TryParse(import.PublishedOn, out var time) ? time : null;
        var reader = new UploadReader(new(), published, files.TemporaryOf(import.Id));
        var ingester = new Ingester(store, loaded.Code, loaded.Program, loaded.Time)
        {
            Refused = (report, error) =>
            {
                import.Warnings++;
                Add(db, import, new(error.Code, ProblemSeverity.Warning, report.Origin, error.Message));
            },
            CodeAll = reports => reports.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(1, Environment.ProcessorCount - 1)).Select(r => Coded(r)),
        };
        import.Stage = "coding";
        var named = ImportFiles.Read(import.Files);
        var results = named.SelectMany((f, n) => File.Exists(files.PathOf(import.Id, n))
            ? reader.Read(files.PathOf(import.Id, n), f.Name, read => import.BytesRead += read)
            : [new ReadResult.Noted(new("CAS1310", ProblemSeverity.Error, new(f.Name), "The file is no longer there. Upload it again."))]);
        foreach (var chunk in Found(db, import, results, ending).Chunk(ingester.BatchSize))
        {
            ending.ThrowIfCancellationRequested();
            var count = ingester.Take(chunk, ending);
            (import.Added, import.Recoded, import.Known, import.Lost) = (import.Added + count.Added, import.Recoded + count.Recoded, import.Known + count.Known, import.Lost + count.Lost);
            Save(db, import.Id);
        }

        ending.ThrowIfCancellationRequested();
        import.Stage = "filing";
        Save(db, import.Id);
    }

    private IEnumerable<Report> Found(WorkbenchDb db, Import import, IEnumerable<ReadResult> results, CancellationToken ending)
    {
        var kept = 0;
        foreach (var result in results)
        {
            ending.ThrowIfCancellationRequested();
            if (result is ReadResult.Found { Report: var report })
            {
                yield return report;
                continue;
            }

            var problem = ((ReadResult.Noted)result).Problem;
            var isError = problem.Severity == ProblemSeverity.Error;
            (import.Errors, import.Warnings) = isError ? (import.Errors + 1, import.Warnings) : (import.Errors, import.Warnings + 1);
            if (kept++ < MostProblems)
                Add(db, import, problem);
        }
    }

    private static void Add(WorkbenchDb db, Import import, ReadProblem problem) => db.ImportProblems.Add(new()
    {
        ImportId = import.Id,
        File = problem.Origin.Source,
        Line = problem.Origin.Line,
        Severity = problem.Severity == ProblemSeverity.Error ? "error" : "warning",
        Code = problem.Code,
        Message = problem.Message,
    });

    private CodedReport? Coded(Report report)
    {
        try
        {
            return loaded.Code(report);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // One report that meets a defect must not cost the others.
            LogMessages.NotCoded(log, e);
            return null;
        }
    }

    private void Save(WorkbenchDb db, string id)
    {
        // Somebody may have cancelled it meanwhile: that is not overwritten.
        if (db.ChangeTracker.Entries<Import>().FirstOrDefault() is { } entry && entry.Entity.State == "running")
        {
            var now = db.Imports.AsNoTracking().Where(i => i.Id == id).Select(i => i.State).FirstOrDefault();
            if (now == "cancelled")
            {
                entry.Property(i => i.State).IsModified = false;
                db.SaveChanges();
                throw new OperationCanceledException();
            }
        }

        db.SaveChanges();
        Changed(id);
    }

    private void Changed(string id)
    {
        if (changes.TryRemove(id, out var waiting))
            waiting.TrySetResult();
    }
}
