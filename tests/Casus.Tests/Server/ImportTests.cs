using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Casus.Archive.Auditing;
using Casus.Archive.Incidents;
using Casus.Reports;
using Casus.Server.Imports;
using Casus.Tests.Archive;

namespace Casus.Tests.Server;

/// <summary>Files on their way into the archive.</summary>
public sealed class ImportTests
{
    private const string Strike = "A drone strike killed three soldiers in Baghdad on Wednesday, the army said.";

    [Fact]
    public async Task Files_of_every_kind_come_in_with_progress_and_errors_by_file_and_line()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var begun = (await visitor.Upload(
            "2024-02-08",
            ("one.txt", Encoding.UTF8.GetBytes(Strike)),
            ("page.html", Encoding.UTF8.GetBytes($"<html><body><article><h1>Strike</h1><p>{Strike}</p><p>More.</p></article></body></html>")),
            ("feed.jsonl", Encoding.UTF8.GetBytes($"{{\"id\":\"f1\",\"text\":\"{Strike} Again.\"}}\n{{\n{{\"id\":\"f3\",\"text\":\"Shells hit Donetsk.\"}}\n")),
            ("more.zip", Zip(("a/b.txt", Encoding.UTF8.GetBytes(Strike + " Zipped.")), ("c.zip", Zip(("d.txt", Encoding.UTF8.GetBytes(Strike + " Nested."))))))
            )).Is(HttpStatusCode.Accepted);
        Assert.Equal("waiting", begun.Json.GetProperty("state").GetString());
        var id = begun.Json.GetProperty("id").GetString()!;
        var events = await Events(visitor, id);
        Assert.Equal("end", events[^1].Event);
        var ended = events[^1].Data;
        Assert.Equal(("done", 6, 1, 1.0), (ended.GetProperty("state").GetString(), ended.GetProperty("added").GetInt32(), ended.GetProperty("errors").GetInt32(), ended.GetProperty("share").GetDouble()));
        var problem = (await visitor.Get($"/imports/{id}/problems")).Json.GetProperty("items").EnumerateArray().Single(p => p.GetProperty("severity").GetString() == "error");
        Assert.Equal(("feed.jsonl", 2), (problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32()));
        Assert.StartsWith("CAS02", problem.GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.True(ended.GetProperty("incidents").GetProperty("opened").GetInt32() > 0);
        Assert.Equal("f1", (await visitor.Get("/reports/f1")).Json.GetProperty("id").GetString());
        // The same again adds nothing.
        var again = await visitor.Ended((await visitor.Upload("2024-02-08", ("one.txt", Encoding.UTF8.GetBytes(Strike)))).Json.GetProperty("id").GetString()!);
        Assert.Equal((0, 1), (again.GetProperty("added").GetInt32(), again.GetProperty("known").GetInt32()));
        Assert.Empty(Verifier.Check(workbench.Store).Findings);
    }

    [Fact]
    public async Task Forms_that_are_none_are_refused_and_leave_nothing()
    {
        await using var workbench = await Workbench.Start(set: o => o with { UploadBytes = 100_000 });
        var visitor = await workbench.Visit();
        (await visitor.Post("/imports", new { files = "x" })).IsProblem(HttpStatusCode.UnsupportedMediaType, "CAS1310");
        (await visitor.Upload("2024-02-08")).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        (await visitor.Upload("yesterday", ("a.txt", "x"u8.ToArray()))).IsProblem(HttpStatusCode.UnprocessableEntity, "CAS1311");
        (await visitor.Upload(null, ("a.txt", new byte[200_000]))).IsProblem(HttpStatusCode.RequestEntityTooLarge, "CAS1309");
        var broken = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=files; filename=a.txt\r\n\r\nabc"u8.ToArray());
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        (await visitor.Send(HttpMethod.Post, "/imports", broken)).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
        Assert.Equal(0, (await visitor.Get("/imports")).Json.GetProperty("items").GetArrayLength());
        Assert.Empty(Directory.GetDirectories(Directory.CreateDirectory(Path.Combine(workbench.Place.Folder, "imports")).FullName));
    }

