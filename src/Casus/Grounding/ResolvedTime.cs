using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>A time expression with its meaning.</summary>
/// <param name="Span">The words.</param>
/// <param name="Type">The TIMEX3 type.</param>
/// <param name="Value">The TIMEX3 value (<c>2024-02-07TNI</c>, <c>P3D</c>, <c>PAST_REF</c>), or <see langword="null"/>
/// where <see cref="Lack"/> says why there is none.</param>
/// <param name="Modifier">The TIMEX3 mod (<c>APPROX</c>, <c>START</c>, …), if any.</param>
/// <param name="Days">The calendar days the value covers, both ends included, where it is a date or time of day that
/// falls on known days.</param>
/// <param name="Precision">How wide <see cref="Days"/> is by the expression's own grain.</param>
/// <param name="Anchor">What a relative value was counted from, or <see langword="null"/> for an explicit one.</param>
/// <param name="Rule">The name of the rule that resolved it, for <c>casus explain</c>.</param>
public sealed record ResolvedTime(
    TextSpan Span, TimexType Type, string? Value, string? Modifier, DayRange? Days, DatePrecision Precision, TimeAnchor? Anchor, string Rule)
{
    /// <summary>Whether the words name a day, or count one; a bare "at noon" is only on the day at which the story stands.</summary>
    public bool HasOwnDay { get; init; } = true;

    /// <summary>
    /// Why it has no value or no days, as the rules say it (<c>no-anchor</c>, <c>no-such-date</c>, <c>own-year</c>);
    /// <see langword="null"/> where the words tell nothing more.
    /// </summary>
    public string? Lack { get; init; }

    /// <summary>
    /// Why there are no days, as the record names it: <c>no-such-date</c> (31 February), <c>fiscal-year</c> (the value is known, but the
    /// months depend on whose year it is), <c>no-anchor-date</c> (nothing to count from).
    /// </summary>
    public string WhyUnknown => Lack switch
    {
        "no-such-date" => "no-such-date",
        "own-year" => "fiscal-year",
        _ => "no-anchor-date",
    };

    /// <summary>In text order, none overlapping; one for each <see cref="TimeExpression"/>.</summary>
    public static Layer<ImmutableArray<ResolvedTime>> Layer { get; } = new("times");

    /// <summary>The same times once it is known who said what when: those of a speech may count from its moment.</summary>
    /// <remarks>One for each of <see cref="Layer"/>, in the same order.</remarks>
    public static Layer<ImmutableArray<ResolvedTime>> ToldLayer { get; } = new("told-times");
}
