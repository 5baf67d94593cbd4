namespace Casus.Knowledge;

/// <summary>The part that the filler of a slot plays in the event.</summary>
public enum FrameRole
{
    /// <summary>Who did it.</summary>
    Actor,

    /// <summary>What it was aimed at.</summary>
    Target,

    /// <summary>The people it befell.</summary>
    Victim,

    /// <summary>The weapon or means.</summary>
    Instrument,

    /// <summary>Who claims it.</summary>
    Claimant,

    /// <summary>Where it was.</summary>
    Location,

    /// <summary>What a statement or an agreement is about; another event may stand here.</summary>
    Topic,
}
