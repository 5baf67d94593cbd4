using System.Collections.Concurrent;

namespace Casus.Sources.Fetching;

/// <summary>Lets requests to one host through a few at a time and with pauses between; and so many in all.</summary>
internal sealed class HostGate(FetchOptions options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim all = new(options.AtOnce);

    /// <summary>Waits for a turn.</summary>
    /// <param name="site">Host and port.</param>
    /// <param name="least">The pause that the site itself asks for.</param>
    /// <param name="cancelled">Ends the wait.</param>
    /// <returns>To be disposed when the answer is there.</returns>
    public async Task<IDisposable> Enter(string site, TimeSpan least, CancellationToken cancelled)
    {
        var host = hosts.GetOrAdd(site, _ => new(options.PerHost));
        await host.Turn.WaitAsync(cancelled).ConfigureAwait(false);
        try
        {
            var pause = host.NextPause(time.GetUtcNow(), least > options.HostDelay ? least : options.HostDelay);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, cancelled).ConfigureAwait(false);
            await all.WaitAsync(cancelled).ConfigureAwait(false);
            return new Passage(this, host);
        }
        catch
        {
            host.Turn.Release();
            throw;
        }
    }

    public void Dispose()
    {
        all.Dispose();
        foreach (var host in hosts.Values)
            host.Turn.Dispose();
    }

    private sealed class Host(int atOnce)
    {
        private readonly Lock guard = new();
        private DateTimeOffset next;

        public SemaphoreSlim Turn { get; } = new(atOnce);

        public TimeSpan NextPause(DateTimeOffset now, TimeSpan delay)
        {
            lock (guard)
            {
                var begin = next > now ? next : now;
                next = begin + delay;
                return begin - now;
            }
        }
    }

    private sealed class Passage(HostGate gate, Host host) : IDisposable
    {
        public void Dispose()
        {
            gate.all.Release();
            host.Turn.Release();
        }
    }
}
