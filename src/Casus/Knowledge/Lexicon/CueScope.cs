namespace Casus.Knowledge;

/// <summary>Where an event stands to the cue that speaks about it.</summary>
public enum CueScope
{
    /// <summary>The cue is an adjective or adverb of the event word: "a <i>foiled</i> attack".</summary>
    Modifies,

    /// <summary>The cue is a verb, noun or adjective whose clause, object or complement holds the event: "<i>planned to</i> attack".</summary>
    Governs,

    /// <summary>The cue is a conjunction or preposition before the event: "<i>without</i> firing".</summary>
    Introduces,

    /// <summary>The cue is an auxiliary or negation of the event's verb: "<i>may</i> attack".</summary>
    Auxiliary,

    /// <summary>The event word is part of the cue's name: "bomb <i>drill</i>".</summary>
    Is,

    /// <summary>The cue is an expression of time beside the event: "<i>last year</i>".</summary>
    Time,

    /// <summary>The cue is a verb between two events or between an actor and an event: "<i>avenge</i> the killing".</summary>
    Verb,

    /// <summary>The cue is itself the event word: "<i>retaliation for</i> the strike".</summary>
    Noun,
}
