using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Casus.Formats;
using Polly;
using Polly.Retry;

namespace Casus.Sources.Fetching;

/// <summary>
/// Fetches pages of the public internet, and nothing else: no address inside a network, whatever name or redirect leads there; nothing that
/// robots.txt refuses; no more, no faster and no longer than the options say. Sends no cookies, no credentials and no referrer, and runs nothing.
/// </summary>
internal sealed class SafeFetcher : IFetcher
{
    // RFC 9309, 2.3.1.2: at least five.
    private const int RobotsRedirects = 5;

    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient client;
    private readonly HostGate gate;
    private readonly RobotsKeeper robots;
    private readonly ResiliencePipeline<FetchAnswer> patience;

    /// <summary>Makes a fetcher.</summary>
    /// <param name="options">Its limits.</param>
    /// <param name="time">What it waits by.</param>
    /// <param name="resolve">Finds the addresses of a name; the machine's own resolver unless given.</param>
    public SafeFetcher(FetchOptions options, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (this.options, this.time) = (options, time);
        var connector = new GuardedConnector(options, resolve ?? ((name, cancelled) => Dns.GetHostAddressesAsync(name, cancelled)));
        client = new(
            new SocketsHttpHandler
            {
                ConnectCallback = (context, cancelled) => connector.Connect(context.DnsEndPoint, cancelled),
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
                UseProxy = false,
                PreAuthenticate = false,
                Credentials = null,
                ActivityHeadersPropagator = null,
                MaxResponseHeadersLength = 64,
                MaxResponseDrainSize = 0,
                ConnectTimeout = options.Timeout,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            },
            disposeHandler: true)
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        gate = new(options, time);
        robots = new(Robots, ProductOf(options.Agent), time);
        patience = Patience();
    }

