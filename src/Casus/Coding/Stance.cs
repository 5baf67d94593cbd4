using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>How far the report stands behind an event mention, and who says it.</summary>
/// <param name="Modality">Asserted, alleged, denied, planned, …</param>
/// <param name="Cue">The words that set the modality; empty for a plain assertion.</param>
/// <param name="Speech">The number of the innermost speech (<see cref="Speech"/>) that holds the mention, or −1 for the outlet itself.</param>
public sealed record Stance(Modality Modality, TokenRange Cue, int Speech)
{
    /// <summary>One per event mention, in their order.</summary>
    public static Layer<ImmutableArray<Stance>> Layer { get; } = new("stances");
}

/// <summary>Words that somebody is said to have said, thought or written.</summary>
/// <param name="Content">The words said.</param>
/// <param name="IsDirect">Whether they stand in quotation marks.</param>
/// <param name="Speaker">The head token of the speaker, or −1 when nobody is named.</param>
/// <param name="Cue">The verb or phrase that attributes; empty when the attribution is carried over from before.</param>
/// <param name="Kind">What kind of saying it is.</param>
public sealed record Speech(TokenRange Content, bool IsDirect, int Speaker, TokenRange Cue, SpeechKind Kind)
{
    /// <summary>The beginning of the clause where the attribution cuts it off: "the attack" of "The attack, police said, was …"; else empty.</summary>
    public TokenRange Lead { get; init; }

    /// <summary>In the order of their first word; the outer before the inner.</summary>
    public static Layer<ImmutableArray<Speech>> Layer { get; } = new("speeches");
}
