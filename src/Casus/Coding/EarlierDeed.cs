using System.Collections.Immutable;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>By which word a mention tells of a deed that something else came after; −1 where none does.</summary>
/// <param name="Verb">The verb that says that its subject came after the deed: "the strike <i>came</i> after an attack that killed three".</param>
/// <param name="Participle">The one that describes a thing by the deed: "a law <i>brought</i> in after the massacre".</param>
public readonly record struct EarlierDeed(int Verb, int Participle)
{
    /// <summary>One per event mention, in their order.</summary>
    public static Layer<ImmutableArray<EarlierDeed>> Layer { get; } = new("earlier-deeds");

    /// <summary>Whether the mention stands in a phrase that says what something came after: it has not the day of that.</summary>
    public bool IsEarlier => Verb >= 0 || Participle >= 0;
}
