using System.Text.Json;
using Microsoft.Playwright;

namespace Casus.Benchmarks;

/// <summary>How a page came up: moments in milliseconds since it was asked for, and tasks of its own thread.</summary>
internal sealed record Opened(double Paint, double Largest, double List, double Counts, double Timeline, double Map, int Long, double LongestTask, int LongOwn, double LongestOwn);

/// <summary>What moving the map cost: tasks above 50 ms by the clock and by what the thread itself worked, which other work on the machine does not lengthen.</summary>
internal sealed record Moved(int Long, double LongestTask, int LongOwn, double LongestOwn, double Own);

/// <summary>A page whose tasks are traced.</summary>
internal sealed class PageOpened(IPage page) : IAsyncDisposable
{
    private const double LongMs = 50;

    /// <summary>Opens the overview, and waits until all of it is there.</summary>
    public async Task<Opened> Open(string address)
    {
        var tasks = await Traced(async () =>
        {
            await page.GotoAsync(address);
            await page.WaitForFunctionAsync("() => seen.list && seen.counts && seen.timeline && seen.map", null, new() { Timeout = 60_000 });
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        });
        var seen = await page.EvaluateAsync<JsonElement>("() => ({ ...seen, paint: performance.getEntriesByName('first-contentful-paint')[0].startTime })");
        double Of(string name) => seen.GetProperty(name).GetDouble();
        return new(
            Of("paint"), Of("largest"), Of("list"), Of("counts"), Of("timeline"), Of("map"),
            tasks.Count(t => t.Ms > LongMs), tasks.Max(t => t.Ms), tasks.Count(t => t.OwnMs > LongMs), tasks.Max(t => t.OwnMs));
    }

    /// <summary>Drags the map to and fro, or zooms in and out by the wheel; each ends when what it asked for is there.</summary>
    public async Task<Moved> Move(int times, bool zooms)
    {
        // A map that is not laid out costs nothing, and says nothing.
        var box = await page.Locator(".maplibregl-canvas").BoundingBoxAsync() is { Height: > 300 } drawn ? drawn : throw new InvalidOperationException("The map is not there.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var tasks = await Traced(async () =>
        {
            for (var i = 0; i < times; i++)
            {
                await page.Mouse.MoveAsync(x, y);
                if (zooms)
                    await Turn(i < times / 2 ? -1 : 1);
                else
                    await Drag(x, y, (i % 4) switch { 0 => (-260, 0), 1 => (0, 160), 2 => (260, 0), _ => (0, -160) });
                await page.WaitForTimeoutAsync(500);
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            }
        });
        return new(tasks.Count(t => t.Ms > LongMs), tasks.Max(t => t.Ms), tasks.Count(t => t.OwnMs > LongMs), tasks.Max(t => t.OwnMs), tasks.Sum(t => t.OwnMs));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await page.CloseAsync();

    private async Task Turn(int direction)
    {
        for (var step = 0; step < 8; step++)
        {
            await page.Mouse.WheelAsync(0, direction * 60);
            await page.WaitForTimeoutAsync(30);
        }
    }

    private async Task Drag(float x, float y, (int X, int Y) by)
    {
        await page.Mouse.DownAsync();
        for (var step = 1; step <= 20; step++)
        {
            await page.Mouse.MoveAsync(x + (by.X * step / 20), y + (by.Y * step / 20));
            await page.WaitForTimeoutAsync(16);
        }

        await page.Mouse.UpAsync();
    }

    // Long tasks as browsers count them are long by the clock, which on a busy machine says little of the page; a trace has the thread's own time as well.
    private async Task<List<(double Ms, double OwnMs)>> Traced(Func<Task> work)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var events = new List<JsonElement>();
        var complete = new TaskCompletionSource();
        session.Event("Tracing.dataCollected").OnEvent += (_, data) =>
        {
            lock (events)
                events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(e => e.Clone()));
        };
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        await session.SendAsync("Tracing.start", new() { ["transferMode"] = "ReportEvents", ["traceConfig"] = new Dictionary<string, object> { ["includedCategories"] = new[] { "toplevel", "__metadata", "blink.user_timing" } } });
        await page.EvaluateAsync("() => performance.mark('casus-trace')");
        await work();
        await page.EvaluateAsync("() => performance.mark('casus-trace')");
        await session.SendAsync("Tracing.end");
        await complete.Task;
        await session.DetachAsync();
        lock (events)
            return TasksOf(events);
    }

    private static List<(double Ms, double OwnMs)> TasksOf(List<JsonElement> events)
    {
        static string Name(JsonElement e) => e.GetProperty("name").GetString()!;
        static (int, int) Thread(JsonElement e) => (e.GetProperty("pid").GetInt32(), e.GetProperty("tid").GetInt32());
        // The page's own thread is the one that set the last mark.
        var own = Thread(events.Last(e => Name(e) == "casus-trace"));
        return
        [
            .. events.Where(e => Name(e).EndsWith("RunTask", StringComparison.Ordinal) && e.TryGetProperty("dur", out _) && Thread(e) == own)
                .Select(e => (e.GetProperty("dur").GetDouble() / 1000, e.TryGetProperty("tdur", out var thread) ? thread.GetDouble() / 1000 : 0)),
        ];
    }
}
