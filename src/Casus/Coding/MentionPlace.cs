using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Where an event mention says its event was.</summary>
/// <param name="Toponyms">The place names that locate it, the finest first: the district, its town, its country. Empty when the mention gives none.</param>
/// <param name="Relation">How it lies to the first.</param>
/// <param name="Cost">How far the words stand from the trigger; smaller is surer.</param>
public sealed record MentionPlace(ImmutableArray<Toponym> Toponyms, LocationRelation Relation, int Cost)
{
    /// <summary>Whether it lies on the border of the country, or of the countries, that the names mean.</summary>
    public bool IsOnBorder { get; init; }

    /// <summary>The other end of "between A and B"; <see langword="null"/> for any other relation.</summary>
    public Toponym? OtherEnd { get; init; }

    /// <summary>One per event mention, in their order.</summary>
    public static Layer<ImmutableArray<MentionPlace>> Layer { get; } = new("mention-places");

    /// <summary>The mention says nothing of the place.</summary>
    public static MentionPlace None { get; } = new([], LocationRelation.In, TreeDistance.Unreachable);
}
