using System.Collections.Concurrent;
using System.Text;

namespace Casus.Sources.Fetching;

/// <summary>Asks each site once a day what its robots.txt says.</summary>
/// <param name="fetch">Fetches it, and follows where it sends on.</param>
/// <param name="product">The first word of the user agent, without its version.</param>
/// <param name="time">What a day is told by.</param>
internal sealed class RobotsKeeper(Func<Uri, CancellationToken, Task<FetchAnswer>> fetch, string product, TimeProvider time) : IDisposable
{
    private const int MostBytes = 512 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeptWhenClosed = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Entry> sites = new(StringComparer.Ordinal);

    /// <summary>What the site of <paramref name="address"/> says.</summary>
    /// <remarks>
    /// Without a file, or where the site answers that it gives none out, everything may be asked for; where the file is damaged or too large, or the site
    /// broken or silent, nothing (RFC 9309, 2.3.1).
    /// </remarks>
    public async Task<RobotsFile> Of(Uri address, CancellationToken cancelled)
    {
        var entry = sites.GetOrAdd(address.Scheme + "://" + WebAddress.Site(address), _ => new());
        await entry.Turn.WaitAsync(cancelled).ConfigureAwait(false);
        try
        {
            if (entry.Rules is null || entry.Until <= time.GetUtcNow())
            {
                entry.Rules = await Ask(new(address.GetLeftPart(UriPartial.Authority) + "/robots.txt"), cancelled).ConfigureAwait(false);
                entry.Until = time.GetUtcNow() + (entry.Rules.WhyClosed is not null ? KeptWhenClosed : Kept);
            }

            return entry.Rules;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var entry in sites.Values)
            entry.Turn.Dispose();
    }

    private async Task<RobotsFile> Ask(Uri address, CancellationToken cancelled)
    {
        var answer = await fetch(address, cancelled).ConfigureAwait(false);
        return answer switch
        {
            FetchAnswer.Page page => RobotsFile.Parse(Encoding.UTF8.GetString(page.Content.AsSpan(0, Math.Min(page.Content.Length, MostBytes))), product),
            FetchAnswer.Refused { Reason: FetchReason.Status, MayPass: false } => RobotsFile.None,
            // A site that is not asked at all: why comes out, in its own words, when the page itself is asked for.
            FetchAnswer.Refused { Reason: FetchReason.Address or FetchReason.Forbidden } => RobotsFile.None,
            FetchAnswer.Refused refused => RobotsFile.Closed(refused.Detail),
            _ => RobotsFile.Closed("the server says that nothing changed, without having been asked"),
        };
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public RobotsFile? Rules { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
