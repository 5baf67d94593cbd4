using System.Diagnostics;
using System.Globalization;
using Casus.Fusion;
using Casus.Knowledge;

namespace Casus.Benchmarks;

/// <summary>Times filing reports by incident, on made-up reports as skewed as real ones, and how long one late report takes.</summary>
internal static class FusionRun
{
    private const int LateReports = 40;

    /// <summary>Runs for each number of reports and prints the figures.</summary>
    public static int Go(IReadOnlyList<int> sizes, int threads)
    {
        var model = FusionModel.Load(DataFolder.Find());
        Console.WriteLine("reports    incidents  clusters   pairs P  pairs R  seconds  (comparing)  reports/s  held, MB  growth  late, ms (median, 95 %)");
        (int Size, double Seconds)? before = null;
        foreach (var size in sizes)
        {
            var reports = new MadeUpReports(size, seed: 1);
            var tellings = reports.Tellings().ToList();
            GC.Collect();
            var memory = GC.GetTotalMemory(forceFullCollection: true);
            var clusters = new ReportClusters(model);
            var started = Stopwatch.GetTimestamp();
            foreach (var batch in tellings.Chunk(4096))
                clusters.Add(batch, threads);
            var compared = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var all = clusters.All();
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var held = (GC.GetTotalMemory(forceFullCollection: true) - memory) / 1e6;
            var (precision, recall) = reports.Score(all.Select(c => c.Select(clusters.Table.Report)));
            var late = Late(clusters, reports);
            var growth = before is { } b ? Math.Log(seconds / b.Seconds) / Math.Log((double)size / b.Size) : double.NaN;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,-10} {reports.Incidents,-10} {all.Count,-10} {precision,-8:0.000} {recall,-8:0.000} {seconds,-8:0.00} {compared,-12:0.00} {size / seconds,-10:0} {held,-9:0} {growth,-7:0.00} {late[late.Length / 2]:0.00}, {late[late.Length * 95 / 100]:0.00}"));
            before = (size, seconds);
            GC.KeepAlive(tellings);
        }

        return 0;
    }

    private static double[] Late(ReportClusters clusters, MadeUpReports reports)
    {
        var times = new List<double>();
        foreach (var telling in reports.Late(LateReports))
        {
            var started = Stopwatch.GetTimestamp();
            clusters.Add([telling]);
            _ = clusters.Of(clusters.Table.Count - 1);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return [.. times];
    }
}
