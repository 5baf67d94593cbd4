using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Records;

/// <summary>A participant as one claim: two sources that blame two groups make two participants.</summary>
public sealed record Participant
{
    /// <summary>Value of <see cref="DerivedFrom"/>: the report as a whole gives it its part.</summary>
    public const string Context = "context";

    /// <summary>Value of <see cref="DerivedFrom"/>: those who belong to it have the part.</summary>
    public const string Membership = "membership";

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

    /// <summary>
    /// <see cref="Context"/> where no clause gives it its part but the report as a whole does; <see cref="Membership"/> where it has it by those who belong to it
    /// ("FMLN rebels"); absent where the words say it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }

    /// <summary>The words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];
}
