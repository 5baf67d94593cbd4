using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Records;

/// <summary>A person, organisation or thing of the report with all its mentions.</summary>
public sealed record CodedEntity
{
    /// <summary><c>e1</c>, <c>e2</c>, … within the report.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required EntityType Type { get; init; }

    /// <summary>Its best name in the report, else its first description.</summary>
    public required string Name { get; init; }

    /// <summary>The entry of the actor register, when linked.</summary>
    public string? ActorId { get; init; }

    /// <summary>ISO 3166-1 alpha-3 of the actor, nationality or place, when known.</summary>
    public string? Country { get; init; }

    /// <summary>PLOVER sector of the actor, when known.</summary>
    public string? Sector { get; init; }

    /// <summary>Its codes, where country or sector give any; of people, organisations and what stands for a state.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ActorCodes? Codes { get; init; }

    /// <summary>In text order; at least one.</summary>
    public required ImmutableArray<CodedMention> Mentions { get; init; }

    /// <summary>Register entries it might be, when it is ambiguous.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? ActorCandidates { get; init; }
}
