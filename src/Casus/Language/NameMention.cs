using System.Collections.Immutable;
using Casus.Readings;

namespace Casus.Language;

/// <summary>A proper name in the text.</summary>
/// <param name="Range">The name's tokens, without titles, articles or a final 's.</param>
/// <param name="Kind">What bears the name, as the words around it suggest.</param>
public readonly record struct NameMention(TokenRange Range, NameKind Kind)
{
    /// <summary>In text order, none overlapping.</summary>
    public static Layer<ImmutableArray<NameMention>> Layer { get; } = new("names");
}