    [Fact]
    public async Task Names_of_files_lead_nowhere()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var before = Tree(workbench.Folder);
        var ended = await visitor.Ended((await visitor.Upload(
            "2024-02-08",
            ("../../../escape.txt", Encoding.UTF8.GetBytes(Strike)),
            ("..\\..\\windows.txt", Encoding.UTF8.GetBytes(Strike + " b")),
            ("slip.zip", Zip(("../../slipped.txt", Encoding.UTF8.GetBytes(Strike + " c")), ("/abs.txt", Encoding.UTF8.GetBytes(Strike + " d")), ("C:\\x.txt", Encoding.UTF8.GetBytes(Strike + " e")), ("good.txt", Encoding.UTF8.GetBytes(Strike + " f")))))).Json.GetProperty("id").GetString()!);
        Assert.Equal((3, 3), (ended.GetProperty("added").GetInt32(), ended.GetProperty("errors").GetInt32()));
        Assert.Equal(["escape.txt", "windows.txt", "slip.zip"], ended.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        Assert.Equal(before.Where(f => !f.Contains("state", StringComparison.Ordinal)), Tree(workbench.Folder).Where(f => !f.Contains("state", StringComparison.Ordinal)));
        Assert.False(File.Exists(Path.Combine(workbench.Folder, "slipped.txt")));
    }

