namespace Casus.Knowledge;

/// <summary>What the kind of a report rules out.</summary>
public enum DomainExclusion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Deaths, injuries and explosions that no deed and no weapon explains.</summary>
    Results,

    /// <summary>Violence of any kind, unless weapons and tolls speak for it.</summary>
    Deeds,
}
