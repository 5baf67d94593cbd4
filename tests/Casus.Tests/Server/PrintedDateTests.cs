using System.Net;
using System.Text.Json;
using Casus.Reports;
using Casus.Server.Overview;
using Casus.Tests.Archive;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Server;

/// <summary>A report that prints another date of publication than it was given needs a person: the queue says so, and the report shows the words.</summary>
public sealed class PrintedDateTests(PostgresServer server)
{
    /// <summary>A report that was given the 18th, and prints the 8th.</summary>
    internal static Report Contradicted { get; } = Standard.Report("Published 8 February 2024\n\nA 💣 bomb killed three people in Kabul on Tuesday.", "2024-02-18") with { Id = "contradicted", Publisher = "Kabul Post" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_queue_names_it_and_no_other_moves(bool inPostgres)
    {
        await using var without = await Workbench.Start();
        await using var with = await Workbench.Start(inPostgres ? server.NewLocation() : null, reports: [.. ExampleReports.All, Contradicted]);
        var (before, after) = (await Queue(await without.Visit()), await Queue(await with.Visit()));
        var item = Assert.Single(after, i => Reasons(i).Contains("printed-date"));
        var reason = item.GetProperty("reasons").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "printed-date");
        Assert.Equal("A report prints another date of publication than it was given: 2024-02-08.", reason.GetProperty("text").GetString());
        Assert.Equal("date", reason.GetProperty("field").GetString());
        Assert.Equal(before.Select(Line), after.Where(i => Id(i) != Id(item)).Select(Line));

        // It stands where its score puts it, page by page as well.
        Assert.Equal(after.Select(i => i.GetProperty("score").GetDouble()).OrderDescending(), after.Select(i => i.GetProperty("score").GetDouble()));
        var paged = new List<string>();
        string? next = null;
        do
        {
            var page = (await (await with.Visit()).Get($"/queue?limit=2{(next is null ? "" : "&cursor=" + next)}")).Is(HttpStatusCode.OK).Json;
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(Id));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(after.Select(Id), paged);

        var visitor = await with.Visit();
        var report = Assert.Single((await visitor.Get("/incidents/" + Id(item))).Json.GetProperty("reports").EnumerateArray());
        Assert.Equal(("2024-02-18", "2024-02-08"), (report.GetProperty("publishedOn").GetString(), report.GetProperty("printedOn").GetString()));

        // Once somebody has looked, it is out of the queue.
        (await visitor.Post($"/incidents/{Id(item)}/judgements", new { kind = "confirm" })).Is(HttpStatusCode.Created);
        Assert.DoesNotContain("printed-date", (await Queue(visitor)).SelectMany(Reasons));
    }

    [Fact]
    public async Task The_report_shows_the_date_with_its_words()
    {
        await using var workbench = await Workbench.Start(reports: [.. ExampleReports.All, Contradicted]);
        var visitor = await workbench.Visit();
        var report = (await visitor.Get("/reports/contradicted")).Is(HttpStatusCode.OK).Json;
        var printed = report.GetProperty("printedOn");
        Assert.Equal("2024-02-08", printed.GetProperty("date").GetString());
        var span = Assert.Single(printed.GetProperty("evidence").EnumerateArray());
        Assert.Equal("8 February 2024", report.GetProperty("text").GetString()![span.GetProperty("startUtf16").GetInt32()..span.GetProperty("endUtf16").GetInt32()]);
        Assert.Equal("8 February 2024", span.GetProperty("text").GetString());
        foreach (var other in (await visitor.Get("/reports?limit=200")).Json.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("id").GetString()!).Where(id => id != "contradicted"))
            Assert.Equal(JsonValueKind.Null, (await visitor.Get("/reports/" + Uri.EscapeDataString(other))).Json.GetProperty("printedOn").ValueKind);
    }

    [Fact]
    public void No_more_can_come_together_than_the_score_is_measured_by()
    {
        var weights = QueueScore.Weights.ToDictionary(w => w.Code, w => w.Weight);
        Assert.Equal(1.7, weights.Values.Sum() - weights["actor-unnamed"] - weights["ambiguous-place"], 9);
    }

    private static async Task<List<JsonElement>> Queue(Visitor visitor) => [.. (await visitor.Get("/queue?limit=200")).Is(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()];

    private static string Id(JsonElement item) => item.GetProperty("incident").GetProperty("id").GetString()!;

    private static IEnumerable<string> Reasons(JsonElement item) => item.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()!);

    private static string Line(JsonElement item) => $"{Id(item)} {item.GetProperty("score").GetDouble()} {string.Join(' ', Reasons(item))}";
}
