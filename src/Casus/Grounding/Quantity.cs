using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;

namespace Casus.Grounding;

/// <summary>An amount in the text: a sum of money ("$100 million"), a measure ("25 per cent"), or how many of something ("six").</summary>
/// <param name="Range">Its tokens: the number, with sign and unit where there is one.</param>
/// <param name="IsMoney">Whether it is money.</param>
public readonly record struct Quantity(TokenRange Range, bool IsMoney)
{
    /// <summary>In text order, none overlapping.</summary>
    public static Layer<ImmutableArray<Quantity>> Layer { get; } = new("quantities");
}
