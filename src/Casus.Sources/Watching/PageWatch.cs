using System.Threading.Channels;
using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>Fetches the pages that lists named.</summary>
internal sealed class PageWatch(WatchConfig config, WatchState state, IFetcher fetcher, ReportKeeping keeping, PageReading reading, TimeProvider time)
{
    private const int MostAttempts = 6;

    // How many hosts have a turn at a time, those of few pages first, so that one of many keeps nobody waiting.
    private const int HostsAtOnce = 64;

    // What is fetched is kept when there is a batch of it, or so much, or when nothing more came for a while.
    private const long MostBytes = 64_000_000;
    private static readonly TimeSpan Lull = TimeSpan.FromSeconds(10);

    /// <summary>When to leave what is left for the next round; <see langword="null"/> for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Fetches the pages that wait, each host at its own pace, and keeps what came while others are being fetched.</summary>
    public async Task Fetch(RoundCount count, CancellationToken cancelled)
    {
        var fetched = Channel.CreateBounded<PageOutcome>(ReportKeeping.Batch);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var fetching = FetchAll(fetched.Writer, ending.Token);
        try
        {
            while (await fetched.Reader.WaitToReadAsync(cancelled).ConfigureAwait(false))
                keeping.Keep(await Batch(fetched.Reader, cancelled).ConfigureAwait(false), count, cancelled);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await fetching.ConfigureAwait(false);
    }

    private async Task FetchAll(ChannelWriter<PageOutcome> fetched, CancellationToken cancelled)
    {
        try
        {
            var hosts = state.Waiting(config.MostPerRound, time.GetUtcNow()).GroupBy(p => WebAddress.HostOfCanonical(p.Canonical)).OrderBy(g => g.Count());
            await Parallel.ForEachAsync(
                hosts, new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = cancelled }, async (pages, token) => await FetchOf(pages, fetched, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            fetched.TryComplete();
        }
    }

    private Task FetchOf(IEnumerable<WaitingPage> pages, ChannelWriter<PageOutcome> fetched, CancellationToken cancelled) => Parallel.ForEachAsync(
        pages,
        new ParallelOptions { MaxDegreeOfParallelism = config.Fetching.PerHost, CancellationToken = cancelled },
        async (page, token) =>
        {
            if (!(time.GetUtcNow() >= Until))
                await fetched.WriteAsync(await Fetch(page, token).ConfigureAwait(false), token).ConfigureAwait(false);
        });

    private static async Task<List<PageOutcome>> Batch(ChannelReader<PageOutcome> fetched, CancellationToken cancelled)
    {
        var (batch, bytes) = (new List<PageOutcome>(), 0L);
        using var lull = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        lull.CancelAfter(Lull);
        try
        {
            while (batch.Count < ReportKeeping.Batch && bytes < MostBytes && await fetched.WaitToReadAsync(lull.Token).ConfigureAwait(false))
            {
                if (!fetched.TryRead(out var outcome))
                    continue;
                batch.Add(outcome);
                bytes += outcome.Report?.Original?.Length ?? 0;
            }
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            // What is there is kept.
        }

        return batch;
    }

    private async Task<PageOutcome> Fetch(WaitingPage page, CancellationToken cancelled)
    {
        try
        {
            return Again(await FetchOne(page, cancelled).ConfigureAwait(false));
        }
        catch (Exception e) when (Watcher.IsOfOneSource(e))
        {
            return Again(new(page, null, new(page.Canonical, "refused", SourceErrors.PageDefect(e))));
        }
    }

    // What was kept stays, whatever has become of its page.
    private static PageOutcome Again(PageOutcome outcome) => outcome.Page.Was is null || outcome.End.State != "refused"
        ? outcome
        : outcome with { End = outcome.End with { State = outcome.Page.Was, IsAsBefore = true, Looks = Pauses.MostLooks } };

    private async Task<PageOutcome> FetchOne(WaitingPage page, CancellationToken cancelled)
    {
        var answer = await fetcher.Fetch(new(page.Address), page.Seen, cancelled).ConfigureAwait(false);
        if (answer is FetchAnswer.Unchanged && page.Was is { } was)
            return new(page, null, new(page.Canonical, was) { IsAsBefore = true, Looks = page.Looks + 1 });
        if (answer is FetchAnswer.Page { Type: "" or "text/html" or "application/xhtml+xml" } html)
            return Seen(reading.OfPage(page, html.Content, html.Charset), html);
        if (answer is FetchAnswer.Page { Type: "text/plain" } text)
            return Seen(reading.OfText(page, text), text);
        if (answer is FetchAnswer.Page other)
            return new(page, null, new(page.Canonical, "refused", $"it is of type {other.Type}"));
        var refused = answer as FetchAnswer.Refused ?? new FetchAnswer.Refused(FetchReason.Damaged, "the server says that nothing changed, without having been asked");
        var again = (refused.MayPass || refused.Reason == FetchReason.Robots) && page.Attempts + 1 < MostAttempts;
        var end = new PageEnd(page.Canonical, again ? "waiting" : "refused", refused.Detail, Again: again ? time.GetUtcNow() + Pause(page, refused) : null, IsOfRules: refused.Reason == FetchReason.Forbidden, Limit: refused.Limit);
        return new(page, null, end, refused.Inside);
    }

    private static PageOutcome Seen(PageOutcome outcome, FetchAnswer.Page page) => outcome with { End = outcome.End with { Seen = new(page.Tag, page.Modified) } };

    private static TimeSpan Pause(WaitingPage page, FetchAnswer.Refused refused)
    {
        // What a site lets be read changes seldom, and is asked once a day: the next day, then two days later, four, eight, sixteen.
        if (!refused.MayPass)
            return Pauses.Longest * Math.Pow(2, page.Attempts);
        return Pauses.After(page.Attempts, refused.After ?? default);
    }
}
