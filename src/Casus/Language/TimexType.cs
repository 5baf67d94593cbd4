namespace Casus.Language;

/// <summary>The types of TIMEX3 (TimeML 1.2.1).</summary>
public enum TimexType
{
    /// <summary>A calendar date of any grain.</summary>
    Date,

    /// <summary>A time of day, or a part of a given day.</summary>
    Time,

    /// <summary>How long.</summary>
    Duration,

    /// <summary>How often.</summary>
    Set,
}
