using Casus.Tests.Server;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

public sealed class QueuePageTests(Browser browser)
{
    [Fact]
    public async Task The_queue_is_worked_through_by_keys_alone()
    {
        await using var workbench = await browser.Serve();
        await using var desk = await browser.Open(workbench, "/queue");
        var chosen = desk.Page.Locator(".queue-item.chosen");
        var title = desk.Page.Locator(".incident-title");
        await Expect(title).ToContainTextAsync("Peshawar");
        await desk.Press("j");
        await Expect(title).ToContainTextAsync("Tekstilshchik");
        await desk.Press("k");
        await Expect(title).ToContainTextAsync("Peshawar");

        await desk.Press("c");
        await desk.Sees("8 incidents open");
        await Expect(title).ToContainTextAsync("Tekstilshchik");

        await desk.Press("e");
        await Expect(desk.Dialog).ToBeVisibleAsync();
        await desk.Page.Keyboard.TypeAsync("Kill");
        await desk.Press("Tab");
        await desk.Page.Keyboard.TypeAsync("27");
        await desk.Press("Tab");
        await desk.Page.Keyboard.TypeAsync("city council list");
        await desk.Press("Tab", "Tab", "Enter");
        await Expect(desk.Page.Locator(".corrected")).ToContainTextAsync("city council list");

        await desk.Press("u");
        await Expect(desk.Dialog).ToBeVisibleAsync();
        await desk.Page.Keyboard.TypeAsync("another list");
        await desk.Press("Tab", "Tab", "Enter");
        await Expect(desk.Page.Locator(".corrected")).ToHaveCountAsync(0);

        await desk.Press("d");
        await desk.Page.Keyboard.TypeAsync("not an incident");
        await desk.Press("Tab", "Tab", "Enter");
        await desk.Sees("7 incidents open");
        await Expect(chosen).ToHaveCountAsync(1);
        await desk.Press("Enter");
        await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/incidents/"));
    }

    [Fact]
    public async Task An_empty_queue_says_that_nothing_is_waiting()
    {
        await using var workbench = await browser.Serve([]);
        await using var desk = await browser.Open(workbench, "/queue");
        await desk.Sees("Nothing is waiting");
        await desk.Go("/");
        await desk.Sees("Nothing in the archive yet");
    }
}
