using System.Globalization;
using System.Text.Json;
using Casus.Archive;
using Casus.Archive.Incidents;
using Casus.Formats;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Pipeline;
using Casus.Records;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>Times what an archive costs beside coding: taking coded reports in, and filing them by incident, in processor time of this program and of the database.</summary>
internal static class KeepingRun
{
    private const int Batch = 32;
    private const int FiledAtOnce = 160;

    /// <summary>Takes the reports of a file in, in batches as a worker does, and prints what each costs.</summary>
    /// <param name="file">Reports as JSON Lines.</param>
    /// <param name="location">An archive that is not there yet.</param>
    /// <param name="records">Their records as JSON Lines, where they are coded already.</param>
    public static int Go(string file, string location, string? records)
    {
        var reports = new ReportReader(new() { KeepOriginals = true }).Read(file).OfType<ReadResult.Found>().Select(f => f.Report).DistinctBy(r => r.Id).ToList();
        var coded = records is null ? Coded(reports) : Read(records);
        reports.RemoveAll(r => !coded.ContainsKey(r.Id));
        using var bench = new BenchStore(location);
        bench.Store.Prepare();
        var recent = new RecentRecords();
        var ingester = new Ingester(bench.Store, r => coded[r.Id], coded.Values.First().Coder, TimeProvider.System) { BatchSize = Batch, Recent = recent };
        var deriver = new Deriver(bench.Store, () => IncidentFuser.Load(DataFolder.Find()), TimeProvider.System) { Recent = recent };
        Console.WriteLine("reports            kept: ms a report here, in the database     filed: here, in the database");
        var (there, total) = (0, new double[4]);
        foreach (var some in reports.Chunk(FiledAtOnce))
        {
            var kept = Cost(bench, () => ingester.Take(some, CancellationToken.None));
            var filed = Cost(bench, () => deriver.Derive());
            there += some.Length;
            Row(string.Create(CultureInfo.InvariantCulture, $"{there}"), [kept.Here, kept.There, filed.Here, filed.There], some.Length);
            // The first rounds compile.
            if (there <= reports.Count / 2)
                continue;
            double[] row = [kept.Here, kept.There, filed.Here, filed.There];
            for (var i = 0; i < total.Length; i++)
                total[i] += row[i] / (reports.Count - (reports.Count / 2 / FiledAtOnce * FiledAtOnce));
        }

        Row("the second half", total, 1);
        Console.WriteLine("incidents " + bench.Store.Read(Deriver.Fingerprint)[..16]);
        return 0;
    }

    private static void Row(string what, double[] milliseconds, int reports) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-25} {milliseconds[0] / reports,8:0.00} {milliseconds[1] / reports,12:0.00} {milliseconds[2] / reports,29:0.00} {milliseconds[3] / reports,12:0.00}"));

    private static (double Here, double There) Cost(BenchStore bench, Action work)
    {
        var (here, there) = (Environment.CpuUsage.TotalTime, bench.ProcessorTime);
        work();
        return ((Environment.CpuUsage.TotalTime - here).TotalMilliseconds, (bench.ProcessorTime - there).TotalMilliseconds);
    }

    private static Dictionary<string, CodedReport> Coded(List<Report> reports)
    {
        var pipeline = StandardPipeline.Load(DataFolder.Find());
        return reports.ToDictionary(r => r.Id, r => RecordBuilder.Build(pipeline.Read(r), "benchmark"), StringComparer.Ordinal);
    }

    private static Dictionary<string, CodedReport> Read(string records) =>
        File.ReadLines(records).Select(l => JsonSerializer.Deserialize(l, RecordJson.Lines.CodedReport)!).ToDictionary(r => r.Id, StringComparer.Ordinal);
}
