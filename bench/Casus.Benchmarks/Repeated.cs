using System.Diagnostics;

namespace Casus.Benchmarks;

/// <summary>Times work that is done several times.</summary>
internal static class Repeated
{
    /// <summary>The median of some rounds, in milliseconds.</summary>
    public static double Median(int rounds, Action work)
    {
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[rounds / 2];
    }
}
