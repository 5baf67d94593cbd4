using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Language;

/// <summary>Words that name a time, found but not yet resolved.</summary>
/// <param name="Span">The words, as TimeML bounds them: "last month", "Wednesday night", without the preposition.</param>
/// <param name="Type">The TIMEX3 type.</param>
/// <param name="Pattern">The name of the pattern that found it, for <c>casus explain</c>.</param>
public sealed record TimeExpression(TextSpan Span, TimexType Type, string Pattern)
{
    /// <summary>In text order, none overlapping.</summary>
    public static Layer<ImmutableArray<TimeExpression>> Layer { get; } = new("time-expressions");
}
