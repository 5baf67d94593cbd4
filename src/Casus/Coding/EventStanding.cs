using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What part an event plays in its report.</summary>
/// <param name="Standing">News, background or aggregate.</param>
/// <param name="Cue">The words that show it is not news; empty when its date alone does, or for news.</param>
/// <param name="Rule">Why, for <c>casus explain</c>.</param>
public sealed record EventStanding(Standing Standing, TokenRange Cue, string Rule)
{
    /// <summary>One per event, in their order.</summary>
    public static Layer<ImmutableArray<EventStanding>> Layer { get; } = new("standings");
}
