using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Casus.Archive;
using Casus.Archive.Auditing;

namespace Casus.Benchmarks;

/// <summary>Starts <c>casus serve</c> as a process of its own over an archive with made-up incidents, and times what the pages ask for: alone, and by fifty readers while somebody writes.</summary>
internal static class ServerRun
{
    private const int Readers = 50;
    private const int Repeats = 9;
    private const int WrittenAtOnce = 20;
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // What the overview asks for, and what a person does next.
    private static readonly (string Name, Func<Random, string> Path)[] Requests =
    [
        ("counts, all", _ => "incidents/counts"),
        ("counts, a country", r => $"incidents/counts?country={MadeUpIncidents.Country(MadeUpIncidents.Zipf(r, 60))}"),
        ("counts, type and days", r => $"incidents/counts?type=shelling&from=20{r.Next(15, 24)}-02-01&to=2024-12-31"),
        ("counts, an actor", r => $"incidents/counts?actor=actor-{MadeUpIncidents.Zipf(r, 500)}"),
        ("counts, rare words", r => $"incidents/counts?text=w{200 + r.Next(5000)}"),
        ("counts, words of every incident", _ => "incidents/counts?text=market"),
        ("list, newest", _ => "incidents?limit=50"),
        ("list, a country by toll", r => $"incidents?limit=50&sort=killed&country={MadeUpIncidents.Country(MadeUpIncidents.Zipf(r, 60))}"),
        ("timeline, all", _ => "incidents/timeline"),
        ("map, the world", _ => "incidents/map?zoom=1&bbox=-180,-85,180,85"),
        ("map, a pan", r => Map(r, 5, 20)),
        ("map, a pan near", r => Map(r, 9, 2)),
        ("queue", _ => "queue"),
        ("an incident", r => $"incidents/{MadeUpIncidents.Of(r.Next(1000)).Id}"),
    ];

