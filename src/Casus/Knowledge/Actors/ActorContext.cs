using System.Collections.Immutable;

namespace Casus.Knowledge.Actors;

/// <summary>What the caller knows about the report in which a name or phrase stands.</summary>
public sealed record ActorContext
{
    /// <summary>Nothing is known.</summary>
    public static ActorContext None { get; } = new();

    /// <summary>
    /// ISO 3166-1 alpha-3 codes of the countries the report is about, the likeliest first; empty when unknown.
    /// </summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>The day of which the report speaks, or <see langword="null"/>.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Whether capitals tell nothing, as in a text that is all upper or all lower case.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>
    /// Gives the ISO 3166-1 alpha-3 code of a place name that is not in the register ("Shanghai"), or <see langword="null"/>. Without it such
    /// names tell nothing.
    /// </summary>
    public Func<string, string?>? CountryOfPlace { get; init; }
}
