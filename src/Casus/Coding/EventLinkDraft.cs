using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>A statement that one event of the report answers, follows or belongs to another.</summary>
/// <param name="From">The answering event's number.</param>
/// <param name="To">The other event's number.</param>
/// <param name="Relation">How they are linked.</param>
/// <param name="Cue">The linking words.</param>
/// <param name="Speech">The speech that says so, or −1 for the outlet.</param>
public sealed record EventLinkDraft(int From, int To, LinkRelation Relation, TokenRange Cue, int Speech)
{
    /// <summary>In the order of their cues.</summary>
    public static Layer<ImmutableArray<EventLinkDraft>> Layer { get; } = new("links");
}
