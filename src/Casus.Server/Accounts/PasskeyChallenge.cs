namespace Casus.Server.Accounts;

/// <summary>A challenge that a key has not answered yet.</summary>
internal sealed record PasskeyChallenge
{
    /// <summary>What it was given for.</summary>
    public required PasskeyPurpose Purpose { get; init; }

    /// <summary>What Identity compares the answer with, JSON of its own.</summary>
    public required string State { get; init; }

    /// <summary>Whether the key has to verify its user (PIN, finger, face) because nothing else is asked for.</summary>
    public required bool StandsAlone { get; init; }

    /// <summary>The account it was given for; <see langword="null"/> where the answer tells it.</summary>
    public string? PersonId { get; init; }

    /// <summary>The session it was given in; <see langword="null"/> before there is one.</summary>
    public string? Session { get; init; }
}
