using System.Text.Json.Serialization;

namespace Casus.Fusion.Incidents;

/// <summary>One thing that somebody decided about an incident.</summary>
public sealed record ReviewDecision
{
    /// <summary>The number of the judgement.</summary>
    public required long Judgement { get; init; }

    /// <summary>Of a correction: one of <see cref="CorrectedField.All"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>Of a correction: the value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }

    /// <summary>Of a link: the other incident.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Incident { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required string At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
