using System.Text.Json;
using Casus.Tests.Server;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

/// <summary>What holds for every page: nothing stands in anybody's way, nothing is cut off, nothing is asked of other hosts.</summary>
public sealed class EveryPageTests(Browser browser)
{
    private static readonly string[] Paths =
    [
        "/", "/queue", "/add", "/sources", "/actors", "/actors/houthis", "/publish", "/method", "/method/codebook", "/reports",
        "/admin?tab=people", "/admin?tab=keys", "/admin?tab=log", "/admin?tab=access", "/admin?tab=corrections", "/admin?tab=backups", "/admin?tab=doctor", "/account", "/nowhere",
    ];

    [Fact]
    public async Task Axe_finds_nothing_serious_and_pages_fit_from_360_to_2560_pixels()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/method");
        var faults = new List<string>();
        foreach (var path in await WithAnIncident(workbench))
        {
            await desk.Go(path);
            await desk.Settle();
            faults.AddRange((await desk.Obstacles()).Select(o => path + ": " + o));
            foreach (var width in new[] { 360, 2560, 1280 })
            {
                await desk.Page.SetViewportSizeAsync(width, 860);
                if (await desk.ScrollsSidewaysBy() is > 0 and var pixels)
                    faults.Add($"{path}: at {width} pixels it scrolls sideways by {pixels}");
            }

            if (path is not ("/" or "/queue" or "/publish") && !path.StartsWith("/incidents/", StringComparison.Ordinal))
                continue;
            await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange((await desk.Obstacles()).Select(o => path + ", dark: " + o));
            await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Axe_sees_a_picture_without_words_and_pale_letters()
    {
        await using var desk = await browser.Open(await browser.Shared(), "/method");
        Assert.Empty(await desk.Obstacles());
        await desk.Page.EvaluateAsync("() => { const main = document.querySelector('main'); main.append(new Image(9, 9)); main.style.color = 'silver'; main.style.background = 'white'; }");
        Assert.Equal(["color-contrast", "image-alt"], (await desk.Obstacles()).Select(o => o.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_words_of_the_header_stand_beside_each_other_at_every_width()
    {
        await using var desk = await browser.Open(await browser.Shared(), "/method");
        foreach (var width in new[] { 360, 700, 900, 1001, 1181, 1280 })
        {
            await desk.Page.SetViewportSizeAsync(width, 700);
            Assert.True(await desk.Page.EvaluateAsync<bool>("""
                () => {
                  const seen = [...document.querySelectorAll('header.site > .brand, header.site > .menu, #site-nav a, .site-end > *')].map(e => e.getBoundingClientRect()).filter(r => r.width > 0);
                  return seen.every((r, i) => i === 0 || seen[i - 1].right <= r.left + 1);
                }
                """), $"at {width}");
        }
    }

    [Fact]
    public async Task Light_and_dark_are_one_switch_that_is_remembered()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/method");
        var ground = await Ground(desk);
        await desk.Button("Appearance").ClickAsync();
        // Whoever leaves before it is kept loses it.
        await desk.Page.RunAndWaitForResponseAsync(() => desk.Button("Appearance").ClickAsync(), r => r.Url.EndsWith("/session/settings", StringComparison.Ordinal) && r.Request.PostData?.Contains("dark", StringComparison.Ordinal) == true);
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.NotEqual(ground, await Ground(desk));
        await desk.Go("/queue");
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task Pages_are_reached_by_keys_alone()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/");
        foreach (var (key, title) in new[] { ("q", "Queue"), ("a", "Add reports"), ("w", "Sources"), ("c", "Actors"), ("p", "Publish"), ("s", "Admin") })
        {
            await desk.Press("g", key);
            await Expect(desk.Heading).ToHaveTextAsync(title);
        }

        await desk.Press("?");
        await Expect(desk.Dialog).ToContainTextAsync("undo the last judgement");
        await desk.Press("Escape");
        await Expect(desk.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_locked_archive_is_told_with_what_to_do()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/actors");
        await desk.Page.RouteAsync("**/api/v1/incidents/**", route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"type":"","title":"The archive is locked.","status":503,"detail":"Another program writes to it.","code":"CAS1105","requestId":"r","errors":{}}""",
        }));
        await desk.Page.GotoAsync("/incidents/x");
        await desk.Sees("The archive is locked.");
        await desk.Sees("close the other program");
        await Expect(desk.Button("Try again")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_does_not_come_leaves_what_was_entered_on_the_one_before()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/add");
        var text = desk.Page.GetByLabel("Text", new() { Exact = true });
        await text.FillAsync("Gunmen killed four policemen in Mosul on Tuesday.");
        await desk.Page.RouteAsync("**/assets/**", route => route.FulfillAsync(new() { Status = 404 }));
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Actors" }).ClickAsync();
        await desk.Sees("The page could not be loaded.");
        await Expect(desk.Page.Locator("header.site")).ToBeVisibleAsync();
        Assert.Empty(await desk.Obstacles());
        await desk.Page.GoBackAsync();
        await Expect(text).ToHaveValueAsync("Gunmen killed four policemen in Mosul on Tuesday.");
        await Expect(desk.Page.Locator(".problem")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_read_only_archive_says_so_on_every_page_and_offers_nothing_that_would_be_refused()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/method");
        await desk.Page.RouteAsync("**/api/v1/session", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("\"writable\":true", "\"writable\":false", StringComparison.Ordinal) });
        });
        await desk.Go("/method");
        await desk.Sees("The archive is read-only.");
        await desk.Go("/incidents/" + await Incident(workbench, "Peshawar"));
        foreach (var judgement in new[] { "Confirm c", "Correct e", "Dismiss d", "Merge m", "Split s", "Link l", "Undo u", "Correct killed" })
            await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = judgement, Exact = true })).ToBeDisabledAsync();
        await desk.Press("c");
        await desk.Sees("The archive is read-only: judging and taking in need");
        Assert.Empty(await desk.Obstacles());
        await desk.Go("/add");
        await desk.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("Gunmen killed four policemen in Mosul on Tuesday.");
        await Expect(desk.Button("Take it into the archive")).ToBeDisabledAsync();
        await desk.Sees("The archive is read-only: judging and taking in need");
        Assert.Empty(await desk.Obstacles());
    }

    private static Task<string> Ground(Desk desk) => desk.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");

    private static async Task<string[]> WithAnIncident(Workbench workbench)
    {
        var id = await Incident(workbench, "Baghdad");
        var report = (await (await workbench.Visit()).Get("/reports?text=Baghdad")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        return [$"/incidents/{id}", .. Paths, $"/reports/{report}", $"/incidents/{id}/dossier"];
    }

    internal static async Task<string> Incident(Workbench workbench, string text) =>
        (await (await workbench.Visit()).Get("/incidents?text=" + Uri.EscapeDataString(text))).Json.GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("id").GetString()!).First();

    internal static async Task<JsonElement> Dossier(Workbench workbench, string id) => (await (await workbench.Visit()).Get("/incidents/" + id)).Json;
}
