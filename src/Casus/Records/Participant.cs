using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Records;

/// <summary>A participant as one claim: two sources that blame two groups make two participants.</summary>
public sealed record Participant
{
    /// <summary>Its part.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>Its entity.</summary>
    public required string Entity { get; init; }

    /// <summary>The words that name it here.</summary>
    public required string Text { get; init; }

    /// <summary>How sure.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The hedge, accusation or denial that sets <see cref="Certainty"/>; empty when stated.</summary>
    public ImmutableArray<TextQuote> CertaintyEvidence { get; init; } = [];

    /// <summary>Who says so; empty = the outlet itself.</summary>
    public ImmutableArray<Attribution> AttributedTo { get; init; } = [];

    /// <summary><c>context</c> where no clause gives it its part but the report as a whole does; absent where the words say it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }

    /// <summary>The words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];
}
