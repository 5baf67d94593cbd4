using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>A word that tells what befell people.</summary>
public sealed class CasualtyWord
{
    /// <summary>What befell them.</summary>
    public required HarmOutcome Outcome { get; init; }

    /// <summary>Verb, noun or adjective.</summary>
    public required WordClass Class { get; init; }

    /// <summary>The slots in which the people stand, where it is a verb or a noun that takes them.</summary>
    public required ImmutableArray<Slot> People { get; init; }

    /// <summary>Whether the word itself means the people or is an adjective of them ("fatalities", "wounded"), or a number stands beside it.</summary>
    public required CasualtyForm Form { get; init; }

    /// <summary>Whether it needs a number or people beside it.</summary>
    public required bool IsWeak { get; init; }
}

/// <summary>Where the people of a toll stand beside its word.</summary>
public enum CasualtyForm
{
    /// <summary>In one of its slots.</summary>
    Slots,

    /// <summary>The word is an adjective or participle of them.</summary>
    Modified,

    /// <summary>The word means them.</summary>
    Self,

    /// <summary>A number stands beside the word: "a death toll of 12".</summary>
    Number,
}

/// <summary>What befell people.</summary>
public enum HarmOutcome
{
    /// <summary>Dead.</summary>
    Killed,

    /// <summary>Hurt and alive.</summary>
    Injured,

    /// <summary>Unaccounted for.</summary>
    Missing,

    /// <summary>Taken prisoner, hostage or into custody.</summary>
    Detained,

    /// <summary>Driven from home.</summary>
    Displaced,

    /// <summary>Nothing; no toll.</summary>
    Unharmed,
}
