namespace Casus.Coding;

/// <summary>What the day of an event that no words date is inferred from.</summary>
public enum DayBasis
{
    /// <summary>That the report leads with it: the day of publication or the day before.</summary>
    News,

    /// <summary>The present perfect, too: "has killed".</summary>
    Tense,

    /// <summary>The day on which somebody told of it, too: "had said on Sunday that two ships were hit".</summary>
    Told,
}