    /// <summary>Runs.</summary>
    /// <param name="location">The archive, filled where it is empty.</param>
    /// <param name="incidents">How many incidents it gets.</param>
    /// <param name="time">How long fifty read.</param>
    /// <param name="program">The <c>Casus.Cli.dll</c> to serve with, to compare two builds; <see langword="null"/> for that of this tree.</param>
    public static async Task<int> Go(string location, int incidents, TimeSpan time, string? program = null)
    {
        using var bench = new BenchStore(location);
        MadeUpIncidents.Fill(bench.Store, incidents);
        var state = Directory.CreateTempSubdirectory("casus-bench-").FullName;
        var port = FreePort();
        var started = Stopwatch.GetTimestamp();
        using var server = Start(program ?? Built, bench.Location, port, state);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Readers }) { BaseAddress = new($"http://localhost:{port}/api/v1/"), Timeout = TimeSpan.FromMinutes(2) };
        try
        {
            await Answering(client, server);
            Say($"first answer after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {Memory(server)} MB");
            await client.GetStringAsync("incidents/counts");
            Say($"first counts after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {Memory(server)} MB");
            await Alone(client);
            await Together(client, server, bench, time);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(state, recursive: true);
        }

        return 0;
    }

    private static async Task Alone(HttpClient client)
    {
        Say($"{"alone",-34} median, ms  worst of {Repeats}");
        foreach (var (name, path) in Requests)
        {
            var (random, times) = (new Random(1), new List<double>());
            await client.GetStringAsync(path(random));
            for (var i = 0; i < Repeats; i++)
                times.Add(await Time(client, path(random)));
            times.Sort();
            Say($"{name,-34} {times[Repeats / 2],-11:0.0} {times[^1]:0.0}");
        }
    }

    private static async Task Together(HttpClient client, Process server, BenchStore bench, TimeSpan time)
    {
        var (times, failures, written) = (new ConcurrentBag<(string Name, double Ms)>(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal), 0);
        var there = (int)bench.Store.Read(s => s.Number("SELECT MAX(number) FROM incidents"));
        using var ending = new CancellationTokenSource(time);
        var memory = new List<long> { Memory(server) };
        var worked = server.TotalProcessorTime;
        var writer = Task.Run(async () =>
        {
            for (; !ending.IsCancellationRequested; written += WrittenAtOnce)
            {
                Write(bench, there + written);
                memory.Add(Memory(server));
                await Pausing(WriteEvery, ending.Token);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Read(client, new(reader), times, failures, ending.Token)));
        await writer;
        Say($"{Readers} readers for {time.TotalSeconds:0} s, each pausing {Pause.TotalMilliseconds:0} ms, {WrittenAtOnce} incidents written a second: {times.Count} answers, {times.Count / time.TotalSeconds:0} a second, {failures.Values.Sum()} failures");
        foreach (var (what, count) in failures)
            Say($"  {count} × {what}");
        server.Refresh();
        // Beside other work the clock says more of that than of the server; its own time on the processors does not.
        Say($"processor time: {(server.TotalProcessorTime - worked).TotalMilliseconds / Math.Max(1, times.Count):0.0} ms an answer");
        Say($"memory, MB: {memory[0]} at first, {memory[^1]} at the end, {memory.Max()} at most; by sixths of the time: {string.Join(", ", Sixths(memory))}");
        Say($"{"together",-34} median, ms  p95      p99      worst     answers");
        foreach (var group in times.GroupBy(t => t.Name).OrderBy(g => Array.FindIndex(Requests, r => r.Name == g.Key)).Append(times.GroupBy(_ => "all").First()))
        {
            double[] sorted = [.. group.Select(t => t.Ms).Order()];
            Say($"{group.Key,-34} {At(sorted, 0.5),-11:0.0} {At(sorted, 0.95),-8:0.0} {At(sorted, 0.99),-8:0.0} {sorted[^1],-9:0.0} {sorted.Length}");
        }

        // Nothing that was written is lost.
        await client.GetStringAsync("incidents/counts?review=any");
        await Task.Delay(TimeSpan.FromSeconds(2));
        var total = (await client.GetStringAsync("incidents/counts?review=any")).Split("\"all\":")[1].Split([',', '}'])[0];
        Say($"{there} incidents before, {written} written, {total} counted");
    }

    private static async Task Read(HttpClient client, Random random, ConcurrentBag<(string, double)> times, ConcurrentDictionary<string, int> failures, CancellationToken ending)
    {
        await Pausing(Pause * random.NextDouble(), ending);
        while (!ending.IsCancellationRequested)
        {
            var (name, path) = Requests[random.Next(Requests.Length)];
            try
            {
                times.Add((name, await Time(client, path(random))));
            }
            catch (HttpRequestException e)
            {
                failures.AddOrUpdate($"{name}: {e.Message}", 1, (_, n) => n + 1);
            }

            await Pausing(Pause, ending);
        }
    }

    // In the program's own way, with an entry of the log by which the server sees it.
    private static void Write(BenchStore bench, int from) => bench.Store.Write(session =>
    {
        var at = AuditLog.Now(session, TimeProvider.System);
        MadeUpIncidents.Open(session, from, WrittenAtOnce, at);
        AuditLog.Add(session, at, ArchiveVersion.Program, AuditLog.Derive, "incidents", "{}");
        return 0;
    });

    private static async Task<double> Time(HttpClient client, string path)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(path);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException(answer.StatusCode.ToString());
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Map(Random random, int zoom, double size)
    {
        var (west, south) = (-170 + (random.NextDouble() * (320 - size)), -60 + (random.NextDouble() * (100 - size)));
        return string.Create(CultureInfo.InvariantCulture, $"incidents/map?zoom={zoom}&bbox={west:0.###},{south:0.###},{west + size:0.###},{south + (size / 2):0.###}");
    }

    internal static async Task Answering(HttpClient client, Process server)
    {
        while (!server.HasExited)
        {
            try
            {
                await client.GetStringAsync("meta");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"casus serve ended with {server.ExitCode}.");
    }

    internal static string Built => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Casus.Cli/bin/Release/net10.0/Casus.Cli.dll"));

    internal static Process Start(string program, string archive, int port, string state, bool hasPages = false)
    {
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--archive", archive, "--port", $"{port}", "--state", state, "--requests-per-minute", "1000000", .. hasPages ? Array.Empty<string>() : ["--api-only"]]);
        // Its own data and pages, where two builds are compared.
        start.Environment["CASUS_DATA"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(program)!, "../../../../../data"));
        // As ./casus starts it; 0 in one's own environment shows what that is worth.
        start.Environment.TryAdd("DOTNET_gcConcurrent", "1");
        return Process.Start(start)!;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static long Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1_000_000;
    }

    // A mean says more of what is kept than a moment does: between two collections memory goes up and down.
    private static IEnumerable<long> Sixths(List<long> memory) => memory.Chunk((memory.Count + 5) / 6).Select(some => (long)some.Average());

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static async Task Pausing(TimeSpan time, CancellationToken ending)
    {
        try
        {
            await Task.Delay(time, ending);
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
