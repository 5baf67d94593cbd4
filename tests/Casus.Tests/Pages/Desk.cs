using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Casus.Tests.Pages;

/// <summary>Somebody before a page of the workbench. What the page must never do is watched, and told at the end.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = [];

    public Desk(IBrowserContext context, IPage page, string address)
    {
        (this.context, Page) = (context, page);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:" + address, StringComparison.Ordinal))
                faults.Enqueue("asked another host: " + request.Url);
        };
        page.PageError += (_, error) => faults.Enqueue("failed: " + error);
        page.Console += (_, message) =>
        {
            // That a request was refused is told by the browser and shown by the page.
            var isRefusal = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Text.Contains("ERR_", StringComparison.Ordinal);
            if (message.Type == "error" && !isRefusal)
                faults.Enqueue("complained: " + message.Text);
        };
    }

    public IPage Page { get; }

    public ILocator Heading => Page.Locator("h1").First;

    public async Task Go(string path)
    {
        await Page.GotoAsync(path);
        await Expect(Page.Locator("main h1, main .problem").First).ToBeAttachedAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = false });

    public ILocator Dialog => Page.Locator("dialog[open]");

    /// <summary>Keys, one after the other.</summary>
    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    public Task Sees(string text) => Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Nothing is asked for and nothing is on its way.</summary>
    public async Task Settle()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(Page.Locator(".waiting")).ToHaveCountAsync(0);
    }

    public Task<int> ScrollsSidewaysBy() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What axe finds serious, as lines to read.</summary>
    public async Task<string[]> Obstacles()
    {
        // Asked in the page itself, which has no frames to join.
        await Page.EvaluateAsync(Axe.Value);
        var found = await Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations)");
        return
        [
            .. found.EnumerateArray().Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(v => $"{v.GetProperty("id")}: {v.GetProperty("help")} ({string.Join(" | ", v.GetProperty("nodes").EnumerateArray().Take(3).Select(n => n.GetProperty("html")))})"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(faults);
    }
}
