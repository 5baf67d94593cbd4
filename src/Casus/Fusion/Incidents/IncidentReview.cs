using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Casus.Fusion.Incidents;

/// <summary>What people made of an incident. It stands beside what machines read, and is laid over it where values are used.</summary>
public sealed record IncidentReview
{
    /// <summary>One of <see cref="ReviewStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The last confirmation or dismissal.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewDecision? Judged { get; init; }

    /// <summary>The last correction of each field, in the order of the fields' names; <see langword="null"/> where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<ReviewDecision>? Corrections { get; init; }

    /// <summary>The incident that stands for this one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MergedInto { get; init; }

    /// <summary>The incidents that this one stands for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<string>? SameAs { get; init; }

    /// <summary>How it stands to others, as people said: the relation is the decision's value, the other its incident.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<ReviewDecision>? Links { get; init; }

    /// <summary>The corrected value of a field, or <see langword="null"/>.</summary>
    public string? this[string field] => Corrections?.Find(c => c.Field == field)?.Value;
}
