namespace Casus.Knowledge;

/// <summary>What a word makes of the times beside it.</summary>
public enum RangeWord
{
    /// <summary>A stretch from the time before it to the time behind it.</summary>
    Joins,

    /// <summary>The same, where an opening word such as "between" stands before the first.</summary>
    Between,

    /// <summary>A stretch from the time behind it to the day of publication.</summary>
    Since,
}
