using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Imports;

/// <summary>An import as the API shows it.</summary>
internal sealed record ImportView
{
    public required string Id { get; init; }

    public required string By { get; init; }

    public required string CreatedAt { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<ImportFile> Files { get; init; }

    public required string Stage { get; init; }

    public required long Done { get; init; }

    public required double? Share { get; init; }

    public required long Added { get; init; }

    public required long Recoded { get; init; }

    public required long Known { get; init; }

    public required long Lost { get; init; }

    public required long Errors { get; init; }

    public required long Warnings { get; init; }

    public required DerivedView? Incidents { get; init; }

    public required string? EndedAt { get; init; }

    public required Problem? Problem { get; init; }
}

/// <summary>What filing by incident came to.</summary>
internal sealed record DerivedView(long Opened, long Closed);

/// <summary>What was wrong with a file.</summary>
internal sealed record ImportProblemView(string File, long? Line, string Severity, string Code, string Message);

/// <summary>Uploads.</summary>
internal static class ImportsApi
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private const int MostFiles = 1000;

    public static void MapImportsApi(this IEndpointRouteBuilder api, WorkbenchOptions options)
    {
        var group = api.MapGroup("/imports").WithTags("Imports");
        group.MapPost("", Begin).WithName("BeginImport").WithSummary("Takes files in: multipart/form-data with files and publishedOn.")
            .WithMetadata(new RequestSizeLimitAttribute(options.UploadBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = options.UploadBytes })
            .DisableAntiforgery().Needs(Permissions.Code);
        group.MapGet("", List).WithName("ListImports").WithSummary("Imports, the last one first.").Needs(Permissions.Code);
        group.MapGet("/{id}", One).WithName("GetImport").WithSummary("How far an import has come.").Needs(Permissions.Code);
        group.MapGet("/{id}/problems", ProblemsOf).WithName("ImportProblems").WithSummary("What was wrong, by file and line.").Needs(Permissions.Code);
        group.MapGet("/{id}/events", Events).WithName("ImportEvents").WithSummary("Server-sent events: progress, end.").Needs(Permissions.Code);
        group.MapDelete("/{id}", Cancel).WithName("CancelImport").WithSummary("Ends an import between two batches, and has what it took in filed.").Needs(Permissions.Code);
        group.MapPost("/{id}/resume", Resume).WithName("ResumeImport").WithSummary("Goes on behind the last batch.").Needs(Permissions.Code);
    }

    private static async Task<Accepted<ImportView>> Begin(HttpContext http, ImportFiles files, ImportWorker worker, WorkbenchDb db, AccessLog access, TimeProvider time, WorkbenchOptions options)
    {
        if (!http.Request.HasFormContentType)
            throw new RequestException(415, "CAS1310", "Expected multipart/form-data with one or more files.");
        if (http.Request.ContentLength > options.UploadBytes)
            throw new RequestException(413, "CAS1309", "The files are larger than is taken at once. GET /api/v1/session tells the limits.");
        var id = Moment.ShortName('i');
        var (saved, published) = await new UploadForm(files, id, MostFiles).Save(http).ConfigureAwait(false);
        if (published is { Length: > 0 } && !PublicationTime.TryParse(published, out _))
        {
            files.Remove(id);
            throw RequestException.Senseless("publishedOn", "Expected a date, such as 2024-02-08.");
        }

        var import = new Import
        {
            Id = id,
            PersonId = http.User.Id(),
            By = http.User.Name(),
            CreatedAt = time.Now(),
            State = "waiting",
            Files = ImportFiles.Write(saved),
            PublishedOn = IncidentReader.OrNull(published),
            Bytes = saved.Sum(f => f.Bytes),
        };
        db.Imports.Add(import);
        await db.SaveChangesAsync().ConfigureAwait(false);
        await access.Add(http, "import", id, "begun").ConfigureAwait(false);
        worker.Enqueue(id);
        return TypedResults.Accepted($"{WorkbenchHost.Api}/imports/{id}", View(import));
    }

