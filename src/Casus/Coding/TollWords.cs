using Casus.Language;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What the words of a toll say, before it is known which deed they belong to.</summary>
/// <param name="Outcome">What befell people.</param>
/// <param name="Count">How many.</param>
/// <param name="Head">The token that stands for them: the noun, or the number where no noun follows.</param>
/// <param name="Phrase">The words; those of the number need not lie within.</param>
/// <param name="Rule">The construction that was read, for <c>casus explain</c>.</param>
internal readonly record struct TollWords(CasualtyOutcome Outcome, NumberPhrase Count, int Head, TokenRange Phrase, string Rule)
{
    /// <summary>Whether the words say only that they were hit, and leave open whether they live.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Whether a larger toll told before counts them already.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether they give the number of all: "the death toll rose to 15".</summary>
    public bool IsTotal { get; init; }

    /// <summary>Whether it is a number that an earlier one rose to: "the toll later rose to 21".</summary>
    public bool IsRisen { get; init; }

    /// <summary>Whether it is a number to which an earlier, larger one was lowered: "lowered the toll to 84".</summary>
    public bool IsLowered { get; init; }

    /// <summary>Whether they give the number that a toll had before: "rose <i>from 12</i> to 15".</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Who gives the number, as his head token; −1 where the clause does not say.</summary>
    public int Source { get; init; } = -1;

    /// <summary>Whether it adds up what was told before it: "bringing the toll to three".</summary>
    public bool IsSum { get; init; }
}
