namespace Casus.Knowledge;

/// <summary>What a verb of saying does.</summary>
public enum SpeechKind
{
    /// <summary>Says, reports, adds.</summary>
    Neutral,

    /// <summary>Claims: the outlet does not make it its own.</summary>
    Claim,

    /// <summary>Blames somebody.</summary>
    Accuse,

    /// <summary>Denies.</summary>
    Deny,

    /// <summary>Confirms, admits.</summary>
    Confirm,

    /// <summary>Threatens, vows.</summary>
    Threaten,
}
