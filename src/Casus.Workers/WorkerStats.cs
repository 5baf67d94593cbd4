using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Casus.Workers;

/// <summary>What a worker tells of itself at <c>/stats</c>: numbers since it began, and nothing of any report.</summary>
public sealed record WorkerStats
{
    /// <summary>Machine and process.</summary>
    public required string Worker { get; init; }

    /// <summary>For how many seconds it has run.</summary>
    public required double Seconds { get; init; }

    /// <summary>Whether there is a connection to the queue.</summary>
    public bool Queue { get; init; }

    /// <summary>Whether the archive could be used when it last was.</summary>
    public bool Archive { get; init; }

    /// <summary>Whether it was asked to end.</summary>
    public bool Ending { get; init; }

    /// <summary>How many reports it has and has not done.</summary>
    public int InHand { get; init; }

    /// <summary>How many reports wait in the queue, as it last saw.</summary>
    public long? Waiting { get; init; }

    /// <summary>Reports done, by what came of them: <c>added</c>, <c>recoded</c>, <c>known</c>, <c>purged</c>, <c>set aside</c>.</summary>
    public ImmutableSortedDictionary<string, long> Reports { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Messages set aside, by the code of the reason.</summary>
    public ImmutableSortedDictionary<string, long> SetAside { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Errors by code, those that passed too.</summary>
    public ImmutableSortedDictionary<string, long> Errors { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>The time of the stages <c>code</c> (a report), <c>keep</c> (a batch with its coding) and <c>file</c> (a run).</summary>
    public ImmutableSortedDictionary<string, StageTime> Stages { get; init; } = ImmutableSortedDictionary<string, StageTime>.Empty;

    /// <summary>What a worker has to tell.</summary>
    public static WorkerStats Of(WorkerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (reports, aside, errors, stages, waiting) = state.Tally.Read();
        return new()
        {
            Worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {Environment.ProcessId}"),
            Seconds = Math.Round(state.RunsFor.TotalSeconds, 3),
            Queue = state.HasQueue,
            Archive = state.HasArchive,
            Ending = state.IsEnding,
            InHand = state.InHand,
            Waiting = waiting,
            Reports = reports,
            SetAside = aside,
            Errors = errors,
            Stages = stages,
        };
    }

    /// <summary>As JSON, on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WorkerStatsJson.Default.WorkerStats);

    /// <summary>Reads what <see cref="ToJson"/> wrote; <see langword="null"/> where it is something else.</summary>
    public static WorkerStats? TryParse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WorkerStatsJson.Default.WorkerStats);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Writes and reads what workers tell.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkerStats))]
internal sealed partial class WorkerStatsJson : JsonSerializerContext;
