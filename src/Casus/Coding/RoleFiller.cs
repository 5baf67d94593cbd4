using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>A word that plays a part in an event.</summary>
/// <param name="Mention">The event mention.</param>
/// <param name="Role">The part.</param>
/// <param name="Head">The head token of the filler.</param>
/// <param name="Slot">The slot it was found in.</param>
/// <param name="Via">The mention of a claim, accusation or denial that gives the event this filler, or −1.</param>
public readonly record struct RoleFiller(int Mention, FrameRole Role, int Head, Slot Slot, int Via = -1)
{
    /// <summary>Whether no clause gives it the part: the report as a whole does.</summary>
    public bool IsInferred => Slot == Slot.None && Via < 0;

    /// <summary>In the order of mentions, then of slots as the tree gave them.</summary>
    public static Layer<ImmutableArray<RoleFiller>> Layer { get; } = new("roles");
}
