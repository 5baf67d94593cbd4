using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Casus.Workers;

namespace Casus.Cli.Queues;

/// <summary>What two looks come to: what was done between them, and how it stands.</summary>
internal sealed record TopReport
{
    /// <summary>When the later look was taken, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One entry per worker that was named, in that order.</summary>
    public required ImmutableArray<TopWorker> Workers { get; init; }

    /// <summary>Reports done per second, of all workers together.</summary>
    public required double ReportsPerSecond { get; init; }

    /// <summary>How many reports wait in the queue; <see langword="null"/> where nobody knows.</summary>
    public long? Waiting { get; init; }

    /// <summary>How many messages stand in the queue of dead letters; <see langword="null"/> where the queue was not named.</summary>
    public long? DeadLetters { get; init; }

    /// <summary>Messages that these workers set aside since they began, by the code of the reason.</summary>
    public required ImmutableSortedDictionary<string, long> SetAside { get; init; }

    /// <summary>Errors of these workers since they began, by code.</summary>
    public required ImmutableSortedDictionary<string, long> Errors { get; init; }

    /// <summary>Stages, of all workers together.</summary>
    public required ImmutableSortedDictionary<string, TopStage> Stages { get; init; }

    /// <summary>Works it out.</summary>
    /// <param name="before">The earlier look.</param>
    /// <param name="now">The later one, at the same workers.</param>
    public static TopReport Of(TopLook before, TopLook now)
    {
        var seconds = (now.At - before.At).TotalSeconds;
        var pairs = now.Workers.Zip(before.Workers, (n, b) => (n.Address, Now: n.Stats, Before: Same(b.Stats, n.Stats))).ToList();
        var there = pairs.Where(p => p.Now is not null).Select(p => (Now: p.Now!, p.Before)).ToList();
        var workers = pairs.Select(p => TopWorker.Of(p.Address, p.Before, p.Now, seconds)).ToImmutableArray();
        return new()
        {
            At = now.At,
            Workers = workers,
            ReportsPerSecond = Math.Round(workers.Sum(w => w.ReportsPerSecond), 2),
            Waiting = now.Queue?.Waiting ?? there.Max(t => t.Now.Waiting),
            DeadLetters = now.Queue?.SetAside,
            SetAside = Sum(there.Select(t => t.Now.SetAside)),
            Errors = Sum(there.Select(t => t.Now.Errors)),
            Stages = there
                .SelectMany(t => t.Now.Stages.Select(s => (s.Key, Now: s.Value, Before: t.Before?.Stages.GetValueOrDefault(s.Key) ?? default, Seconds: TopWorker.SecondsOf(t.Before, t.Now, seconds))))
                .GroupBy(s => s.Key, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(g => g.Key, g => TopStage.Of(g.Select(s => (s.Now, s.Before, s.Seconds))), StringComparer.Ordinal),
        };
    }

    /// <summary>As JSON, on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TopJson.Default.TopReport);

    // A worker that was started anew meanwhile counts from nothing.
    private static WorkerStats? Same(WorkerStats? before, WorkerStats? now) => before?.Worker == now?.Worker && before?.Seconds <= now?.Seconds ? before : null;

    private static ImmutableSortedDictionary<string, long> Sum(IEnumerable<ImmutableSortedDictionary<string, long>> all) =>
        all.SelectMany(a => a).GroupBy(a => a.Key, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(a => a.Value), StringComparer.Ordinal);
}

/// <summary>A worker in the view.</summary>
/// <param name="Address">As it was named.</param>
/// <param name="Worker">Machine and process; <see langword="null"/> where it does not answer.</param>
/// <param name="State"><c>ready</c>, <c>ending</c>, <c>no queue</c>, <c>no archive</c>, <c>no answer</c>.</param>
/// <param name="ReportsPerSecond">Since the look before.</param>
/// <param name="Reports">Done since it began, those that were set aside too.</param>
/// <param name="SetAside">Of these those that were set aside.</param>
/// <param name="InHand">Those that it has and has not done.</param>
internal sealed record TopWorker(string Address, string? Worker, string State, double ReportsPerSecond, long Reports, long SetAside, int InHand)
{
    /// <summary>Works it out.</summary>
    public static TopWorker Of(string address, WorkerStats? before, WorkerStats? now, double seconds)
    {
        if (now is null)
            return new(address, null, "no answer", 0, 0, 0, 0);
        var state = now.Ending ? "ending" : !now.Queue ? "no queue" : !now.Archive ? "no archive" : "ready";
        var (done, earlier) = (now.Reports.Values.Sum(), before?.Reports.Values.Sum() ?? 0);
        return new(address, now.Worker, state, Math.Round(Rate(done - earlier, SecondsOf(before, now, seconds)), 2), done, now.SetAside.Values.Sum(), now.InHand);
    }

    /// <summary>The time in which what a worker did was done: that between the looks, or all since it began where the look before does not know it.</summary>
    public static double SecondsOf(WorkerStats? before, WorkerStats now, double between) => before is null ? now.Seconds : between;

    /// <summary>So many in so many seconds.</summary>
    public static double Rate(double count, double seconds) => seconds > 0 ? count / seconds : 0;
}

/// <summary>A stage in the view.</summary>
/// <param name="PerSecond">How often it was gone through since the look before.</param>
/// <param name="Milliseconds">How long it took then, on average; since the workers began where it was not gone through.</param>
internal sealed record TopStage(double PerSecond, double Milliseconds)
{
    /// <summary>Works it out.</summary>
    public static TopStage Of(IEnumerable<(StageTime Now, StageTime Before, double Seconds)> workers)
    {
        var (count, took, all, allTook, rate) = (0L, 0.0, 0L, 0.0, 0.0);
        foreach (var (now, before, seconds) in workers)
        {
            (count, took, all, allTook) = (count + now.Count - before.Count, took + now.Seconds - before.Seconds, all + now.Count, allTook + now.Seconds);
            rate += TopWorker.Rate(now.Count - before.Count, seconds);
        }

        var mean = count > 0 ? took / count : all > 0 ? allTook / all : 0;
        return new(Math.Round(rate, 2), Math.Round(mean * 1000, 1));
    }
}

/// <summary>Writes the view for programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TopReport))]
internal sealed partial class TopJson : JsonSerializerContext;
