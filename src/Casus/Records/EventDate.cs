using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>When an event happened.</summary>
public sealed record EventDate
{
    /// <summary>First possible day, ISO 8601.</summary>
    public required string Start { get; init; }

    /// <summary>Last possible day, ISO 8601.</summary>
    public required string End { get; init; }

    /// <summary><c>day</c>, <c>days</c>, <c>week</c>, <c>month</c>, <c>year</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>The time words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];

    /// <summary>What a relative time was counted from, <c>publishedOn</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }
}
