using System.Collections.Concurrent;

namespace Casus.Server.Accounts;

/// <summary>Challenges that wait for an answer. Each is taken once and for a few minutes, so that no answer counts twice. Thread-safe.</summary>
internal sealed class PasskeyChallenges(TimeProvider time)
{
    /// <summary>How long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Whoever asks without end must not fill the memory. One address cannot ask so often within the time above.
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, (PasskeyChallenge Challenge, long Until)> waiting = new(StringComparer.Ordinal);

    /// <summary>Keeps a challenge.</summary>
    /// <returns>The ticket by which the answer names it, which nobody can guess.</returns>
    public string Keep(PasskeyChallenge challenge)
    {
        if (waiting.Count >= MostKept)
            Forget();
        var ticket = Moment.Secret();
        waiting[ticket] = (challenge, time.Now() + (long)Patience.TotalMilliseconds);
        return ticket;
    }

    /// <summary>The challenge of a ticket, which is used up by that; <see langword="null"/> where there is none, or none any more.</summary>
    public PasskeyChallenge? Take(string ticket) => waiting.TryRemove(ticket, out var kept) && kept.Until > time.Now() ? kept.Challenge : null;

    private void Forget()
    {
        var now = time.Now();
        foreach (var (ticket, _) in waiting.Where(w => w.Value.Until <= now).ToList())
            waiting.TryRemove(ticket, out _);
        foreach (var (ticket, _) in waiting.OrderBy(w => w.Value.Until).Take(waiting.Count - (MostKept / 2)).ToList())
            waiting.TryRemove(ticket, out _);
    }
}
