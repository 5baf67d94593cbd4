using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>How sure it is that somebody played a part, where that is less than stated.</summary>
/// <param name="Mention">The event mention.</param>
/// <param name="Head">The head token of the filler.</param>
/// <param name="Certainty">Claimed, accused, suspected or denied.</param>
/// <param name="Cue">The words that say so.</param>
/// <param name="Speech">Who says so (<see cref="Coding.Speech"/>), or −1.</param>
public sealed record RoleStance(int Mention, int Head, Certainty Certainty, TokenRange Cue, int Speech)
{
    /// <summary>The mention of a claim, accusation or denial that gives the filler its part, or −1: one may be accused of a deed and deny it.</summary>
    public int Via { get; init; } = -1;

    /// <summary>In the order of mentions; fillers that are simply stated have none.</summary>
    public static Layer<ImmutableArray<RoleStance>> Layer { get; } = new("role-stances");
}
