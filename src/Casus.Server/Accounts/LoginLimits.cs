namespace Casus.Server.Accounts;

/// <summary>How often a wrong password, code or key is taken, for a name and from an address. Names that nobody bears count alike.</summary>
internal sealed class LoginLimits(TimeProvider time)
{
    /// <summary>Failures for one name.</summary>
    public const int MostForName = 10;

    /// <summary>Failures from one address.</summary>
    public const int MostFromAddress = 30;

    /// <summary>Within which time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // Who tries names without end must not fill the memory.
    private const int MostKept = 50_000;

    private readonly Dictionary<string, Queue<long>> failures = new(StringComparer.Ordinal);

    /// <summary>How long to wait before another attempt; <see langword="null"/> where one may be made now.</summary>
    /// <param name="name">For whom; <see langword="null"/> where nobody was named.</param>
    /// <param name="address">From where.</param>
    public TimeSpan? Wait(string? name, string address)
    {
        lock (failures)
        {
            var now = time.Now();
            var wait = Math.Max(name is null ? 0 : Left(Key(name), MostForName, now), Left("@" + address, MostFromAddress, now));
            return wait > 0 ? TimeSpan.FromMilliseconds(wait) : null;
        }
    }

    /// <summary>Counts a failure.</summary>
    /// <param name="name">For whom; <see langword="null"/> where nobody was named.</param>
    /// <param name="address">From where.</param>
    public void Fail(string? name, string address)
    {
        lock (failures)
        {
            if (failures.Count > MostKept)
                Forget();
            string[] keys = name is null ? ["@" + address] : [Key(name), "@" + address];
            foreach (var key in keys)
            {
                if (!failures.TryGetValue(key, out var times))
                    failures[key] = times = new();
                times.Enqueue(time.Now());
            }
        }
    }

    /// <summary>Forgets the failures of a name that signed in.</summary>
    public void Succeed(string name)
    {
        lock (failures)
            failures.Remove(Key(name));
    }

    private static string Key(string name) => "=" + name.Trim().ToUpperInvariant()[..Math.Min(name.Trim().Length, 256)];

    private double Left(string key, int most, long now)
    {
        if (!failures.TryGetValue(key, out var times))
            return 0;
        var from = now - Window.TotalMilliseconds;
        while (times.Count > 0 && times.Peek() <= from)
            times.Dequeue();
        if (times.Count == 0)
            failures.Remove(key);
        return times.Count < most ? 0 : times.Peek() - from;
    }

    private void Forget()
    {
        var from = time.Now() - Window.TotalMilliseconds;
        foreach (var key in failures.Where(f => f.Value.Count == 0 || f.Value.Last() <= from).Select(f => f.Key).ToList())
            failures.Remove(key);
        // Still too many: somebody is at it. The counts of addresses are what stops them.
        foreach (var key in failures.Keys.Where(k => k[0] == '=').Take(failures.Count - (MostKept / 2)).ToList())
            failures.Remove(key);
    }
}
