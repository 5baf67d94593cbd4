using System.Globalization;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Backups;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Imports;
using Casus.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Casus.Server.Administration;

/// <summary>An entry of the archive's log.</summary>
internal sealed record LogView(long Number, string At, string Who, string Action, string Object, JsonElement Detail, string Hash);

/// <summary>An entry of the workbench's log.</summary>
internal sealed record AccessView(long Number, string At, string Who, string Action, string Object, string Address, string RequestId, string Outcome, string Detail);

/// <summary>Whether archive and log are what they were.</summary>
internal sealed record VerifyView(bool Ok, string Head, long Entries, IReadOnlyList<FindingView> Findings);

/// <summary>What is not what it was.</summary>
internal sealed record FindingView(string Where, string Message);

/// <summary>A backup.</summary>
internal sealed record BackupView(string Name, long Bytes, string CreatedAt);

/// <summary>A backup to be made.</summary>
internal sealed record BackupRequest(string Passphrase);

/// <summary>Whether everything is there that Casus needs.</summary>
internal sealed record DoctorView(string Program, bool Ok, IReadOnlyList<DoctorFinding> Archive, IReadOnlyList<DoctorFinding> Findings);

/// <summary>Logs, backups and the doctor.</summary>
internal static class AdministrationApi
{
    private static readonly SemaphoreSlim OneBackup = new(1, 1);

