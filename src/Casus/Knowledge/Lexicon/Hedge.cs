namespace Casus.Knowledge;

/// <summary>A word that says how far a report stands behind an event.</summary>
/// <param name="Effect">What it does to the event.</param>
/// <param name="Scope">Where the event stands to it.</param>
/// <param name="On">Whether it is about the event or about who took part.</param>
public sealed record Hedge(HedgeEffect Effect, CueScope Scope, HedgeObject On);

/// <summary>What a hedge makes of an event; the names are those of the record's modalities.</summary>
public enum HedgeEffect
{
    /// <summary>A claim the outlet does not make its own.</summary>
    Alleged,

    /// <summary>Thought likely.</summary>
    Suspected,

    /// <summary>Said not to have happened.</summary>
    Denied,

    /// <summary>Intended.</summary>
    Planned,

    /// <summary>Announced to frighten.</summary>
    Threatened,

    /// <summary>Conditional, feared, imagined, rehearsed.</summary>
    Hypothetical,
}

/// <summary>What a hedge is about.</summary>
public enum HedgeObject
{
    /// <summary>The event.</summary>
    Event,

    /// <summary>Who took part.</summary>
    Participant,

    /// <summary>Either, by what it stands beside.</summary>
    Both,
}