    private static async Task<Ok<Items<ImportView>>> List(string? cursor, int? limit, HttpContext http, WorkbenchDb db)
    {
        var most = Routes.Limit(limit);
        var before = Cursor(cursor);
        var all = http.User.Can(Permissions.Administer);
        var id = http.User.Id();
        var found = await db.Imports.AsNoTracking().Where(i => i.CreatedAt < before && (all || i.PersonId == id)).OrderByDescending(i => i.CreatedAt).Take(most + 1).ToListAsync().ConfigureAwait(false);
        return TypedResults.Ok(new Items<ImportView>([.. found.Take(most).Select(View)], found.Count > most ? found[most - 1].CreatedAt.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Ok<ImportView>> One(string id, HttpContext http, WorkbenchDb db) => TypedResults.Ok(View(await Own(id, http, db).ConfigureAwait(false)));

    private static async Task<Ok<Items<ImportProblemView>>> ProblemsOf(string id, string? cursor, int? limit, HttpContext http, WorkbenchDb db)
    {
        await Own(id, http, db).ConfigureAwait(false);
        var most = Routes.Limit(limit, 100);
        var after = cursor is null ? 0 : Cursor(cursor);
        var found = await db.ImportProblems.AsNoTracking().Where(p => p.ImportId == id && p.Id > after).OrderBy(p => p.Id).Take(most + 1).ToListAsync().ConfigureAwait(false);
        return TypedResults.Ok(new Items<ImportProblemView>(
            [.. found.Take(most).Select(p => new ImportProblemView(p.File, p.Line, p.Severity, p.Code, p.Message))],
            found.Count > most ? found[most - 1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static async Task<ServerSentEventsResult<ImportView>> Events(string id, HttpContext http, WorkbenchDb db, ImportWorker worker, IDbContextFactory<WorkbenchDb> databases)
    {
        await Own(id, http, db).ConfigureAwait(false);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Progress(id, worker, databases, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<ImportView>> Progress(string id, ImportWorker worker, IDbContextFactory<WorkbenchDb> databases, [EnumeratorCancellation] CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var changed = worker.WhenChanged(id);
            ImportView view;
            using (var db = await databases.CreateDbContextAsync(ending).ConfigureAwait(false))
            {
                if (await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ending).ConfigureAwait(false) is not { } import)
                    yield break;
                view = View(import);
            }

            var isEnd = view is { State: "done" or "failed" or "cancelled", EndedAt: not null };
            yield return new(view, isEnd ? "end" : "progress");
            if (isEnd)
                yield break;
            await Task.WhenAny(changed, Task.Delay(Heartbeat, ending)).ConfigureAwait(false);
        }
    }

    private static async Task<Accepted<ImportView>> Cancel(string id, HttpContext http, WorkbenchDb db, ImportWorker worker, AccessLog access)
    {
        var import = await Own(id, http, db).ConfigureAwait(false);
        if (import.State is not ("waiting" or "running"))
            throw RequestException.Conflict($"The import is {import.State} already.");
        import.State = "cancelled";
        await db.SaveChangesAsync().ConfigureAwait(false);
        worker.Cancel(id);
        await access.Add(http, "import", id, "cancelled").ConfigureAwait(false);
        return TypedResults.Accepted($"{WorkbenchHost.Api}/imports/{id}", View(import));
    }

    private static async Task<Accepted<ImportView>> Resume(string id, HttpContext http, WorkbenchDb db, ImportWorker worker, AccessLog access)
    {
        var import = await Own(id, http, db).ConfigureAwait(false);
        if (import.State is not ("cancelled" or "failed"))
            throw RequestException.Conflict($"The import is {import.State}; only one that was cancelled or failed goes on.");
        (import.State, import.EndedAt) = ("waiting", null);
        await db.SaveChangesAsync().ConfigureAwait(false);
        worker.Enqueue(id);
        await access.Add(http, "import", id, "resumed").ConfigureAwait(false);
        return TypedResults.Accepted($"{WorkbenchHost.Api}/imports/{id}", View(import));
    }

    private static async Task<Import> Own(string id, HttpContext http, WorkbenchDb db)
    {
        var import = await db.Imports.FirstOrDefaultAsync(i => i.Id == id).ConfigureAwait(false);
        return import is not null && (import.PersonId == http.User.Id() || http.User.Can(Permissions.Administer)) ? import : throw RequestException.NotFound("import");
    }

    internal static long Cursor(string? cursor) => cursor is null
        ? long.MaxValue
        : long.TryParse(cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw new RequestException(400, "CAS1116", "This is no cursor of this list. Use what the page before gave as next.");

    private static ImportView View(Import i) => new()
    {
        Id = i.Id,
        By = i.By,
        CreatedAt = Moment.Text(i.CreatedAt),
        State = i.State,
        Files = ImportFiles.Read(i.Files),
        Stage = i.Stage,
        Done = i.Added + i.Recoded + i.Known + i.Lost,
        Share = i.Bytes > 0 ? Math.Round(Math.Min(1, (double)i.BytesRead / i.Bytes), 4) : null,
        Added = i.Added,
        Recoded = i.Recoded,
        Known = i.Known,
        Lost = i.Lost,
        Errors = i.Errors,
        Warnings = i.Warnings,
        Incidents = i.Opened is { } opened ? new(opened, i.Closed ?? 0) : null,
        EndedAt = Moment.Text(i.EndedAt),
        Problem = i.ProblemCode is { } code ? Problems.Make(500, code, i.ProblemDetail ?? "", i.Id) : null,
    };
}
