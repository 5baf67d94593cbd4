using Casus.Tests.Server;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

public sealed class SourcesPageTests(Browser browser)
{
    internal const string Status = """
        {
          "version": 1, "program": "casus 0.1.0", "writtenAt": "2124-03-10T10:00:00.000Z", "roundStartedAt": "2124-03-10T09:58:00.000Z", "roundEndedAt": "2124-03-10T10:00:00.000Z",
          "nextRoundAt": "2124-03-10T10:15:00.000Z", "whyOffline": null,
          "sources": [
            { "name": "Northlight", "kind": "feed", "host": "northlight.example", "askedAt": "2124-03-10T09:58:01.000Z", "readAt": "2124-03-10T09:58:01.000Z", "failures": 0,
              "found": 1240, "kept": 1180, "unread": 12, "duplicates": 31, "refused": 9, "waiting": 8, "refusedBecause": "the server answers 404" },
            { "name": "Ministry of Defence, statements", "kind": "sitemap", "host": "mod.example", "askedAt": "2124-03-10T09:58:03.000Z", "readAt": "2124-03-09T22:12:00.000Z", "nextAt": "2124-03-10T10:38:03.000Z",
              "failures": 3, "problem": { "code": "CAS1511", "message": "it cannot be fetched: the server answers 503. It is asked again later." },
              "found": 310, "kept": 302, "unread": 0, "duplicates": 8, "refused": 0, "waiting": 0 },
            { "name": "<img src=x onerror=alert(1)> mails", "kind": "folder", "askedAt": "2124-03-10T09:58:09.000Z", "readAt": "2124-03-10T09:58:09.000Z", "failures": 0,
              "found": 84, "kept": 71, "unread": 13, "duplicates": 0, "refused": 0, "waiting": 0 }
          ]
        }
        """;

    [Fact]
    public async Task Without_a_watch_it_says_how_to_set_one_up()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/sources");
        await desk.Sees("Nothing is watched for this archive yet.");
        await desk.Sees("casus watch sources.yaml --archive desk.casus");
    }

    [Fact]
    public async Task Each_source_is_shown_what_fails_first_and_with_what_to_do()
    {
        await using var workbench = await browser.Serve();
        await Tell(workbench, Status);
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (360, ColorScheme.Dark) })
        {
            await using var desk = await browser.Open(workbench, "/sources", width, scheme: scheme);
            var sources = desk.Page.Locator(".source");
            await Expect(sources).ToHaveCountAsync(3);
            await Expect(sources.First).ToContainTextAsync("Ministry of Defence");
            await Expect(sources.First).ToContainTextAsync("Failed 3 times in a row: it cannot be fetched: the server answers 503. It is asked again later. Paused until");
            await Expect(sources.Nth(1)).ToContainTextAsync("1,180");
            await Expect(sources.Nth(1)).ToContainTextAsync("Most of what was refused: the server answers 404.");
            await Expect(sources.Nth(2).Locator("h2")).ToHaveTextAsync("<img src=x onerror=alert(1)> mails");
            await desk.Sees("1 failing");
            Assert.Empty(await desk.Obstacles());
            Assert.Equal(0, await desk.ScrollsSidewaysBy());
            await sources.First.GetByRole(AriaRole.Link, new() { Name = "CAS1511" }).ClickAsync();
            await Expect(desk.Heading).ToBeVisibleAsync();
            await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/method/errors"));
        }
    }

    [Fact]
    public async Task A_watch_that_ended_one_that_is_overdue_and_a_network_that_is_off_are_told()
    {
        await using var workbench = await browser.Serve();
        await Tell(workbench, Status.Replace("2124-", "2024-", StringComparison.Ordinal));
        await using var desk = await browser.Open(workbench, "/sources");
        await desk.Sees("may not run any longer");
        await Tell(workbench, Status.Replace("\"nextRoundAt\": \"2124-03-10T10:15:00.000Z\", \"whyOffline\": null", "\"nextRoundAt\": null, \"whyOffline\": \"--offline\"", StringComparison.Ordinal));
        await desk.Go("/sources");
        await desk.Sees("No other is planned");
        await desk.Sees("No site is asked (--offline).");
        await Expect(desk.Page.Locator(".source .badge", new() { HasText = "not asked" })).ToHaveCountAsync(2);
        Assert.Empty(await desk.Obstacles());
    }

    [Fact]
    public async Task Who_only_reads_is_not_led_there()
    {
        await using var workbench = await browser.Serve();
        await workbench.AddAccount("vera", "viewer");
        await using var desk = await browser.Open(workbench, "/method");
        await desk.Go("/");
        await desk.Page.GetByLabel("Name").FillAsync("vera");
        await desk.Page.GetByLabel("Password").FillAsync(Workbench.Password);
        await desk.Press("Enter");
        await Expect(desk.Page.Locator("#site-nav")).ToContainTextAsync("Actors");
        await Expect(desk.Page.Locator("#site-nav")).Not.ToContainTextAsync("Sources");
        await desk.Go("/sources");
        await Expect(desk.Page.Locator("main")).Not.ToContainTextAsync("watched");
    }

    internal static Task Tell(Workbench workbench, string status) => File.WriteAllTextAsync(workbench.Location + ".watch.status", status, TestContext.Current.CancellationToken);
}
