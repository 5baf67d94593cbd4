using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>The deed that a headline outside the text tells of. Its spans count into <see cref="Report.Title"/>.</summary>
/// <param name="Type">What it tells of, or <see langword="null"/> where there is no such headline, or no violence in it.</param>
/// <param name="Trigger">The words that say so.</param>
/// <param name="Places">Where it says that was, the finest first.</param>
/// <param name="Tolls">Whom it says it harmed, in its order; numbers alone.</param>
public sealed record Headline(EventType? Type, TextSpan Trigger, ImmutableArray<Toponym> Places, ImmutableArray<HeadlineToll> Tolls)
{
    /// <summary>The layer; <see cref="None"/> for most reports.</summary>
    public static Layer<Headline> Layer { get; } = new("headline");

    /// <summary>No headline, or one that tells of no violence.</summary>
    public static Headline None { get; } = new(null, default, [], []);
}
