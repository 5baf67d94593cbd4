namespace Casus.Knowledge;

/// <summary>What a speaker does by saying something.</summary>
public enum ReportingKind
{
    /// <summary>Tells it: "said".</summary>
    Neutral,

    /// <summary>Confirms it: "acknowledged".</summary>
    Confirm,

    /// <summary>Makes it its own claim: "claimed".</summary>
    Claim,

    /// <summary>Lays it at somebody's door: "accused".</summary>
    Accuse,

    /// <summary>Says that it is not so: "denied".</summary>
    Deny,

    /// <summary>Says that it will come: "threatened".</summary>
    Threaten,

    /// <summary>Asks for it: "urged".</summary>
    Request,

    /// <summary>Thinks or fears it: "believes".</summary>
    Fear,

    /// <summary>Quotes somebody else: "quoted".</summary>
    Quote,
}
