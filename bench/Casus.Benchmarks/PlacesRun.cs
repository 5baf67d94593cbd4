using System.Diagnostics;
using System.Globalization;
using Casus.Formats;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Pipeline;
using Casus.Readings;

namespace Casus.Benchmarks;

/// <summary>Times finding and resolving place names over a file of reports on one thread, given tokens, tags, trees and names.</summary>
internal static class PlacesRun
{
    private const int Rounds = 7;

    /// <summary>Reads the file once, then finds and resolves several times, and prints the best round.</summary>
    public static int Go(string file)
    {
        var data = DataFolder.Find();
        var language = LanguagePipeline.Load(data, TokenRules.Load(data));
        Reading[] readings = [.. new ReportReader().Read(file).OfType<ReadResult.Found>().Select(f => language.Read(f.Report))];
        var tokens = readings.Sum(r => (long)r.Get(Tokens.Layer).Count);
        var resolver = ToponymResolver.Load(data);
        var (finding, both, places) = (double.MaxValue, double.MaxValue, 0);
        long allocatedFinding = 0, allocated = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            foreach (var reading in readings)
                _ = resolver.Recognizer.Find(reading);
            var time = Stopwatch.GetElapsedTime(started).TotalSeconds;
            allocatedFinding = GC.GetAllocatedBytesForCurrentThread() - before;
            before = GC.GetAllocatedBytesForCurrentThread();
            started = Stopwatch.GetTimestamp();
            places = readings.Sum(r => resolver.Apply(r).Get(Toponym.Layer).Length);
            var whole = Stopwatch.GetElapsedTime(started).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (round > 0)
                (finding, both) = (Math.Min(finding, time), Math.Min(both, whole));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reports {readings.Length}, tokens {tokens}, place names {places}, one thread, best of {Rounds} rounds"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"finding               {tokens / finding,12:N0} tokens/s {(double)allocatedFinding / tokens,8:F0} bytes/token"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"finding and resolving {tokens / both,12:N0} tokens/s {(double)allocated / tokens,8:F0} bytes/token"));
        return 0;
    }
}
