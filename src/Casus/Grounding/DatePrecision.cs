namespace Casus.Grounding;

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
