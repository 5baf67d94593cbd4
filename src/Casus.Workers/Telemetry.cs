using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Casus.Workers;

/// <summary>What can be measured and traced. Nothing is gathered unless somebody listens.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Casus";

    /// <summary>Spans: a batch, and in it coding and keeping; filing.</summary>
    internal static ActivitySource Traces { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("casus.reports", "{report}", "Reports done, by what came of them.");

    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("casus.errors", "{error}", "Errors, by code.");

    private static readonly Histogram<double> Stages = Meter.CreateHistogram<double>("casus.stage.duration", "s", "Time of a stage: code (one report), keep (one batch), file (one run).");

    private static readonly UpDownCounter<long> InHand = Meter.CreateUpDownCounter<long>("casus.reports.in_hand", "{report}", "Reports that a worker has and has not done.");

    private static long waiting;

    static Telemetry() => Meter.CreateObservableGauge("casus.queue.depth", () => Interlocked.Read(ref waiting), "{report}", "Reports that wait in the queue, as last seen.");

    /// <summary>Counts reports by outcome.</summary>
    internal static void Count(string outcome, long reports)
    {
        if (reports > 0)
            Reports.Add(reports, new KeyValuePair<string, object?>("outcome", outcome));
    }

    /// <summary>Counts an error.</summary>
    internal static void Error(string code) => Errors.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <summary>Notes how long a stage took.</summary>
    internal static void Took(string stage, TimeSpan time) => Stages.Record(time.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    /// <summary>Notes what came into hand, or left it.</summary>
    internal static void Hand(long change) => InHand.Add(change);

    /// <summary>Notes how many wait.</summary>
    internal static void Waiting(long reports) => Interlocked.Exchange(ref waiting, reports);
}
