using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>When an event mention says its event was.</summary>
/// <param name="Time">The time expression, or <see langword="null"/> when the mention gives none.</param>
/// <param name="Cost">How far the words stand from the trigger; smaller is surer.</param>
public sealed record MentionDate(ResolvedTime? Time, int Cost)
{
    /// <summary>One per event mention, in their order.</summary>
    public static Layer<ImmutableArray<MentionDate>> Layer { get; } = new("mention-dates");
}
