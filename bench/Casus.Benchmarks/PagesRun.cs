using System.Globalization;
using Microsoft.Playwright;

namespace Casus.Benchmarks;

/// <summary>
/// Opens the overview of <c>casus serve</c> in Chromium over an archive with made-up incidents: when it is first painted and when it is filled, with nothing kept and with
/// the browser's cache; then drags the map ten times and zooms ten times, and counts the tasks of the page's own thread that take longer than 50 ms.
/// </summary>
internal static class PagesRun
{
    private const int Moves = 10;
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"];

    // Notes when what people look for is there. The map is drawn where no element tells of it, so that the page says so itself.
    private const string Watch = """
        window.seen = { long: [] };
        new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.long.push([e.startTime, e.duration]); }).observe({ type: 'longtask', buffered: true });
        new PerformanceObserver((list) => { for (const e of list.getEntries()) window.seen.largest = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        const look = () => {
          const s = window.seen, now = performance.now();
          if (!s.list && document.querySelector('.rows > .row')) s.list = now;
          if (!s.counts && /\d/.test(document.querySelector('.found-head h2')?.textContent ?? '')) s.counts = now;
          if (!s.timeline && document.querySelector('.timeline svg')) s.timeline = now;
          if (!s.map && performance.getEntriesByName('casus-map').length) s.map = performance.getEntriesByName('casus-map')[0].startTime;
          if (!(s.list && s.counts && s.timeline && s.map)) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """;

    /// <summary>Runs.</summary>
    /// <param name="location">The archive, filled where it is empty.</param>
    /// <param name="incidents">How many incidents it gets.</param>
    /// <param name="runs">How often it is opened.</param>
    /// <param name="program">The <c>Casus.Cli.dll</c> to serve with, to compare two builds; <see langword="null"/> for that of this tree.</param>
    public static async Task<int> Go(string location, int incidents, int runs, string? program = null)
    {
        using var bench = new BenchStore(location);
        MadeUpIncidents.Fill(bench.Store, incidents);
        var state = Directory.CreateTempSubdirectory("casus-bench-").FullName;
        var port = ServerRun.FreePort();
        using var server = ServerRun.Start(program ?? ServerRun.Built, bench.Location, port, state, hasPages: true);
        try
        {
            using (var client = new HttpClient { BaseAddress = new($"http://localhost:{port}/api/v1/"), Timeout = TimeSpan.FromMinutes(2) })
            {
                await ServerRun.Answering(client, server);
                await client.GetStringAsync("incidents/counts");
            }

            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Programs.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("There is no Chromium on this machine."),
                Args = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
            });
            Say($"load {Load()} on {Environment.ProcessorCount} cores, Chromium {browser.Version}, drawn by the processor");
            await Measure(browser, $"http://localhost:{port}/", runs);
            Say($"load {Load()}");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(state, recursive: true);
        }

        return 0;
    }

    private static async Task Measure(IBrowser browser, string address, int runs)
    {
        var (first, again, pans, zooms) = (new List<Opened>(), new List<Opened>(), new List<Moved>(), new List<Moved>());
        for (var i = 0; i < runs; i++)
        {
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
            await context.AddInitScriptAsync(Watch);
            await using (var page = new PageOpened(await context.NewPageAsync()))
                first.Add(await page.Open(address));
            await using var kept = new PageOpened(await context.NewPageAsync());
            again.Add(await kept.Open(address));
            pans.Add(await kept.Move(Moves, zooms: false));
            zooms.Add(await kept.Move(Moves, zooms: true));
        }

        Say($"{"ms, median (worst)",-22} {"nothing kept",-18} with the cache");
        foreach (var (name, of) in new (string, Func<Opened, double>)[] { ("first paint", o => o.Paint), ("largest paint", o => o.Largest), ("list", o => o.List), ("counts", o => o.Counts), ("timeline", o => o.Timeline), ("map", o => o.Map), ("longest task", o => o.LongestTask), ("of its own time", o => o.LongestOwn) })
            Say($"{name,-22} {Median(first.Select(of)),-18} {Median(again.Select(of))}");
        Say($"{"tasks above 50 ms",-22} {Median(first.Select(o => (double)o.Long)),-18} {Median(again.Select(o => (double)o.Long))}");
        Say($"{"of their own time",-22} {Median(first.Select(o => (double)o.LongOwn)),-18} {Median(again.Select(o => (double)o.LongOwn))}");
        foreach (var (name, moved) in new[] { ("pans", pans), ("zooms", zooms) })
        {
            Say($"{runs} times {Moves} {name}: {moved.Sum(m => m.Long)} tasks above 50 ms, {moved.Sum(m => m.LongOwn)} of their own time; longest {moved.Max(m => m.LongestTask):0} ms, {moved.Max(m => m.LongestOwn):0} of its own time;"
                + $" the page's thread worked {moved.Average(m => m.Own) / Moves:0} ms for one");
        }
    }

    private static string Median(IEnumerable<double> of)
    {
        double[] sorted = [.. of.Order()];
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:0} ({sorted[^1]:0})");
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
