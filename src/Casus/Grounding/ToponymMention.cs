using System.Collections.Immutable;
using Casus.Knowledge.Places;
using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>Words recognised as a place name, not yet resolved.</summary>
/// <param name="Range">The name's tokens.</param>
/// <param name="Span">The name, without article, preposition or a final 's.</param>
/// <param name="Kind">What kind of word it is.</param>
/// <param name="Candidates">The places of that name; empty when the gazetteer has none.</param>
/// <param name="Cue">What the words beside it say of the kind of place.</param>
/// <param name="Evidence">The sum of the signs for a place name; those below <see cref="ToponymRecognizer.Threshold"/>
/// are left out.</param>
/// <param name="Reason">The signs, for <c>casus explain</c>.</param>
public sealed record ToponymMention(
    TokenRange Range, TextSpan Span, ToponymKind Kind, ImmutableArray<PlaceRef> Candidates, DivisionCue Cue, double Evidence, string Reason)
{
    /// <summary>
    /// The index, in the list of mentions, of the name behind a comma or in parentheses that may contain this place
    /// ("Mosul, Iraq"); −1 for none.
    /// </summary>
    public int Container { get; init; } = -1;

    /// <summary>
    /// The index, in the list of mentions, of the country or division that the words behind the name say it lies in ("Khar, in Bajaur district"); −1 for none.
    /// Unlike a <see cref="Container"/> it may be one in which the gazetteer has no place of the name.
    /// </summary>
    public int Within { get; init; } = -1;

    /// <summary>Whether the words before the name say that something is there ("in Quillon in northern Iraq"), so that even a city that all know is another.</summary>
    public bool IsScene { get; init; }

    /// <summary>Whether the word of its kind makes it the name of a place, also where no list has it: "the village of Wadara".</summary>
    public bool IsNamedByKind { get; init; }

    /// <summary>Whether capitalised words behind it make it the beginning of an organisation's name: "the Punjab Armed Police".</summary>
    public bool LendsItsName { get; init; }

    /// <summary>Whether it lies by itself, in no town: a village, or what is so many miles from a town.</summary>
    public bool LiesApart { get; init; }
}
