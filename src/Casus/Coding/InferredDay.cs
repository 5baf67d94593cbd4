using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>The days on which an event that no words date must have happened.</summary>
/// <param name="Days">The days, or <see langword="null"/> where nothing is to be inferred.</param>
/// <param name="Basis">What they are inferred from.</param>
/// <param name="Words">The words that narrow them, the verb or the day on which it was told; empty where none do.</param>
public sealed record InferredDay(DayRange? Days, DayBasis Basis, TokenRange Words)
{
    /// <summary>One per event, in their order.</summary>
    public static Layer<ImmutableArray<InferredDay>> Layer { get; } = new("inferred-days");
}
