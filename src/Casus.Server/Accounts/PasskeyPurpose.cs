namespace Casus.Server.Accounts;

/// <summary>What a challenge was given for; an answer counts for that alone.</summary>
internal enum PasskeyPurpose
{
    /// <summary>Another key for an account.</summary>
    Add,

    /// <summary>Signing in with a key alone, by whomever it belongs to.</summary>
    SignIn,

    /// <summary>Signing in with a key after the password.</summary>
    SecondFactor,

    /// <summary>Showing once more who one is.</summary>
    Confirm,
}
