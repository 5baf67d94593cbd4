using System.Globalization;

namespace Casus.Cli.Output;

/// <summary>One line that tells somebody who watches how far a long run is. Silent during the first two seconds.</summary>
internal sealed class ProgressLine(TextWriter writer, bool watched, TimeProvider time, string things = "reports")
{
    private const int BarCells = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly long started = time.GetTimestamp();
    private TimeSpan next = Patience;
    private bool drawn;

    /// <summary>Redraws the line, if it is time to.</summary>
    /// <param name="done">Reports, or other things, done.</param>
    /// <param name="share">Says how much of the input is read, 0 to 1, or <see langword="null"/> where that cannot be
    /// known.</param>
    public void Show(long done, Func<double?> share)
    {
        if (!watched)
            return;
        var elapsed = time.GetElapsedTime(started);
        if (elapsed < next)
            return;
        next = elapsed + Interval;
        writer.Write("\r\u001b[K" + Line(done, share(), elapsed, things));
        writer.Flush();
        drawn = true;
    }

    /// <summary>Takes the line away, so that other output can stand in its place.</summary>
    public void Clear()
    {
        if (!drawn)
            return;
        writer.Write("\r\u001b[K");
        writer.Flush();
        drawn = false;
    }

    /// <summary>The line itself: bar, share, count, rate, time left.</summary>
    internal static string Line(long done, double? share, TimeSpan elapsed, string things = "reports")
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 0.001);
        var counted = string.Create(CultureInfo.InvariantCulture, $"{done:N0} {things}  {rate:N0}/s");
        if (share is not { } known)
            return counted;
        known = Math.Clamp(known, 0, 1);
        var filled = (int)(known * BarCells);
        var bar = new string('━', filled) + new string('─', BarCells - filled);
        var left = known > 0.005 ? "  " + Duration(elapsed * ((1 - known) / known)) + " left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{bar}  {known * 100:F0} %  {counted}{left}");
    }

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalSeconds):F0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(span.TotalMinutes):F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours):F0} h {span.Minutes} min"),
    };
}
