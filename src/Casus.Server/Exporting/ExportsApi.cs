using System.Text.Json;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Exporting;

/// <summary>Exports: seen before they are made, fetched by who made them alone.</summary>
internal static class ExportsApi
{
    public static void MapExportsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/exports").WithTags("Exports");
        group.MapPost("/preview", Preview).WithName("PreviewExport").WithSummary("What would leave, byte for byte, and the leak scan's verdict.").Needs(Permissions.Publish);
        group.MapPost("", Begin).WithName("BeginExport").WithSummary("Makes an export that can be fetched.").Needs(Permissions.Publish);
        group.MapGet("", List).WithName("ListExports").WithSummary("One's own exports, the last one first.").Needs(Permissions.Publish);
        group.MapGet("/{id}", One).WithName("GetExport").WithSummary("How far an export has come.").Needs(Permissions.Publish);
        group.MapGet("/{id}/file", Fetch).WithName("FetchExport").WithSummary("The file, a .zip.").Needs(Permissions.Publish);
        group.MapDelete("/{id}", Delete).WithName("DeleteExport").WithSummary("Removes an export and its file.").Needs(Permissions.Publish);
    }

    private static async Task<Ok<ExportPreview>> Preview(ExportRequest body, ExportMaker maker, HttpContext http, AccessLog access)
    {
        maker.Check(body);
        var preview = await maker.Preview(body, http.RequestAborted).ConfigureAwait(false);
        await access.Add(http, "export-preview", body.Profile + "/" + body.Format, preview.Scan.Verdict).ConfigureAwait(false);
        return TypedResults.Ok(preview);
    }

    private static async Task<Accepted<ExportView>> Begin(ExportRequest body, ExportMaker maker, HttpContext http, WorkbenchDb db, AccessLog access, TimeProvider time)
    {
        maker.Check(body);
        var now = time.Now();
        var job = new ExportJob
        {
            Id = Moment.ShortName('x'),
            PersonId = http.User.Id(),
            By = http.User.Name(),
            CreatedAt = now,
            ExpiresAt = now + (long)ExportMaker.Lifetime.TotalMilliseconds,
            State = "running",
            Profile = body.Profile,
            Format = body.Format,
            Request = JsonSerializer.Serialize(body, ApiJson.Options),
        };
        db.Exports.Add(job);
        await db.SaveChangesAsync().ConfigureAwait(false);
        await access.Add(http, "export", job.Id, "begun", job.Request).ConfigureAwait(false);
        maker.Enqueue(job.Id);
        return TypedResults.Accepted($"{WorkbenchHost.Api}/exports/{job.Id}", View(job));
    }

    private static async Task<Ok<Items<ExportView>>> List(string? cursor, int? limit, HttpContext http, WorkbenchDb db)
    {
        var most = Routes.Limit(limit);
        var before = ImportsApi.Cursor(cursor);
        var id = http.User.Id();
        var found = await db.Exports.AsNoTracking().Where(x => x.PersonId == id && x.CreatedAt < before).OrderByDescending(x => x.CreatedAt).Take(most + 1).ToListAsync().ConfigureAwait(false);
        return TypedResults.Ok(new Items<ExportView>([.. found.Take(most).Select(View)], found.Count > most ? found[most - 1].CreatedAt.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Ok<ExportView>> One(string id, HttpContext http, WorkbenchDb db) => TypedResults.Ok(View(await Own(id, http, db).ConfigureAwait(false)));

    private static async Task<PhysicalFileHttpResult> Fetch(string id, HttpContext http, WorkbenchDb db, ExportMaker maker, AccessLog access, TimeProvider time)
    {
        var job = await Own(id, http, db).ConfigureAwait(false);
        if (job.State == "failed" && job.ProblemCode is "CAS1204" or "CAS1203")
            throw new RequestException(422, job.ProblemCode, job.ProblemDetail ?? "");
        if (job.State != "done" || job.ExpiresAt <= time.Now() || !File.Exists(maker.FileOf(job.Id)))
            throw RequestException.Conflict(job.State == "done" ? "The export has expired. Make it anew." : $"The export is {job.State}.");
        await access.Add(http, "export-fetch", job.Id).ConfigureAwait(false);
        return TypedResults.PhysicalFile(maker.FileOf(job.Id), "application/zip", $"casus-{job.Format}-{job.Profile}-{job.Id}.zip");
    }

    private static async Task<NoContent> Delete(string id, HttpContext http, WorkbenchDb db, ExportMaker maker, AccessLog access)
    {
        var job = await Own(id, http, db).ConfigureAwait(false);
        db.Exports.Remove(job);
        await db.SaveChangesAsync().ConfigureAwait(false);
        File.Delete(maker.FileOf(job.Id));
        await access.Add(http, "export-delete", job.Id).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    // Of others not even that they are there.
    private static async Task<ExportJob> Own(string id, HttpContext http, WorkbenchDb db) =>
        await db.Exports.FirstOrDefaultAsync(x => x.Id == id && x.PersonId == http.User.Id()).ConfigureAwait(false) ?? throw RequestException.NotFound("export");

    private static ExportView View(ExportJob x) => new(
        x.Id,
        x.By,
        Moment.Text(x.CreatedAt),
        Moment.Text(x.ExpiresAt),
        x.State,
        x.Profile,
        x.Format,
        JsonSerializer.Deserialize<ExportRequest>(x.Request, ApiJson.Options)!.Filter ?? new(),
        x.Incidents,
        x.Records,
        x.Bytes,
        x.Sha256.Length > 0 ? x.Sha256 : null,
        x.ProblemCode is { } code ? Problems.Make(code is "CAS1204" or "CAS1203" ? 422 : code == "CAS1308" ? 409 : 500, code, x.ProblemDetail ?? "", x.Id) : null);
}