    [Fact]
    public void Archives_that_hold_too_much_are_passed_over()
    {
        var folder = Directory.CreateTempSubdirectory("casus-bombs-").FullName;
        try
        {
            var zeros = new byte[30_000_000];
            Assert.Contains("200 times", Fault(folder, Zip(("bomb.txt", zeros)), new()), StringComparison.Ordinal);
            var noise = new byte[400_000];
            new Random(3).NextBytes(noise);
            var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(noise));
            Assert.Contains("1 MB", Fault(folder, Zip(("a.txt", text), ("b.txt", text), ("c.txt", text)), new() { UnpackedBytes = 1024 * 1024 }), StringComparison.Ordinal);
            Assert.Contains("entries", Fault(folder, Zip([.. Enumerable.Range(0, 11).Select(i => ($"{i}.txt", "x"u8.ToArray()))]), new() { Entries = 10 }), StringComparison.Ordinal);
            var nested = Zip(("x.txt", "x"u8.ToArray()));
            for (var i = 0; i < 4; i++)
                nested = Zip(("n.zip", nested));
            Assert.Contains("deeper", Fault(folder, nested, new()), StringComparison.Ordinal);
            Assert.Contains("damaged", Fault(folder, [.. Zip(("x.txt", text)).AsSpan(0, 200)], new()), StringComparison.Ordinal);
            Assert.Contains("name", Fault(folder, Zip(("x.exe", text)), new()), StringComparison.Ordinal);
            Assert.All(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), f => Assert.EndsWith(".zip", f));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_a_file_is_is_told_by_its_content()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var id = (await visitor.Upload("2024-02-08", ("a.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0]), ("b.html", "%PDF-1.7 x"u8.ToArray()), ("c.exe", "MZ"u8.ToArray()))).Json.GetProperty("id").GetString()!;
        var ended = await visitor.Ended(id);
        Assert.Equal((0, 3), (ended.GetProperty("added").GetInt32(), ended.GetProperty("errors").GetInt32()));
    }

    [Fact]
    public async Task An_import_is_cancelled_between_batches_and_goes_on_where_it_ended()
    {
        using var gate = new SemaphoreSlim(0);
        await using var workbench = await Workbench.Start(code: report =>
        {
            if (report.Id.StartsWith('g'))
                gate.Wait(TimeSpan.FromSeconds(30));
            return Workbench.Code(report) with { Id = report.Id };
        });
        var visitor = await workbench.Visit();
        var lines = string.Join('\n', Enumerable.Range(0, 200).Select(i => $"{{\"id\":\"g{i:000}\",\"text\":\"Nothing happened, {i}.\"}}"));
        var id = (await visitor.Upload("2024-02-08", ("feed.jsonl", Encoding.UTF8.GetBytes(lines)))).Json.GetProperty("id").GetString()!;
        gate.Release(64);
        for (var i = 0; i < 400 && (await visitor.Get("/imports/" + id)).Json.GetProperty("done").GetInt32() < 64; i++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        (await visitor.Post($"/imports/{id}/resume", null)).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        (await visitor.Delete("/imports/" + id)).Is(HttpStatusCode.Accepted);
        gate.Release(1000);
        var cancelled = await visitor.Ended(id);
        Assert.Equal("cancelled", cancelled.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Object, cancelled.GetProperty("incidents").ValueKind);
        Assert.True(Deriver.IsUpToDate(workbench.Store));
        var kept = (await visitor.Get("/session")).Json.GetProperty("archive").GetProperty("reports").GetInt32();
        (await visitor.Delete("/imports/" + id)).IsProblem(HttpStatusCode.Conflict, "CAS1308");
        (await visitor.Post($"/imports/{id}/resume", null)).Is(HttpStatusCode.Accepted);
        var ended = await visitor.Ended(id);
        Assert.Equal("done", ended.GetProperty("state").GetString());
        Assert.Equal(200, ended.GetProperty("added").GetInt32() + ended.GetProperty("known").GetInt32());
        Assert.True(ended.GetProperty("known").GetInt32() >= 64);
        Assert.True(kept < (await visitor.Get("/session")).Json.GetProperty("archive").GetProperty("reports").GetInt32());
        Assert.Empty(Verifier.Check(workbench.Store).Findings);
    }

    [Fact]
    public async Task What_a_cancelled_import_took_in_is_filed_and_cancelling_does_not_wait_for_it()
    {
        using var gate = new SemaphoreSlim(0);
        using var filing = new ManualResetEventSlim();
        await using var workbench = await Workbench.Start(code: report => Behind(gate, report), loadFuser: () => Behind(filing));
        var visitor = await workbench.Visit();
        var id = await CancelledWhileFiling(visitor, gate);
        // Filing has begun and is held: the import is cancelled, has not ended, and nothing of it is half done.
        var now = (await visitor.Get("/imports/" + id)).Json;
        Assert.Equal(("cancelled", JsonValueKind.Null, JsonValueKind.Null), (now.GetProperty("state").GetString(), now.GetProperty("endedAt").ValueKind, now.GetProperty("incidents").ValueKind));
        // What an import has still to file is no fault of the archive.
        Assert.Contains((await visitor.Get("/doctor")).Json.GetProperty("archive").EnumerateArray(), f => f.GetProperty("name").GetString() == "incidents" && f.GetProperty("state").GetString() == "ok");
        filing.Set();
        var events = await Events(visitor, id);
        Assert.Equal("end", events[^1].Event);
        Assert.True(events[^1].Data.GetProperty("incidents").GetProperty("opened").GetInt32() > 0);
        Assert.True(Deriver.IsUpToDate(workbench.Store));
        Assert.NotEqual(0, (await visitor.Get("/incidents?text=Baghdad")).Json.GetProperty("items").GetArrayLength());
        Assert.Empty(Verifier.Check(workbench.Store).Findings);
    }

    [Fact]
    public async Task An_import_that_is_resumed_while_it_is_filed_goes_on()
    {
        using var gate = new SemaphoreSlim(0);
        using var filing = new ManualResetEventSlim();
        await using var workbench = await Workbench.Start(code: report => Behind(gate, report), loadFuser: () => Behind(filing));
        var visitor = await workbench.Visit();
        var id = await CancelledWhileFiling(visitor, gate);
        (await visitor.Post($"/imports/{id}/resume", null)).Is(HttpStatusCode.Accepted);
        filing.Set();
        var ended = await visitor.Ended(id);
        Assert.Equal(("done", 200), (ended.GetProperty("state").GetString(), ended.GetProperty("added").GetInt32() + ended.GetProperty("known").GetInt32()));
        Assert.True(Deriver.IsUpToDate(workbench.Store));
    }

    [Fact]
    public async Task Where_filing_fails_an_import_ends_and_says_so_and_the_next_one_files_all()
    {
        var isBroken = true;
        await using var workbench = await Workbench.Start(loadFuser: () => isBroken ? throw new CasusException("CAS0601", "weights", "the file cannot be read.") : Workbench.Fuser());
        var visitor = await workbench.Visit();
        var failed = await visitor.Ended((await visitor.Upload("2024-02-08", ("feed.jsonl", Feed(3)))).Json.GetProperty("id").GetString()!);
        Assert.Equal(("failed", 3, JsonValueKind.Null), (failed.GetProperty("state").GetString(), failed.GetProperty("added").GetInt32(), failed.GetProperty("incidents").ValueKind));
        Assert.Equal("CAS0601", failed.GetProperty("problem").GetProperty("code").GetString());
        Assert.False(Deriver.IsUpToDate(workbench.Store));
        isBroken = false;
        Assert.Equal("done", (await visitor.Ended((await visitor.Upload("2024-02-08", ("more.jsonl", Feed(4)))).Json.GetProperty("id").GetString()!)).GetProperty("state").GetString());
        Assert.True(Deriver.IsUpToDate(workbench.Store));
    }

    [Fact]
    public async Task A_report_that_meets_a_defect_does_not_cost_the_others()
    {
        await using var workbench = await Workbench.Start(code: report => report.Id == "bad" ? throw new InvalidOperationException("the sum does not tally") : Workbench.Code(report));
        var visitor = await workbench.Visit();
        var id = (await visitor.Upload("2024-02-08", ("f.jsonl", "{\"id\":\"bad\",\"text\":\"x\"}\n{\"id\":\"good\",\"text\":\"y\"}\n"u8.ToArray()))).Json.GetProperty("id").GetString()!;
        var ended = await visitor.Ended(id);
        Assert.Equal((1, 1, "done"), (ended.GetProperty("added").GetInt32(), ended.GetProperty("lost").GetInt32(), ended.GetProperty("state").GetString()));
    }

    // Reports come through one at a time.
    private static Casus.Records.CodedReport Behind(SemaphoreSlim gate, Casus.Reports.Report report)
    {
        if (report.Id.StartsWith('g'))
            gate.Wait(TimeSpan.FromSeconds(30));
        return Workbench.Code(report);
    }

    private static Casus.Fusion.IncidentFuser Behind(ManualResetEventSlim filing)
    {
        filing.Wait(TimeSpan.FromSeconds(30));
        return Workbench.Fuser();
    }

    // The first tells of something.
    private static byte[] Feed(int reports) => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, reports).Select(i => $"{{\"id\":\"g{i:000}\",\"text\":\"{(i == 0 ? Strike : $"Nothing happened, {i}.")}\"}}")));

