using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>A place name in the text with the place it means.</summary>
/// <param name="Span">The words, without article or preposition.</param>
/// <param name="Usage">Whether the words locate something or stand for someone.</param>
/// <param name="Place">The place, or <see langword="null"/> when no candidate is in the gazetteer or none is better
/// than the rest.</param>
/// <param name="Score">How much better the place is than its rivals, 0 to 1; 0 without a place.</param>
/// <param name="Alternatives">The other candidates, best first; all of them when the name is ambiguous.</param>
/// <param name="Reason">Why this candidate, or why none, for <c>casus explain</c>.</param>
public sealed record Toponym(
    TextSpan Span, ToponymUsage Usage, Place? Place, double Score, ImmutableArray<PlaceCandidate> Alternatives, string Reason)
{
    /// <summary>Whether the word of its kind makes it the name of a place, also where no list has it: "the municipality of El Roncello" is nobody.</summary>
    public bool IsNamedByKind { get; init; }

    /// <summary>Whether the name begins that of an organisation: "the Punjab Armed Police".</summary>
    public bool LendsItsName { get; init; }

    /// <summary>Whether reports of conflict have made the place known, so that no other need be named for it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>In text order, none overlapping.</summary>
    public static Layer<ImmutableArray<Toponym>> Layer { get; } = new("toponyms");
}
