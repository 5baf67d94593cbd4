using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Backups;
using Casus.Archive.Stores;
using Casus.Reports;
using Casus.Server.Hosting;
using Casus.Tests.Archive;
using Casus.Tests.Cli;
using Microsoft.Data.Sqlite;

namespace Casus.Tests.Server;

/// <summary>What happens when something is taken away: the process, the right to write, the database.</summary>
public sealed class EnduranceTests
{
    [Fact]
    public async Task A_server_that_is_killed_during_an_import_loses_nothing_and_goes_on_when_it_is_started_again()
    {
        var folder = Directory.CreateTempSubdirectory("casus-killed-").FullName;
        try
        {
            var import = "";
            for (var kill = 0; kill < 3; kill++)
            {
                using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(EnduranceTests).Assembly.Location, KilledServer.Word, folder]) { RedirectStandardOutput = true })!;
                var visitor = await new Visitor((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!).TakeToken();
                if (import.Length == 0)
                {
                    var lines = string.Join('\n', Enumerable.Range(0, KilledServer.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"k{i:0000}\",\"text\":\"Nothing happened, {i}.\"}}")));
                    import = (await visitor.Upload("2024-02-08", ("feed.jsonl", Encoding.UTF8.GetBytes(lines)))).Is(HttpStatusCode.Accepted).Json.GetProperty("id").GetString()!;
                }

