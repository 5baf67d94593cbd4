using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>One value that one report gives.</summary>
public sealed record IncidentClaim
{
    /// <summary><c>type</c>, <c>date</c>, <c>location</c>, <c>participants.actor</c>, <c>casualties.killed</c>, <c>links.retaliation-for</c>, …</summary>
    public required string Field { get; init; }

    /// <summary>The value.</summary>
    public required ClaimValue Value { get; init; }

    /// <summary>The report's id.</summary>
    public required string Report { get; init; }

    /// <summary>The event in the report's record.</summary>
    public required string Event { get; init; }

    /// <summary>Who says so; empty = the outlet itself.</summary>
    public ImmutableArray<string> AttributedTo { get; init; } = [];

    /// <summary>How sure.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The words it was read off, with offsets into the report's text.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];
}

/// <summary>The value of a claim; what does not apply to its field is absent.</summary>
public sealed record ClaimValue
{
    /// <summary>Of <c>type</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>Of <c>date</c>: first possible day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Start { get; init; }

    /// <summary>Of <c>date</c>: last possible day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? End { get; init; }

    /// <summary>Of places and participants.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Of <c>location</c>: GeoNames' number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? GeonameId { get; init; }

    /// <summary>Of <c>location</c>: ISO 3166-1 alpha-3.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Country { get; init; }

    /// <summary>Of <c>date</c> and <c>location</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Precision { get; init; }

    /// <summary>Of participants: the entry of the actor register.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ActorId { get; init; }

    /// <summary>Of tolls: at least so many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Low { get; init; }

    /// <summary>Of tolls: the likeliest number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Best { get; init; }

    /// <summary>Of tolls: at most so many.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? High { get; init; }

    /// <summary>Of tolls: who they were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CasualtyGroup? Who { get; init; }

    /// <summary>Of tolls: whether a larger toll counts them already.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? PartOfTotal { get; init; }

    /// <summary>Of tolls: whether the report itself sets the number aside as an earlier one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Superseded { get; init; }
}
