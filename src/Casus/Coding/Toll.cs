using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>A number of people to whom something happened, as one place of the text gives it.</summary>
/// <param name="Mention">The event mention it belongs to.</param>
/// <param name="Outcome">What befell them.</param>
/// <param name="Low">At least so many, or <see langword="null"/>.</param>
/// <param name="Best">The likeliest number, or <see langword="null"/> for "many".</param>
/// <param name="High">At most so many, or <see langword="null"/> when open.</param>
/// <param name="Who">Who they were.</param>
/// <param name="Head">The token that stands for them: the noun, or the number where no noun follows.</param>
/// <param name="Range">The words.</param>
/// <param name="IsPart">Whether a larger toll already counts them.</param>
/// <param name="Rule">The construction that was read, for <c>casus explain</c>.</param>
public sealed record Toll(
    int Mention, CasualtyOutcome Outcome, int? Low, int? Best, int? High, CasualtyGroup Who, int Head, TokenRange Range, bool IsPart, string Rule)
{
    /// <summary>Whether the report itself sets the number aside as an earlier one.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Whether the words say only that they were hit: "two people were shot" leaves open whether they live. <see cref="WeakTolls"/> settles it.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Whether they are others than those told of before: "nine others", "14 more".</summary>
    public bool IsOfOthers { get; init; }

    /// <summary>Whether the words give the number of all: "the death toll rose to 15".</summary>
    public bool IsTotal { get; init; }

    /// <summary>Whether its words tell of some of the harmed: "two soldiers and a boy were among the dead". Where the report has a larger number, it is a part of that.</summary>
    public bool IsAmong { get; init; }

    /// <summary>Whether it is a number that an earlier one rose to: "the toll later rose to 21".</summary>
    public bool IsRisen { get; init; }

    /// <summary>Whether it is a number to which an earlier, larger one was lowered: "lowered the toll to 84".</summary>
    public bool IsLowered { get; init; }

    /// <summary>Whether it adds up what was told before it: "bringing the toll to three".</summary>
    public bool IsSum { get; init; }

    /// <summary>Who gives the number, where the clause that gives it says so: "<i>police</i> put the toll at 12"; −1 where it does not.</summary>
    public int Source { get; init; } = -1;

    /// <summary>Where the report says the same again.</summary>
    public ImmutableArray<TokenRange> Again { get; init; } = [];

    /// <summary>In text order.</summary>
    public static Layer<ImmutableArray<Toll>> Layer { get; } = new("tolls");
}
