using System.Diagnostics;
using System.Globalization;
using Casus.Formats;
using Casus.Knowledge;
using Casus.Language;
using Casus.Pipeline;
using Casus.Records;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>Times a whole run over a file of reports in one process: reading, coding, writing records; and what it held in memory.</summary>
internal static class WholeRun
{
    private const int WarmUp = 200;

    /// <summary>Runs twice, the first time over some reports only, and prints the figures of the second.</summary>
    public static int Go(string file, int threads)
    {
        if (WhyNothingIsRead(file) is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        var started = Stopwatch.GetTimestamp();
        var pipeline = StandardPipeline.Load(DataFolder.Find());
        var load = Stopwatch.GetElapsedTime(started);
        Run(pipeline, Reports(file).Take(WarmUp), 1);
        started = Stopwatch.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var (reports, tokens) = Run(pipeline, Reports(file), threads);
        var (wall, spent) = (Stopwatch.GetElapsedTime(started), Process.GetCurrentProcess().TotalProcessorTime - cpu);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            threads            {threads}
            load               {load.TotalMilliseconds:F0} ms
            reports            {reports}
            tokens             {tokens}
            wall               {wall.TotalSeconds:F2} s
            processor          {spent.TotalSeconds:F2} s
            reports/s (wall)   {reports / wall.TotalSeconds:F0}
            tokens/s (wall)    {tokens / wall.TotalSeconds:F0}
            tokens/s (cpu)     {tokens / spent.TotalSeconds:F0}
            peak memory        {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB
            """));
        return 0;
    }

    private static string? WhyNothingIsRead(string file)
    {
        ReadProblem? first = null;
        foreach (var result in new ReportReader().Read(file))
        {
            if (result is ReadResult.Found)
                return null;
            first ??= (result as ReadResult.Noted)?.Problem;
        }

        return first?.ToString() ?? $"{file}: there is no report in it. Name a file of reports.";
    }

    private static IEnumerable<Report> Reports(string file) => new ReportReader().Read(file).OfType<ReadResult.Found>().Select(f => f.Report);

    private static (int Reports, long Tokens) Run(Readings.ReadingPipeline pipeline, IEnumerable<Report> reports, int threads)
    {
        var count = 0;
        long tokens = 0;
        Parallel.ForEach(reports, new ParallelOptions { MaxDegreeOfParallelism = threads }, report =>
        {
            var reading = pipeline.Read(report);
            var record = RecordBuilder.Build(reading, "benchmark");
            _ = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Lines.CodedReport);
            Interlocked.Increment(ref count);
            Interlocked.Add(ref tokens, reading.Get(Tokens.Layer).Count);
        });
        return (count, tokens);
    }
}
