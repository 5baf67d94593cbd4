namespace Casus.Workers;

/// <summary>Pauses that grow from half a second to half a minute, each with chance in it, so that many do not come back at one moment.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private int failures;

    /// <summary>Something went well: the next pause is short again.</summary>
    public void Reset() => failures = 0;

    /// <summary>The next pause.</summary>
    public TimeSpan Next()
    {
        var most = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, Math.Min(failures++, 16)));
#pragma warning disable CA5394 // Nothing is kept secret by it.
        return TimeSpan.FromMilliseconds(most * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
