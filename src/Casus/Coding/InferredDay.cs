using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>The days on which an event that no words date must have happened.</summary>
/// <param name="Days">The days, or <see langword="null"/> where nothing is to be inferred.</param>
public sealed record InferredDay(DayRange? Days)
{
    /// <summary>One per event, in their order.</summary>
    public static Layer<ImmutableArray<InferredDay>> Layer { get; } = new("inferred-days");
}
