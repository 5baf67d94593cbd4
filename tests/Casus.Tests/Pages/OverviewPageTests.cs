using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

public sealed class OverviewPageTests(Browser browser)
{
    [Fact]
    public async Task A_filter_narrows_list_counts_and_address_and_going_back_undoes_it()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/");
        var rows = desk.Page.Locator(".rows > .row");
        await Expect(rows).ToHaveCountAsync(9);
        await desk.Page.GetByLabel("Iraq").CheckAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("country=IRQ"));
        await Expect(desk.Page.Locator(".found-head h2")).ToHaveTextAsync("1 incident of 9");
        await desk.Page.GoBackAsync();
        await Expect(rows).ToHaveCountAsync(9);
        await desk.Go("/?country=IRQ");
        await Expect(rows).ToHaveCountAsync(1);
        await desk.Button("Remove the filter Iraq").ClickAsync();
        await Expect(rows).ToHaveCountAsync(9);
    }

    [Fact]
    public async Task Words_periods_and_places_are_searched_for()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/");
        var rows = desk.Page.Locator(".rows > .row");
        await desk.Press("/");
        await desk.Page.Keyboard.TypeAsync("mosque");
        await desk.Press("Enter");
        await Expect(rows.First).ToContainTextAsync("Peshawar");
        await desk.Button("Clear all").ClickAsync();
        await desk.Page.GetByLabel("From", new() { Exact = true }).FillAsync("2024-03-01");
        await desk.Press("Enter");
        await Expect(rows).ToHaveCountAsync(2);
        await desk.Button("Clear all").ClickAsync();
        await Expect(rows).ToHaveCountAsync(9);
        await desk.Page.Locator(".timeline svg").ClickAsync(new() { Position = new() { X = 4, Y = 40 } });
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from=2023-01-"));
    }

    [Fact]
    public async Task The_map_shows_the_same_and_its_window_filters_the_list()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/?country=IRQ");
        await Expect(desk.Page.Locator(".maplibregl-canvas")).ToBeVisibleAsync();
        await desk.Settle();
        var map = (await desk.Page.Locator(".map").BoundingBoxAsync())!;
        var card = desk.Page.Locator(".map-card");
        for (var i = 0; i < 60 && await card.CountAsync() == 0; i++)
        {
            await desk.Page.Mouse.ClickAsync(map.X + map.Width / 2, map.Y + map.Height / 2);
            await Task.Delay(150, TestContext.Current.CancellationToken);
        }

        await Expect(card).ToContainTextAsync("Drone strike");
        await Expect(desk.Page.Locator(".row.chosen")).ToContainTextAsync("Baghdad");
        await desk.Button("List only what the map shows").ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("bbox="));
        await Expect(desk.Page.Locator(".rows > .row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_map_names_towns_in_light_and_dark()
    {
        var workbench = await browser.Shared();
        var pictures = new List<byte[]>();
        foreach (var (scheme, hasNames) in new[] { (ColorScheme.Light, true), (ColorScheme.Light, false), (ColorScheme.Dark, true), (ColorScheme.Dark, false) })
        {
            await using var desk = await browser.Open(workbench, "/method", scheme: scheme);
            var answered = 0;
            desk.Page.Response += (_, answer) => answered += answer.Url.Contains("/places/tiles/", StringComparison.Ordinal) && answer.Status == 200 ? 1 : 0;
            if (!hasNames)
                await desk.Page.RouteAsync("**/places/tiles/**", route => route.FulfillAsync(new() { Status = 200, BodyBytes = [] }));
            await desk.Go("/?country=PAK");
            await Expect(desk.Page.Locator(".maplibregl-canvas")).ToBeVisibleAsync();
            for (var i = 0; i < 200 && answered == 0; i++)
                await Task.Delay(50, TestContext.Current.CancellationToken);
            Assert.True(answered > 0);
            await desk.Settle();
            await Task.Delay(1500, TestContext.Current.CancellationToken);
            pictures.Add(await desk.Page.Locator(".maplibregl-canvas").ScreenshotAsync());
        }

        Assert.Equal(4, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public async Task The_list_does_not_wait_for_the_map_nor_incidents_on_it_for_the_basemap()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/method");
        var slow = new TaskCompletionSource();
        await Hold("**/assets/map-*");
        await desk.Go("/?country=IRQ");
        await Expect(desk.Page.Locator(".rows > .row")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator(".maplibregl-canvas")).ToHaveCountAsync(0);
        slow.SetResult();
        await Expect(desk.Page.Locator(".maplibregl-canvas")).ToBeVisibleAsync();

        slow = new();
        await Hold("**/basemap/**");
        await Hold("**/places/tiles/**");
        await desk.Go("/?country=IRQ");
        await Expect(desk.Page.Locator(".maplibregl-canvas")).ToBeVisibleAsync();
        var map = (await desk.Page.Locator(".map").BoundingBoxAsync())!;
        Assert.InRange(map.Height, 300, 860);
        var card = desk.Page.Locator(".map-card");
        for (var i = 0; i < 60 && await card.CountAsync() == 0; i++)
        {
            await desk.Page.Mouse.ClickAsync(map.X + map.Width / 2, map.Y + map.Height / 2);
            await Task.Delay(150, TestContext.Current.CancellationToken);
        }

        await Expect(card).ToContainTextAsync("Drone strike");
        slow.SetResult();
        await desk.Settle();

        Task Hold(string addresses)
        {
            var until = slow.Task;
            return desk.Page.RouteAsync(addresses, async route =>
            {
                await until;
                await route.ContinueAsync();
            });
        }
    }

    [Fact]
    public async Task What_has_no_place_waits_in_the_tray_with_the_reason()
    {
        var workbench = await browser.Shared();
        await using var desk = await browser.Open(workbench, "/");
        await desk.Button("without a place on the map").ClickAsync();
        await Expect(desk.Page.Locator(".tray li")).ToHaveCountAsync(2);
        await Expect(desk.Page.Locator(".tray")).ToContainTextAsync("no place in the text");
    }

    [Fact]
    public async Task A_view_is_saved_found_again_and_deleted()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/?country=PAK&killedMin=10");
        await desk.Button("Save this view").ClickAsync();
        await desk.Dialog.GetByLabel("Name").FillAsync("Peshawar, many dead");
        await desk.Press("Enter");
        await desk.Sees("Saved as");
        await desk.Go("/");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Peshawar, many dead" }).ClickAsync();
        await Expect(desk.Page.Locator(".rows > .row")).ToHaveCountAsync(1);
        await desk.Button("Delete the view").ClickAsync();
        await desk.Sees("None yet.");
    }
}
