namespace Casus.Archive.Stores;

/// <summary>How long a store waits.</summary>
public sealed record StoreOptions
{
    /// <summary>How long to wait for another writer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often an action is tried when the connection is lost.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The pause before the second attempt; each further one is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The most pages of 4,096 bytes that an SQLite archive may have, 0 for as many as the disk holds.</summary>
    public int MostPages { get; init; }
}
