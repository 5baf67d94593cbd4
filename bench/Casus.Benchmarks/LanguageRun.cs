using System.Diagnostics;
using System.Globalization;
using Casus.Formats;
using Casus.Knowledge;
using Casus.Language;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Benchmarks;

/// <summary>Times the language stages over a file of reports on one thread: each by itself, and all together.</summary>
internal static class LanguageRun
{
    private const int Rounds = 5;

    /// <summary>Reads the file once to warm up, then several times, and prints the best round.</summary>
    public static int Go(string file)
    {
        Report[] reports = [.. new ReportReader().Read(file).OfType<ReadResult.Found>().Select(f => f.Report)];
        if (reports.Length == 0)
        {
            Console.Error.WriteLine($"{file}: there is no report in it. Name a file of reports.");
            return 1;
        }

        var started = Stopwatch.GetTimestamp();
        var pipeline = LanguagePipeline.Load(DataFolder.Find(), TokenRules.Load(DataFolder.Find()));
        var load = Stopwatch.GetElapsedTime(started);
        var best = new double[pipeline.Stages.Length];
        Array.Fill(best, double.MaxValue);
        long tokens = 0, allocated = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var times = new double[best.Length];
            tokens = 0;
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var report in reports)
            {
                var reading = Reading.Of(report);
                for (var s = 0; s < times.Length; s++)
                {
                    var start = Stopwatch.GetTimestamp();
                    reading = pipeline.Stages[s].Apply(reading);
                    times[s] += Stopwatch.GetElapsedTime(start).TotalSeconds;
                }

                tokens += reading.Get(Tokens.Layer).Count;
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (round > 0)
                best = [.. best.Zip(times, Math.Min)];
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reports {reports.Length}, tokens {tokens}, loaded in {load.TotalMilliseconds:F0} ms, one thread, best of {Rounds} rounds"));
        for (var s = 0; s < best.Length; s++)
            Print(pipeline.Stages[s].GetType().Name, tokens, best[s]);
        Print("all language stages", tokens, best.Sum());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"allocated             {(double)allocated / tokens:F0} bytes/token"));
        return 0;
    }

    private static void Print(string name, long tokens, double seconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {tokens / seconds,12:N0} tokens/s"));
}