    public static void MapAdministrationApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Administration");
        group.MapGet("/audit", Log).WithName("AuditLog").WithSummary("The archive's log, the last entry first.").Needs(Permissions.Audit);
        group.MapGet("/audit/access", Access).WithName("AccessLog").WithSummary("The workbench's log, the last entry first.").Needs(Permissions.Audit);
        group.MapPost("/audit/verify", Verify).WithName("VerifyArchive").WithSummary("Checks every row against the logs, and these against themselves.").Needs(Permissions.Audit);
        group.MapGet("/backups", Backups).WithName("ListBackups").WithSummary("Backups on the server.").Needs(Permissions.Administer);
        group.MapPost("/backups", Make).WithName("MakeBackup").WithSummary("Makes an encrypted backup of the archive.").Sensitive().Needs(Permissions.Administer);
        group.MapGet("/backups/{name}", Fetch).WithName("FetchBackup").WithSummary("The file.").Sensitive().Needs(Permissions.Administer);
        group.MapDelete("/backups/{name}", Remove).WithName("RemoveBackup").WithSummary("Removes a backup.").Sensitive().Needs(Permissions.Administer);
        group.MapGet("/doctor", Doctor).WithName("Doctor").WithSummary("Looks at the archive and at every data file.").Needs(Permissions.Administer);
        group.MapPost("/doctor/archive", ReadThrough).WithName("ReadArchiveThrough").WithSummary("Reads every page and row of the archive, for a minute each at most.").Needs(Permissions.Administer);
    }

    private static Ok<Items<LogView>> Log(string? who, string? action, string? @object, string? cursor, int? limit, Store store)
    {
        var most = Routes.Limit(limit);
        var found = ArchiveFacts.Log(store, who, action, @object, cursor is null ? 0 : ImportsApi.Cursor(cursor), most + 1);
        return TypedResults.Ok(new Items<LogView>(
            [.. found.Take(most).Select(e => new LogView(e.Number, e.At, e.Who, e.Action, e.Object, Json(e.Detail), e.Hash))],
            found.Count > most ? found[most - 1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Ok<Items<AccessView>>> Access(string? who, string? action, string? @object, string? cursor, int? limit, WorkbenchDb db)
    {
        var most = Routes.Limit(limit);
        var before = ImportsApi.Cursor(cursor);
        var found = await db.Access.AsNoTracking()
            .Where(a => a.Number < before && (who == null || a.Who == who) && (action == null || a.Action == action) && (@object == null || a.Object == @object))
            .OrderByDescending(a => a.Number).Take(most + 1).ToListAsync().ConfigureAwait(false);
        return TypedResults.Ok(new Items<AccessView>(
            [.. found.Take(most).Select(a => new AccessView(a.Number, Moment.Text(a.At), a.Who, a.Action, a.Object, a.Address, a.RequestId, a.Outcome, a.Detail))],
            found.Count > most ? found[most - 1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Ok<VerifyView>> Verify(Store store, AccessLog access)
    {
        var result = await Task.Run(() => Verifier.Check(store)).ConfigureAwait(false);
        var own = await access.Verify().ConfigureAwait(false);
        List<FindingView> findings =
        [
            .. result.Findings.Select(f => new FindingView(Path.GetFileName(f.Where), f.Message)),
            .. own.Select(f => new FindingView(string.Create(CultureInfo.InvariantCulture, $"access {f.Number}"), f.What)),
        ];
        return TypedResults.Ok(new VerifyView(findings.Count == 0, result.Head, result.Entries, findings));
    }

    private static Ok<Items<BackupView>> Backups(WorkbenchPlace place) => TypedResults.Ok(new Items<BackupView>(
        [.. new DirectoryInfo(Folder(place)).EnumerateFiles("*.backup").OrderByDescending(f => f.Name, StringComparer.Ordinal).Select(View)], null));

    private static async Task<Created<BackupView>> Make(BackupRequest body, HttpContext http, Store store, WorkbenchPlace place, AccessLog access, TimeProvider time)
    {
        if (body.Passphrase.Length is < PasswordStrength.Shortest or > 1024)
            throw RequestException.Senseless("passphrase", "Expected ten characters or more.");
        if (!await OneBackup.WaitAsync(0).ConfigureAwait(false))
            throw RequestException.Conflict("A backup is being made.");
        try
        {
            var name = $"casus-{time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}.backup";
            var file = Path.Combine(Folder(place), name);
            await Task.Run(() => Write(store, file, body.Passphrase)).ConfigureAwait(false);
            await access.Add(http, "backup", name).ConfigureAwait(false);
            return TypedResults.Created($"{WorkbenchHost.Api}/backups/{name}", View(new(file)));
        }
        finally
        {
            OneBackup.Release();
        }
    }

    // It appears whole or not at all.
    private static void Write(Store store, string file, string passphrase)
    {
        var making = file + ".making";
        try
        {
            using (var output = File.Create(making))
                Backup.Write(store, output, passphrase);
            File.Move(making, file);
        }
        finally
        {
            File.Delete(making);
        }
    }

    private static async Task<PhysicalFileHttpResult> Fetch(string name, HttpContext http, WorkbenchPlace place, AccessLog access)
    {
        var file = Known(name, place);
        await access.Add(http, "backup-fetch", file.Name).ConfigureAwait(false);
        return TypedResults.PhysicalFile(file.FullName, "application/octet-stream", file.Name);
    }

    private static async Task<NoContent> Remove(string name, HttpContext http, WorkbenchPlace place, AccessLog access)
    {
        var file = Known(name, place);
        file.Delete();
        await access.Add(http, "backup-remove", file.Name).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<DoctorView>> Doctor(Loaded loaded, FormSettings form, ArchiveCheck check, WorkbenchDb db)
    {
        var isImporting = await db.Imports.AnyAsync(i => i.EndedAt == null && i.State != "done").ConfigureAwait(false);
        var archive = await check.Glance(isImporting).ConfigureAwait(false);
        IReadOnlyList<DoctorFinding> findings = [.. await Task.Run(loaded.Doctor).ConfigureAwait(false), .. OfForm(form.Current)];
        return TypedResults.Ok(new DoctorView(loaded.Program, archive.Concat(findings).All(f => f.State == "ok"), archive, findings));
    }

    private static async Task<Ok<Items<DoctorFinding>>> ReadThrough(ArchiveCheck check) => TypedResults.Ok(new Items<DoctorFinding>(await check.ReadThrough().ConfigureAwait(false), null));

    private static IEnumerable<DoctorFinding> OfForm(FormState form) => form switch
    {
        { IsOpen: false } => [],
        { Operator: { } keeper } => [new("form for corrections", "ok", $"open; it says that the record is kept by {keeper}", null)],
        _ => [new("form for corrections", "missing", "open, and it does not say who keeps the record", "Name yourself under Admin, Corrections, or start the server with --operator.")],
    };

    private static string Folder(WorkbenchPlace place) => Directory.CreateDirectory(Path.Combine(place.Folder, "backups")).FullName;

    // A name is looked up among those there are, and never made a path of.
    private static FileInfo Known(string name, WorkbenchPlace place) =>
        new DirectoryInfo(Folder(place)).EnumerateFiles("*.backup").FirstOrDefault(f => f.Name == name) ?? throw RequestException.NotFound("backup");

    private static BackupView View(FileInfo file) => new(file.Name, file.Length, Moment.Text(new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds()));

    private static JsonElement Json(string text)
    {
        try
        {
            return JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}
