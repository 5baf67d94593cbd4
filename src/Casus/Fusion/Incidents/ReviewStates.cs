namespace Casus.Fusion.Incidents;

/// <summary>What people made of an incident, in a word.</summary>
public static class ReviewStates
{
    /// <summary>Nobody has looked at it.</summary>
    public const string Open = "open";

    /// <summary>Somebody corrected a value.</summary>
    public const string Corrected = "corrected";

    /// <summary>Somebody confirmed it as it stands.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>It is no incident.</summary>
    public const string Dismissed = "dismissed";

    /// <summary>Another incident stands for it.</summary>
    public const string Merged = "merged";
}
