using System.Net;
using System.Text.Json;

namespace Casus.Tests.Server;

/// <summary>What the workbench tells of the sources that <c>casus watch</c> looks through.</summary>
public sealed class SourcesTests
{
    [Fact]
    public async Task Where_nothing_was_ever_watched_it_says_so()
    {
        await using var workbench = await Workbench.Start();
        var answer = (await (await workbench.Visit()).Get("/sources")).Is(HttpStatusCode.OK).Json;
        Assert.False(answer.GetProperty("watched").GetBoolean());
        Assert.Empty(answer.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Who_takes_reports_in_and_who_administers_see_it_and_nobody_else()
    {
        await using var workbench = await Workbench.Start();
        var nobody = await workbench.Visit();
        var seen = new List<string>();
        foreach (var role in new[] { "admin", "viewer", "coder", "reviewer", "publisher", "auditor" })
        {
            var answer = await (await workbench.SignIn(role, role)).Get("/sources");
            if (answer.Status == HttpStatusCode.OK)
                seen.Add(role);
            else
                answer.IsProblem(HttpStatusCode.Forbidden, "CAS1304");
        }

        Assert.Equal(["admin", "coder", "reviewer"], seen);
        (await nobody.Get("/sources")).IsProblem(HttpStatusCode.Unauthorized, "CAS1303");
    }

    [Fact]
    public async Task A_key_to_code_sees_it_and_one_to_read_does_not()
    {
        await using var workbench = await Workbench.Start();
        var coder = await workbench.SignIn("coder", "coder");
        foreach (var (scope, status) in new[] { ("code", HttpStatusCode.OK), ("read", HttpStatusCode.Forbidden) })
        {
            var key = (await coder.Post("/keys", new { name = scope, scopes = new[] { scope }, days = 1 })).Is(HttpStatusCode.Created).Json.GetProperty("key").GetString();
            (await new Visitor(workbench.Address) { Key = key }.Get("/sources")).Is(status);
        }
    }

    [Theory]
    [InlineData("2026-11-27T10:15:00.000Z", "2026-11-27T10:05:00.000Z", "2026-11-27T10:20:00.000Z", false)]
    [InlineData("2026-11-27T10:15:00.000Z", "2026-11-27T10:05:00.000Z", "2026-11-27T10:17:30.000Z", true)]
    [InlineData("2026-11-27T10:15:00.000Z", null, null, false)]
    [InlineData("2026-11-27T09:15:00.000Z", null, null, true)]
    [InlineData("2026-11-20T10:15:00.000Z", "2026-11-20T10:15:00.000Z", null, false)]
    public async Task A_watch_that_is_overdue_is_told_of(string written, string? ended, string? next, bool isLate)
    {
        var clock = new StoppedClock(new(2026, 11, 27, 10, 20, 0, TimeSpan.Zero));
        await using var workbench = await Workbench.Start(clock: clock);
        await Tell(workbench, JsonSerializer.Serialize(new { version = 1, writtenAt = written, roundStartedAt = written, roundEndedAt = ended, nextRoundAt = next, sources = Array.Empty<object>() }));
        Assert.Equal(isLate, (await (await workbench.Visit()).Get("/sources")).Is(HttpStatusCode.OK).Json.GetProperty("late").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1,\"writtenAt\":")]
    [InlineData("{\"version\":2,\"writtenAt\":\"2026-11-27T10:15:00.000Z\",\"sources\":[]}")]
    [InlineData("{\"version\":1,\"writtenAt\":\"2026-11-27T10:15:00.000Z\",\"sources\":null}")]
    [InlineData("{\"version\":1,\"writtenAt\":\"2026-11-27T10:15:00.000Z\",\"sources\":[null]}")]
    [InlineData("{\"version\":1,\"writtenAt\":\"yesterday\",\"nextRoundAt\":\"soon\",\"sources\":[]}")]
    [InlineData("[]")]
    public async Task A_file_that_is_none_is_a_problem_that_says_what_to_do(string text)
    {
        await using var workbench = await Workbench.Start();
        await Tell(workbench, text);
        (await (await workbench.Visit()).Get("/sources")).IsProblem(HttpStatusCode.ServiceUnavailable, "CAS1333");
    }

    [Fact]
    public async Task Another_file_can_be_named()
    {
        var folder = Directory.CreateTempSubdirectory("casus-status-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "s.status"), """{"version":1,"writtenAt":"2026-11-27T10:15:00.000Z","sources":[{"name":"herald","kind":"feed","host":"herald.example"}]}""", TestContext.Current.CancellationToken);
            await using var workbench = await Workbench.Start(set: o => o with { WatchState = Path.Combine(folder, "s") });
            var item = Assert.Single((await (await workbench.Visit()).Get("/sources")).Json.GetProperty("items").EnumerateArray());
            Assert.Equal("waiting", item.GetProperty("state").GetString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task Tell(Workbench workbench, string text) => File.WriteAllTextAsync(workbench.Location + ".watch.status", text, TestContext.Current.CancellationToken);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