                var before = (await visitor.Get("/session")).Json.GetProperty("archive").GetProperty("reports").GetInt32();
                for (var i = 0; i < 400 && (await visitor.Get("/session")).Json.GetProperty("archive").GetProperty("reports").GetInt32() <= before; i++)
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                // A decision that was answered is there after the kill.
                (await visitor.Post("/views", new { name = "view " + kill, query = "" })).Is(HttpStatusCode.Created);
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                Assert.Empty(Verifier.Check(Store.At(Path.Combine(folder, "desk.casus"))).Findings);
            }

            await using var workbench = await Workbench.Start(Path.Combine(folder, "desk.casus"), folder: folder, code: KilledServer.Code);
            var last = await workbench.Visit();
            var ended = await last.Ended(import);
            Assert.Equal("done", ended.GetProperty("state").GetString());
            Assert.Equal(KilledServer.Count, (await last.Get("/session")).Json.GetProperty("archive").GetProperty("reports").GetInt32());
            Assert.Equal(3, (await last.Get("/views")).Json.GetProperty("items").GetArrayLength());
            Assert.Empty(Verifier.Check(workbench.Store).Findings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_server_that_is_killed_before_a_cancelled_import_is_filed_files_it_when_it_is_started_again()
    {
        var folder = Directory.CreateTempSubdirectory("casus-killed-").FullName;
        try
        {
            string import;
            using (var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(EnduranceTests).Assembly.Location, KilledServer.Word, folder]) { RedirectStandardOutput = true })!)
            {
                var visitor = await new Visitor((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!).TakeToken();
                var lines = string.Join('\n', Enumerable.Range(0, KilledServer.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"k{i:0000}\",\"text\":\"Nothing happened, {i}.\"}}")));
                import = (await visitor.Upload("2024-02-08", ("feed.jsonl", Encoding.UTF8.GetBytes(lines)))).Is(HttpStatusCode.Accepted).Json.GetProperty("id").GetString()!;
                for (var i = 0; i < 400 && (await visitor.Get("/imports/" + import)).Json.GetProperty("added").GetInt32() == 0; i++)
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                (await visitor.Delete("/imports/" + import)).Is(HttpStatusCode.Accepted);
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            Assert.Empty(Verifier.Check(Store.At(Path.Combine(folder, "desk.casus"))).Findings);
            await using var workbench = await Workbench.Start(Path.Combine(folder, "desk.casus"), folder: folder, code: KilledServer.Code);
            var ended = await (await workbench.Visit()).Ended(import);
            Assert.Equal(("cancelled", JsonValueKind.Object), (ended.GetProperty("state").GetString(), ended.GetProperty("incidents").ValueKind));
            Assert.True(Casus.Archive.Incidents.Deriver.IsUpToDate(workbench.Store));
            Assert.Empty(Verifier.Check(workbench.Store).Findings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_locked_archive_can_be_read_and_changes_are_answered_with_what_to_do()
    {
        await using var workbench = await Workbench.Start(set: o => o with { Patience = TimeSpan.FromSeconds(1) });
        var visitor = await workbench.Visit();
        var id = (await visitor.Get("/incidents")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        using var connection = new SqliteConnection($"Data Source={workbench.Location};Pooling=False");
        connection.Open();
        using (var locked = connection.BeginTransaction(deferred: false))
        {
            (await visitor.Get("/incidents")).Is(HttpStatusCode.OK);
            (await visitor.Get("/incidents/" + id)).Is(HttpStatusCode.OK);
            var refused = (await visitor.Post($"/incidents/{id}/judgements", new { kind = "confirm" })).IsProblem(HttpStatusCode.ServiceUnavailable, "CAS1105");
            Assert.Contains("Wait until", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal("10", refused.Headers["Retry-After"]);
        }

        (await visitor.Post($"/incidents/{id}/judgements", new { kind = "confirm" })).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Without_the_archive_the_server_says_so_and_recovers()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        (await visitor.Get("/health")).Is(HttpStatusCode.OK);
        File.Move(workbench.Location, workbench.Location + ".away");
        foreach (var path in new[] { "/health", "/reports" })
            (await visitor.Get(path)).IsProblem(HttpStatusCode.ServiceUnavailable, "CAS1101");
        File.Move(workbench.Location + ".away", workbench.Location);
        (await visitor.Get("/health")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("CAS1105", 503, true)]
    [InlineData("CAS1106", 503, false)]
    [InlineData("CAS1107", 507, false)]
    [InlineData("CAS1108", 503, true)]
    public void An_archive_that_is_locked_read_only_full_or_away_is_answered_with_what_to_do(string code, int status, bool mayHelpToWait)
    {
        var (problem, retryAfter) = Problems.Of(new CasusException(code, "/srv/secret/desk.casus", "the archive cannot be used. Give write permission."), "r1");
        Assert.Equal((status, code, mayHelpToWait), (problem.Status, problem.Code, retryAfter is not null));
        Assert.EndsWith("Give write permission.", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("/srv/", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var casus = new CommandLineHarness();
        Directory.CreateDirectory(Path.Combine(casus.Folder, "data"));
        var code = casus.Run("serve", "--archive", Path.Combine(casus.Folder, "a.casus"), "--port", port, "--api-only");
        Assert.Equal(7, code);
        Assert.Contains("CAS1322", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_are_made_listed_changed_and_removed_on_the_console()
    {
        using var casus = new CommandLineHarness();
        var archive = Path.Combine(casus.Folder, "a.casus");
        Assert.Equal(0, casus.Run("accounts", "add", "anna", "--role", "admin", "--role", "reviewer", "--archive", archive));
        Assert.Matches("^[A-Za-z2-9]{20}\n$", casus.Output);
        Assert.DoesNotContain(casus.Output.Trim(), casus.Messages, StringComparison.Ordinal);
        Assert.Contains("from now on everybody has to sign in", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(7, casus.Run("accounts", "add", "anna", "--role", "admin", "--archive", archive));
        Assert.Contains("CAS1327", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(2, casus.Run("accounts", "add", "ben", "--role", "emperor", "--archive", archive));
        casus.StandardInput = "password12\n";
        Assert.Equal(7, casus.Run("accounts", "add", "ben", "--role", "viewer", "--password-file", "-", "--archive", archive));
        Assert.Contains("CAS1329", casus.Messages, StringComparison.Ordinal);
        casus.StandardInput = "four horses under water\n";
        Assert.Equal(0, casus.Run("accounts", "add", "ben", "--role", "viewer", "--password-file", "-", "--archive", archive));
        Assert.Equal("", casus.Output);
        Assert.Equal("casus: the account 'ben' was made.\n", casus.Messages);
        Assert.Equal(0, casus.Run("accounts", "set", "ben", "--role", "coder", "--lock", "--without-passkeys", "--archive", archive));
        Assert.Equal("casus: the account 'ben' has the roles coder, is locked, has no security keys; its sign-ins ended.\n", casus.Messages);
        Assert.Equal(0, casus.Run("accounts", "list", "--archive", archive));
        Assert.Matches("anna +admin, reviewer +no +0 +no +never", casus.Output);
        Assert.Matches("ben +coder +no +0 +yes +never", casus.Output);
        Assert.Equal(7, casus.Run("accounts", "remove", "anna", "--archive", archive));
        Assert.Contains("CAS1330", casus.Messages, StringComparison.Ordinal);
        Assert.Equal(0, casus.Run("accounts", "remove", "ben", "--archive", archive));
        Assert.Equal(7, casus.Run("accounts", "set", "ben", "--unlock", "--archive", archive));
        Assert.Contains("CAS1328", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_made_while_others_work_and_opens_with_its_passphrase_alone()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        (await visitor.Post("/backups", new { passphrase = "short" })).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        var name = (await visitor.Post("/backups", new { passphrase = "a long passphrase" })).Is(HttpStatusCode.Created).Json.GetProperty("name").GetString()!;
        var bytes = (await visitor.Get("/backups/" + name)).Is(HttpStatusCode.OK).Bytes;
        Assert.DoesNotContain("Peshawar", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var restored = Store.At(Path.Combine(workbench.Folder, "restored.casus"));
        Backup.Restore(new MemoryStream(bytes), name, "a long passphrase", restored);
        Assert.Empty(Verifier.Check(restored).Findings);
        foreach (var strange in new[] { "..%2Fworkbench.sqlite", "%2e%2e%2fworkbench.sqlite", "nothing.backup" })
            (await visitor.Get("/backups/" + strange)).IsProblem(HttpStatusCode.NotFound, "CAS1307");
        (await visitor.Delete("/backups/" + name)).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, (await visitor.Get("/backups")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal("ok", (await visitor.Get("/doctor")).Json.GetProperty("findings")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Assistants_find_and_cite_incidents_and_can_change_nothing()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var tools = (await Call(visitor, "tools/list", new { })).GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(["get_dossier", "search_incidents"], tools.Select(t => t.GetProperty("name").GetString()).Order());
        Assert.All(tools, t => Assert.True(t.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()));
        var found = Result(await Call(visitor, "tools/call", new { name = "search_incidents", arguments = new { country = "PAK" } }));
        var id = found.GetProperty("incidents")[0].GetProperty("id").GetString();
        var dossier = Result(await Call(visitor, "tools/call", new { name = "get_dossier", arguments = new { id } }));
        Assert.All(dossier.GetProperty("claims").EnumerateArray(), c => Assert.NotEqual("", c.GetProperty("report").GetString()));
        Assert.Contains(dossier.GetProperty("claims").EnumerateArray(), c => c.GetProperty("quotation").GetString()!.Contains('[', StringComparison.Ordinal));
        var wrong = await Call(visitor, "tools/call", new { name = "get_dossier", arguments = new { id = "nothing" } });
        Assert.True(wrong.GetProperty("isError").GetBoolean());
        Assert.True((await Call(visitor, "tools/call", new { name = "search_incidents", arguments = new { country = "Iraq" } })).GetProperty("isError").GetBoolean());
        var anna = await workbench.SignIn("anna", "auditor");
        (await Send(anna, "tools/list", new { })).IsProblem(HttpStatusCode.Forbidden, "CAS1304");
    }

    private static JsonElement Result(JsonElement call) => JsonDocument.Parse(call.GetProperty("content")[0].GetProperty("text").GetString()!).RootElement;

    private static async Task<JsonElement> Call(Visitor visitor, string method, object parameters)
    {
        var answer = (await Send(visitor, method, parameters)).Is(HttpStatusCode.OK);
        var json = answer.Text.Split('\n').FirstOrDefault(l => l.StartsWith("data: ", StringComparison.Ordinal))?["data: ".Length..] ?? answer.Text;
        return JsonDocument.Parse(json).RootElement.GetProperty("result");
    }

    private static Task<Answer> Send(Visitor visitor, string method, object parameters) => visitor.Send(
        HttpMethod.Post,
        "/mcp",
        new StringContent(JsonSerializer.Serialize(new { jsonrpc = "2.0", id = 1, method, @params = parameters }), Encoding.UTF8, "application/json"),
        ("Accept", "application/json, text/event-stream"),
        ("MCP-Protocol-Version", "2025-06-18"));
}
