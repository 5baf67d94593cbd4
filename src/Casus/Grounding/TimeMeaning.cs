namespace Casus.Grounding;

/// <summary>What a rule made of an expression.</summary>
/// <param name="Value">The TIMEX3 value, or <see langword="null"/>.</param>
internal sealed record TimeMeaning(string? Value)
{
    /// <summary>The period of the calendar, where it is one.</summary>
    public CalendarPeriod? Period { get; init; }

    /// <summary>The days, where they are others than those of the period.</summary>
    public DayRange? Days { get; init; }

    /// <summary>The TIMEX3 mod.</summary>
    public string? Modifier { get; init; }

    /// <summary>What it was counted from.</summary>
    public TimeAnchor? Anchor { get; init; }

    /// <summary>
    /// Whether the date only stands beside the story's own for comparison: "a year earlier" in a report on a quarter.
    /// </summary>
    public bool IsComparison { get; init; }

    /// <summary>Whether the words name a time of day alone, and the day is that at which the story stands.</summary>
    public bool IsDayOfStory { get; init; }

    /// <summary>Whether the words name a month or a day without its year.</summary>
    public bool LacksYear { get; init; }

    /// <summary>Why there is no value or no day: <c>no-anchor</c>, <c>no-such-date</c>.</summary>
    public string? Lack { get; init; }

    public static TimeMeaning Of(CalendarPeriod? period, TimeAnchor? anchor) =>
        period is { } p
            ? new(p.ToTimex()) { Period = p, Anchor = anchor }
            : new((string?)null) { Lack = "no-such-date", Anchor = anchor };

    public static TimeMeaning Without(string lack) => new((string?)null) { Lack = lack };
}
