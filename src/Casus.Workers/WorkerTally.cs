using System.Collections.Immutable;

namespace Casus.Workers;

/// <summary>What a worker has done since it began: reports by what came of them, errors by code, the time of stages. Thread-safe; metrics hear of all of it.</summary>
public sealed class WorkerTally
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> aside = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> errors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StageTime> stages = new(StringComparer.Ordinal);
    private long? waiting;

    /// <summary>All of it, as it stands.</summary>
    public (ImmutableSortedDictionary<string, long> Reports, ImmutableSortedDictionary<string, long> SetAside, ImmutableSortedDictionary<string, long> Errors, ImmutableSortedDictionary<string, StageTime> Stages, long? Waiting) Read()
    {
        lock (gate)
            return (Sorted(reports), Sorted(aside), Sorted(errors), Sorted(stages), waiting);
    }

    internal void Count(string outcome, long count)
    {
        Telemetry.Count(outcome, count);
        if (count > 0)
            Add(reports, outcome, count);
    }

    internal void Aside(string code)
    {
        Count("set aside", 1);
        Add(aside, code, 1);
    }

    internal void Error(string code)
    {
        Telemetry.Error(code);
        Add(errors, code, 1);
    }

    internal void Took(string stage, TimeSpan time)
    {
        Telemetry.Took(stage, time);
        lock (gate)
        {
            var before = stages.GetValueOrDefault(stage, new(0, 0));
            stages[stage] = new(before.Count + 1, before.Seconds + time.TotalSeconds);
        }
    }

    internal void Wait(long count)
    {
        Telemetry.Waiting(count);
        lock (gate)
            waiting = count;
    }

    private static ImmutableSortedDictionary<string, T> Sorted<T>(Dictionary<string, T> counts) => counts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private void Add(Dictionary<string, long> counts, string name, long count)
    {
        lock (gate)
            counts[name] = counts.GetValueOrDefault(name) + count;
    }
}