    // Of 200 reports some are in, and what is in is being filed.
    private static async Task<string> CancelledWhileFiling(Visitor visitor, SemaphoreSlim gate)
    {
        var id = (await visitor.Upload("2024-02-08", ("feed.jsonl", Feed(200)))).Json.GetProperty("id").GetString()!;
        gate.Release(64);
        await Until(visitor, id, i => i.GetProperty("added").GetInt32() >= 64);
        (await visitor.Delete("/imports/" + id)).Is(HttpStatusCode.Accepted);
        gate.Release(1000);
        await Until(visitor, id, i => i.GetProperty("stage").GetString() == "filing");
        return id;
    }

    private static async Task Until(Visitor visitor, string import, Func<JsonElement, bool> isSo)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (isSo((await visitor.Get("/imports/" + import)).Json))
                return;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException();
    }

    private static string Fault(string folder, byte[] zip, UploadLimits limits)
    {
        var file = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".zip");
        File.WriteAllBytes(file, zip);
        var results = new UploadReader(limits, null, folder).Read(file, "upload.zip", _ => { }).ToList();
        return string.Join('\n', results.OfType<Casus.Formats.ReadResult.Noted>().Select(n => n.Problem.Message));
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static List<string> Tree(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static async Task<List<(string Event, JsonElement Data)>> Events(Visitor visitor, string import)
    {
        var answer = (await visitor.Get($"/imports/{import}/events")).Is(HttpStatusCode.OK);
        Assert.StartsWith("text/event-stream", answer.Headers["Content-Type"], StringComparison.Ordinal);
        return [.. answer.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split('\n')).Select(lines => (
            lines.Single(l => l.StartsWith("event: ", StringComparison.Ordinal))["event: ".Length..],
            JsonDocument.Parse(lines.Single(l => l.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..]).RootElement))];
    }
}
