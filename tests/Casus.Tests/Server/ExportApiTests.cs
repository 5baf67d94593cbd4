using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Reports;
using Casus.Server.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Tests.Server;

/// <summary>What leaves: seen before, the same bytes, fetched by who made it alone.</summary>
public sealed class ExportApiTests
{
    [Theory]
    [InlineData("public", "acled")]
    [InlineData("partner", "geojson")]
    [InlineData("internal", "jsonl")]
    public async Task The_preview_is_what_is_published_byte_for_byte(string profile, string format)
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        object request = new { profile, format, filter = new { killedMin = 1 }, asOf = "2025-01-01" };
        var preview = (await visitor.Post("/exports/preview", request)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(profile == "internal" ? "not-searched" : "clean", preview.GetProperty("scan").GetProperty("verdict").GetString());
        var made = await Made(visitor, new { profile, format, filter = new { killedMin = 1 }, asOf = "2025-01-01", fingerprint = preview.GetProperty("fingerprint").GetString() });
        Assert.Equal("done", made.GetProperty("state").GetString());
        var file = (await visitor.Get($"/exports/{made.GetProperty("id").GetString()}/file")).Is(HttpStatusCode.OK);
        Assert.Equal("application/zip", file.Headers["Content-Type"]);
        Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(file.Bytes));
        Assert.Equal(
            preview.GetProperty("files").EnumerateArray().Select(f => (f.GetProperty("name").GetString()!, f.GetProperty("sha256").GetString()!)),
            zip.Entries.Select(e => (e.Name, Hash(e))));
    }

    [Fact]
    public async Task What_changed_since_the_preview_does_not_leave()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var preview = (await visitor.Post("/exports/preview", new { profile = "internal", format = "csv" })).Is(HttpStatusCode.OK).Json;
        var id = (await visitor.Get("/incidents?sort=killed")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "killed", value = "7", reason = "x" })).Is(HttpStatusCode.Created);
        var made = await Made(visitor, new { profile = "internal", format = "csv", fingerprint = preview.GetProperty("fingerprint").GetString() });
        Assert.Equal(("failed", "CAS1308"), (made.GetProperty("state").GetString(), made.GetProperty("problem").GetProperty("code").GetString()));
        (await visitor.Get($"/exports/{made.GetProperty("id").GetString()}/file")).IsProblem(HttpStatusCode.Conflict, "CAS1308");
    }

    [Fact]
    public async Task Corrections_leave_and_what_was_dismissed_does_not()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var ids = (await visitor.Get("/incidents?sort=killed")).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).ToList();
        (await visitor.Post($"/incidents/{ids[0]}/judgements", new { kind = "correct", field = "killed", value = "4711", reason = "x" })).Is(HttpStatusCode.Created);
        var before = (await visitor.Post("/exports/preview", new { profile = "internal", format = "csv" })).Json;
        Assert.Contains("4711", Head(before, "events.csv"), StringComparison.Ordinal);
        (await visitor.Post($"/incidents/{ids[0]}/judgements", new { kind = "dismiss", reason = "a drill" })).Is(HttpStatusCode.Created);
        var after = (await visitor.Post("/exports/preview", new { profile = "internal", format = "csv" })).Json;
        Assert.DoesNotContain("4711", Head(after, "events.csv"), StringComparison.Ordinal);
        Assert.Equal(before.GetProperty("incidents").GetInt32() - 1, after.GetProperty("incidents").GetInt32());
        (await visitor.Post("/exports/preview", new { profile = "public", format = "csv", filter = new { review = "any" } })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await visitor.Post("/exports", new { profile = "public", format = "xlsx" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await visitor.Post("/exports", new { profile = "everybody", format = "csv" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
    }

    [Fact]
    public async Task Whom_a_reviewer_names_leaves_as_the_register_has_him_and_no_typed_name_does()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var id = (await visitor.Get("/incidents?sort=killed")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "actor", value = "Lord's Resistance Army [lord-s-resistance-army]", reason = "x" })).Is(HttpStatusCode.Created);
        var named = (await visitor.Post("/exports/preview", new { profile = "public", format = "csv" })).Is(HttpStatusCode.OK).Json;
        Assert.Contains("Lord's Resistance Army", Head(named, "events.csv"), StringComparison.Ordinal);
        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "correct", field = "actor", value = "Ulrich Beispiel", reason = "x" })).Is(HttpStatusCode.Created);
        var typed = (await visitor.Post("/exports/preview", new { profile = "public", format = "csv" })).Is(HttpStatusCode.OK).Json;
        Assert.DoesNotContain("Beispiel", typed.GetProperty("files").ToString(), StringComparison.Ordinal);
        Assert.Contains("Unidentified Armed Group", Head(typed, "events.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_begin_a_formula_are_disarmed()
    {
        var formulas = new[] { "=cmd|'/c calc'!A1", "+1+1", "@SUM(1)", "-2+3", "\t=1", "＝1+1" };
        var reports = formulas.Select((f, i) => new Report { Id = "f" + i, Title = f + " strike", Publisher = f, Text = $"A drone strike killed {i + 3} soldiers in Baghdad on {i + 1} February 2024.", PublishedOn = PublicationTime.On(new(2024, 2, i + 2)) });
        await using var workbench = await Workbench.Start(reports: reports);
        var visitor = await workbench.Visit();
        foreach (var item in (await visitor.Get("/incidents")).Json.GetProperty("items").EnumerateArray())
            (await visitor.Post($"/incidents/{item.GetProperty("id").GetString()}/judgements", new { kind = "correct", field = "place", value = formulas[0], reason = formulas[1] })).Is(HttpStatusCode.Created);
        var made = await Made(visitor, new { profile = "internal", format = "csv" });
        using var zip = new ZipArchive(new MemoryStream((await visitor.Get($"/exports/{made.GetProperty("id").GetString()}/file")).Is(HttpStatusCode.OK).Bytes));
        var searched = 0;
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            foreach (var cell in text.Split('\n').SelectMany(Casus.Server.Exporting.LossLines.Cells).Where(c => c.Length > 0 && !double.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out _)))
            {
                Assert.DoesNotContain(cell[0], "=+@\t\r＝＋＠");
                searched++;
            }
        }

        Assert.True(searched > 20);
    }

    [Fact]
    public async Task Others_cannot_see_or_fetch_an_export_nor_its_owner_once_the_right_is_gone_or_the_time_over()
    {
        var clock = new ArchiveClock();
        await using var workbench = await Workbench.Start(clock: clock);
        await workbench.SignIn("root", "admin");
        var anna = await workbench.SignIn("anna", "publisher");
        var ben = await workbench.SignIn("ben", "publisher", "admin");
        var id = (await Made(anna, new { profile = "internal", format = "jsonl" })).GetProperty("id").GetString();
        foreach (var path in new[] { $"/exports/{id}", $"/exports/{id}/file" })
            (await ben.Get(path)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        (await ben.Delete($"/exports/{id}")).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        Assert.Equal(0, (await ben.Get("/exports")).Json.GetProperty("items").GetArrayLength());
        (await anna.Get($"/exports/{id}/file")).Is(HttpStatusCode.OK);

        await SetRoles(workbench, "anna", "viewer");
        (await anna.Get($"/exports/{id}/file")).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
        await SetRoles(workbench, "anna", "publisher");
        clock.Now += TimeSpan.FromHours(11);
        (await anna.Get($"/exports/{id}/file")).Is(HttpStatusCode.OK);
        clock.Now += TimeSpan.FromHours(11);
        (await anna.Get($"/exports/{id}")).Is(HttpStatusCode.OK);
        clock.Now += TimeSpan.FromHours(3);
        (await anna.Get($"/exports/{id}/file")).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        (await anna.Delete($"/exports/{id}")).Is(HttpStatusCode.NoContent);
        Assert.Empty(Directory.GetFiles(Path.Combine(workbench.Place.Folder, "exports"), "*.zip"));
        var later = await workbench.SignIn("carl", "auditor");
        var log = (await later.Get("/audit/access?action=export-fetch")).Json.GetProperty("items");
        Assert.Equal(2, log.GetArrayLength());
    }

    private static async Task SetRoles(Workbench workbench, string name, params string[] roles)
    {
        using var scope = workbench.App.Services.CreateScope();
        var book = scope.ServiceProvider.GetRequiredService<AccountBook>();
        await book.Change((await book.Find(name))!, roles, null, null);
    }

    private static async Task<JsonElement> Made(Visitor visitor, object request)
    {
        var id = (await visitor.Post("/exports", request)).Is(HttpStatusCode.Accepted).Json.GetProperty("id").GetString();
        for (var i = 0; i < 600; i++)
        {
            var now = (await visitor.Get("/exports/" + id)).Is(HttpStatusCode.OK).Json;
            if (now.GetProperty("state").GetString() != "running")
                return now;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException();
    }

    private static string Head(JsonElement preview, string file) => preview.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("name").GetString() == file).GetProperty("head").GetString()!;

    private static string Hash(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
