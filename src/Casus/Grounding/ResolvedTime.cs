using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>A time expression with its meaning.</summary>
/// <param name="Span">The words.</param>
/// <param name="Type">The TIMEX3 type.</param>
/// <param name="Value">The TIMEX3 value (<c>2024-02-07TNI</c>, <c>P3D</c>, <c>PAST_REF</c>), or <see langword="null"/> when no anchor was to be had.</param>
/// <param name="Modifier">The TIMEX3 mod (<c>APPROX</c>, <c>START</c>, …), if any.</param>
/// <param name="Days">The calendar days the value covers, both ends included, where it is a date or time of day that falls on known days.</param>
/// <param name="Precision">How wide <see cref="Days"/> is by the expression's own grain.</param>
/// <param name="Anchor">What a relative value was counted from, or <see langword="null"/> for an explicit one.</param>
/// <param name="Rule">The name of the rule that resolved it, for <c>casus explain</c>.</param>
public sealed record ResolvedTime(
    TextSpan Span, TimexType Type, string? Value, string? Modifier, DayRange? Days, DatePrecision Precision, TimeAnchor? Anchor, string Rule)
{
    /// <summary>In text order, none overlapping; one for each <see cref="TimeExpression"/>.</summary>
    public static Layer<ImmutableArray<ResolvedTime>> Layer { get; } = new("times");
}

/// <summary>Calendar days from <paramref name="Start"/> to <paramref name="End"/>, both included.</summary>
public readonly record struct DayRange(DateOnly Start, DateOnly End);

/// <summary>The grain of a date.</summary>
public enum DatePrecision
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>One day.</summary>
    Day,

    /// <summary>A few days: fewer than a week, or a stated range of days.</summary>
    Days,

    /// <summary>A week.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter, a season, a year or more.</summary>
    Year,
}

/// <summary>What a relative time was counted from.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Where that day is known from.</param>
/// <param name="Evidence">The words it stands in, unless the caller gave it.</param>
public sealed record TimeAnchor(DateOnly Date, TimeAnchorKind Kind, TextSpan? Evidence);

/// <summary>Where an anchor is known from.</summary>
public enum TimeAnchorKind
{
    /// <summary>The caller's date of publication.</summary>
    PublishedOn,

    /// <summary>A byline, a dateline or an "Updated" line in the text.</summary>
    Dateline,

    /// <summary>Another time of the narrative ("the next day").</summary>
    Narrative,

    /// <summary>The moment at which quoted words were said.</summary>
    Speech,
}
