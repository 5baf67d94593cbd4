using System.Collections.Concurrent;

namespace Casus.Sources.Fetching;

/// <summary>Lets requests to one host through a few at a time and with pauses between an answer and the next request; and so many in all.</summary>
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
        var isLetThrough = false;
        try
        {
            var delay = least > options.HostDelay ? least : options.HostDelay;
            var pause = host.NextPause(time.GetUtcNow(), delay);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, time, cancelled).ConfigureAwait(false);
            await all.WaitAsync(cancelled).ConfigureAwait(false);
            isLetThrough = true;
            return new Passage(this, host, delay);
        }
        finally
        {
            if (!isLetThrough)
                host.Turn.Release();
        }
    }

    public void Dispose()
    {
        all.Dispose();
        foreach (var host in hosts.Values)
            host.Turn.Dispose();
    }

    private void Leave(Host host, TimeSpan delay)
    {
        host.Answered(time.GetUtcNow(), delay);
        all.Release();
        host.Turn.Release();
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

        // What was planned may have come late: a host that answers slowly, or a machine that is busy, would be asked again at once.
        public void Answered(DateTimeOffset now, TimeSpan delay)
        {
            lock (guard)
                next = now + delay > next ? now + delay : next;
        }
    }

    private sealed class Passage(HostGate gate, Host host, TimeSpan delay) : IDisposable
    {
        public void Dispose() => gate.Leave(host, delay);
    }
}
