using System.Text.Json;
using Casus.Reports;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Server;

/// <summary>Tolls are rivals where they exclude each other, not where one counts the other or took its place.</summary>
public sealed class RivalTollTests
{
    private const string Parts = "A suicide bomber killed six people, including five Chinese engineers and their Pakistani driver, in Peshawar on Tuesday, police said.";

    /// <summary>Five and one are six, and four was said before.</summary>
    internal static Report AddingUp { get; } = Of("adding-up", Parts + "\n\nOfficials had first put the toll at 4.");

    [Fact]
    public async Task Tolls_that_add_up_and_earlier_numbers_are_no_rivals()
    {
        await using var workbench = await Workbench.Start(reports: [AddingUp]);
        var visitor = await workbench.Visit();
        var item = Assert.Single((await visitor.Get("/queue")).Json.GetProperty("items").EnumerateArray());
        Assert.DoesNotContain("rival-values", item.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        var incident = (await visitor.Get("/incidents/" + item.GetProperty("incident").GetProperty("id").GetString())).Json;
        Assert.Equal("single", Killed(incident).GetProperty("agreement").GetString());
        Assert.Equal(
            [("6", false, false), ("5 (civilian)", true, false), ("1 (civilian)", true, false), ("4", false, true)],
            Claims(incident).Select(c => (c.GetProperty("value").GetString()!, c.GetProperty("partOfTotal").GetBoolean(), c.GetProperty("superseded").GetBoolean())));
    }

    [Fact]
    public async Task Another_whole_toll_is_a_rival_and_told_without_the_parts()
    {
        await using var workbench = await Workbench.Start(reports: [AddingUp, Of("other", "A suicide bomber killed nine people in Peshawar on Tuesday, officials said.")]);
        var visitor = await workbench.Visit();
        var item = Assert.Single((await visitor.Get("/queue")).Json.GetProperty("items").EnumerateArray());
        Assert.Contains("Reports give from 6 to 9 killed.", item.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("text").GetString()));
        var incident = (await visitor.Get("/incidents/" + item.GetProperty("incident").GetProperty("id").GetString())).Json;
        Assert.Equal("rival", Killed(incident).GetProperty("agreement").GetString());
    }

    private static Report Of(string id, string text) => Standard.Report(text, "2024-03-26") with { Id = id, Publisher = "Example News" };

    private static JsonElement Killed(JsonElement incident) => incident.GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("field").GetString() == "casualties.killed");

    private static IEnumerable<JsonElement> Claims(JsonElement incident) => Killed(incident).GetProperty("claims").EnumerateArray().Select(n => incident.GetProperty("claims")[n.GetInt32()]);
}
