using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>A person, organisation, place or thing of the report, with all its mentions.</summary>
public sealed record Entity
{
    /// <summary>Its number in the report, from 0 in order of first mention.</summary>
    public required int Index { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required EntityType Type { get; init; }

    /// <summary>Its best name, else the words of its first mention.</summary>
    public required string Name { get; init; }

    /// <summary>The entry of the actor register, or <see langword="null"/>.</summary>
    public string? ActorId { get; init; }

    /// <summary>Entries it might be, when the name is ambiguous.</summary>
    public ImmutableArray<string> ActorCandidates { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-3, when known.</summary>
    public string? Country { get; init; }

    /// <summary>PLOVER sector, when known.</summary>
    public string? Sector { get; init; }

    /// <summary>What PLOVER writes in place of a country for bodies of several states, <c>UNO</c>, <c>IGO</c>.</summary>
    public string? Body { get; init; }

    /// <summary>Whether it has a proper name in the report.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether it names a state or its people, which can act: "Israel", "the US", "Iraqis".</summary>
    public bool IsState { get; init; }

    /// <summary>What its nouns stand for.</summary>
    public ClassSet Classes { get; init; }

    /// <summary>In text order; at least one.</summary>
    public required ImmutableArray<EntityMention> Mentions { get; init; }
}