    /// <inheritdoc/>
    public async Task<FetchAnswer> Fetch(Uri address, Validators since, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(address);
        for (var hop = 0; ; hop++)
        {
            // The rules are asked again at every hop: a redirect is an address that somebody else chose.
            if (Refusal(address) is { } refusal)
                return hop > 0 ? SentOn(address, refusal) : refusal;
            var rules = await robots.Of(address, cancelled).ConfigureAwait(false);
            if (rules.WhyClosed is { } closed)
                return new FetchAnswer.Refused(FetchReason.Robots, $"the site's robots.txt could not be fetched ({closed}), and without it nothing is asked", MayPass: true);
            if (!rules.Allows(address))
                return new FetchAnswer.Refused(FetchReason.Robots, "the site's robots.txt does not allow it");
            var target = address;
            var answer = await patience.ExecuteAsync(async token => await Once(target, since, rules.Delay, token).ConfigureAwait(false), cancelled).ConfigureAwait(false);
            if (answer is not Redirect { To: var next })
                return hop > 0 && answer is FetchAnswer.Refused { Reason: FetchReason.Forbidden } closedTo ? SentOn(address, closedTo) : answer;
            if (hop >= options.MaxRedirects)
                return new FetchAnswer.Refused(FetchReason.Redirects, string.Create(CultureInfo.InvariantCulture, $"it sends on more than {options.MaxRedirects} times")) { Limit = "redirects" };
            if (Follow(address, next, out var resolved) is { } lost)
                return lost;
            address = resolved!;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        gate.Dispose();
        robots.Dispose();
    }

    /// <summary>The first word of a user agent without its version: the name that robots.txt knows it by.</summary>
    internal static string ProductOf(string agent) => agent.Split('/', ' ')[0];

    private FetchAnswer.Refused? Refusal(Uri address)
    {
        if (!WebAddress.TryRead(address.OriginalString, out _, out var why))
            return new(FetchReason.Address, why);
        var host = address.IdnHost;
        if (options.Denied.Any(d => WebAddress.IsWithin(host, d)))
            return new(FetchReason.Forbidden, "its host is among those that are never asked");
        if (!options.Allowed.IsEmpty && !options.Allowed.Any(d => WebAddress.IsWithin(host, d)))
            return new(FetchReason.Forbidden, "its host is not among those that may be asked");
        return options.Ports.Contains(address.Port) || options.Inside.Contains(WebAddress.Site(address))
            ? null
            : new(FetchReason.Forbidden, string.Create(CultureInfo.InvariantCulture, $"port {address.Port} is not asked"))
            {
                Inside = IPAddress.TryParse(host.Trim('[', ']'), out var literal) && AddressGuard.IsMetadata(literal) ? null : WebAddress.Site(address),
            };
    }

    // Where somebody else sends on to is nothing to advise opening.
    private static FetchAnswer.Refused SentOn(Uri address, FetchAnswer.Refused refusal) =>
        refusal with { Inside = null, Detail = $"it sends on to {WebAddress.Site(address)}, and {refusal.Detail}" };

    private FetchAnswer.Refused? Follow(Uri address, string next, out Uri? resolved)
    {
        if (!WebAddress.TryResolve(address, next, out resolved, out var why))
            return new(FetchReason.Redirects, $"it sends on to something else: {why}");
        return address.Scheme == "https" && resolved.Scheme == "http" && !options.Inside.Contains(WebAddress.Site(resolved))
            ? new(FetchReason.Redirects, "it sends on from https to http")
            : null;
    }

    /// <summary>A robots.txt, which holds for the site that was asked, wherever it sends on to; each step is checked like that of any page.</summary>
    private async Task<FetchAnswer> Robots(Uri address, CancellationToken cancelled)
    {
        if (Refusal(address) is { } refusal)
            return refusal;
        for (var hop = 0; ; hop++)
        {
            var answer = await Once(address, default, TimeSpan.Zero, cancelled).ConfigureAwait(false);
            if (answer is not Redirect { To: var next })
                // That a further step is not asked says nothing of the site itself, which stays closed.
                return hop > 0 && answer is FetchAnswer.Refused { Reason: FetchReason.Forbidden } lost ? lost with { Reason = FetchReason.Redirects } : answer;
            if (hop >= RobotsRedirects)
                return new FetchAnswer.Refused(FetchReason.Redirects, string.Create(CultureInfo.InvariantCulture, $"it sends on more than {RobotsRedirects} times"));
            if (Follow(address, next, out var resolved) is { } astray)
                return astray;
            if (Refusal(resolved!) is { } notAsked)
                return notAsked with { Reason = FetchReason.Redirects, Detail = "it sends on to where nothing is asked: " + notAsked.Detail };
            address = resolved!;
        }
    }

    private async Task<FetchAnswer> Once(Uri address, Validators since, TimeSpan siteDelay, CancellationToken cancelled)
    {
        using var passage = await gate.Enter(WebAddress.Site(address), siteDelay, cancelled).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var request = Request(address, since);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return await Answer(address, response, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            return new FetchAnswer.Refused(FetchReason.Timeout, string.Create(CultureInfo.InvariantCulture, $"it took longer than {options.Timeout.TotalSeconds:0} seconds"), MayPass: true);
        }
        catch (PackedContentException e)
        {
            return e.Fault == PackedContentFault.TooLarge
                ? new FetchAnswer.Refused(FetchReason.TooLarge, Sizes()) { Limit = "page-bytes" }
                : new FetchAnswer.Refused(FetchReason.Damaged, e.Message, MayPass: e.Fault == PackedContentFault.Damaged);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or ForbiddenAddressException)
        {
            return Failure(address, e);
        }
    }

    private string Sizes() => string.Create(
        CultureInfo.InvariantCulture, $"it is larger than is read, {options.MaxBytes:N0} bytes as sent and {options.MaxUnpackedBytes:N0} unpacked");

    private HttpRequestMessage Request(Uri address, Validators since)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.TryAddWithoutValidation("User-Agent", options.Agent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (since.Tag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (since.Modified is { } modified)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return request;
    }

    private async Task<FetchAnswer> Answer(Uri address, HttpResponseMessage response, CancellationToken cancelled)
    {
        var status = (int)response.StatusCode;
        if (status == 304)
            return new FetchAnswer.Unchanged();
        if (status is 301 or 302 or 303 or 307 or 308 && Header(response.Headers, "Location") is { } location)
            return new Redirect(location);
        if (status is < 200 or > 299)
            return new FetchAnswer.Refused(
                FetchReason.Status, string.Create(CultureInfo.InvariantCulture, $"the server answers {status}"), MayPass: status is 408 or 425 or 429 or >= 500, After: WaitAsked(response));
        if (response.Content.Headers.ContentLength > options.MaxBytes)
            throw new PackedContentException(PackedContentFault.TooLarge);
        using var body = await response.Content.ReadAsStreamAsync(cancelled).ConfigureAwait(false);
        var content = await BoundedBody.Read(body, [.. response.Content.Headers.ContentEncoding], options, cancelled).ConfigureAwait(false);
        var type = response.Content.Headers.ContentType;
        return new FetchAnswer.Page(
            address, content, type?.MediaType?.ToLowerInvariant() ?? "", type?.CharSet?.Trim('"'), Header(response.Headers, "ETag"), Header(response.Content.Headers, "Last-Modified"));
    }

    private static string? Header(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 and < 1024 } value ? value : null;

    private TimeSpan? WaitAsked(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    private static FetchAnswer.Refused Failure(Uri address, Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case ForbiddenAddressException { CanBeOpened: var opens }:
                    return new(FetchReason.Forbidden, inner.Message) { Inside = opens ? WebAddress.Site(address) : null };
                case AuthenticationException:
                    return new(FetchReason.Certificate, "its certificate is not that of the host, or has expired");
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new(FetchReason.Unreachable, "there is no host of that name", MayPass: true);
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return new(FetchReason.TooLarge, "its headers are longer than is read");
                case HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }:
                    return new(FetchReason.Damaged, "the answer is not HTTP");
            }
        }

        return new(FetchReason.Unreachable, "nobody answers there, or the connection broke off", MayPass: true);
    }

    private ResiliencePipeline<FetchAnswer> Patience() => options.Attempts < 2
        ? ResiliencePipeline<FetchAnswer>.Empty
        : new ResiliencePipelineBuilder<FetchAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<FetchAnswer>
            {
                MaxRetryAttempts = options.Attempts - 1,
                Delay = options.FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxDelay = options.MaxWait,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Result is FetchAnswer.Refused { MayPass: true } refused && (refused.After ?? TimeSpan.Zero) <= options.MaxWait),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is FetchAnswer.Refused { After: { } after } ? (TimeSpan?)after : null),
            })
            .Build();

    /// <summary>An answer that sends on; never leaves this class.</summary>
    private sealed record Redirect(string To) : FetchAnswer;
}
