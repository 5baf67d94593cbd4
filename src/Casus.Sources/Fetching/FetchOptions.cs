using System.Collections.Immutable;
using System.Globalization;
using Casus.Reports;

namespace Casus.Sources.Fetching;

/// <summary>How pages are asked for.</summary>
internal sealed record FetchOptions
{
    /// <summary>What the fetcher calls itself to servers, with an address where whoever runs them finds out who asks.</summary>
    public required string Agent { get; init; }

    /// <summary>The largest answer, as sent: 10 MB.</summary>
    public long MaxBytes { get; init; } = 10_000_000;

    /// <summary>The largest answer after unpacking: 20 MB, the largest page that is read.</summary>
    public long MaxUnpackedBytes { get; init; } = 20_000_000;

    /// <summary>How many times as large as sent an answer of more than a megabyte may become.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>How long one answer may take from the first step to the last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an answer may send on.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>The pause between an answer of a host and the next request to it.</summary>
    public TimeSpan HostDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many requests to one host may be under way.</summary>
    public int PerHost { get; init; } = 1;

    /// <summary>How many requests may be under way in all.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>How often a request is tried that failed for a reason that may pass.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The pause before the second attempt; each further one is about twice as long, with a share of chance.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest a server may ask to wait within one round; if it asks for longer, the round goes on without it.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Ports beside those of <see cref="Inside"/> that are asked.</summary>
    public ImmutableHashSet<int> Ports { get; init; } = [80, 443];

    /// <summary>If not empty, only these domains and those below them are asked.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>These domains and those below them are never asked.</summary>
    public ImmutableArray<string> Denied { get; init; } = [];

    /// <summary>
    /// Hosts with their ports, <c>10.0.0.7:8080</c>, that stand inside the own network and may be asked all the same. Addresses at which clouds
    /// answer machines about themselves are refused even then.
    /// </summary>
    public ImmutableHashSet<string> Inside { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The limits for whose sake a page is refused: another matter where they differ.</summary>
    public string Limits => string.Create(CultureInfo.InvariantCulture, $"limits: {MaxBytes} bytes, {MaxRedirects} redirects");

    /// <summary>A short fingerprint of which hosts may be asked: what was refused for their sake is another matter where it differs.</summary>
    public string Rules
    {
        get
        {
            var lists = new[] { Allowed, Denied, Inside, Ports.Select(p => p.ToString(CultureInfo.InvariantCulture)) };
            return Sha256Hex.Of(string.Join('\n', lists.Select(l => string.Join(' ', l.Select(h => h.ToLowerInvariant()).Order(StringComparer.Ordinal)))))[..16];
        }
    }
}
