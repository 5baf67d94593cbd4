namespace Casus.Server.Overview;

/// <summary>
/// Lets only some questions over all incidents be worked on at once, the first that came first: fifty at once on two processors would all be late, hold fifty connections and their caches,
/// and keep threads that others need. Who waits holds no thread. Thread-safe.
/// </summary>
/// <param name="most">How many at once.</param>
internal sealed class Turns(int most) : IDisposable
{
    private readonly SemaphoreSlim free = new(most, most);
    private int waiting;

    /// <summary>As many as there are processors, and at least two, since some wait for the archive.</summary>
    public static Turns ForThisMachine() => new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Whether more wait than can be worked on.</summary>
    public bool AreWaitedFor => Volatile.Read(ref waiting) > most;

    /// <summary>Does some work when its turn has come.</summary>
    public async Task<T> Take<T>(Func<T> work)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await free.WaitAsync().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        try
        {
            return await Task.Run(work).ConfigureAwait(false);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
