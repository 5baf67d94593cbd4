using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>Fetches the pages that lists named.</summary>
internal sealed class PageWatch(WatchConfig config, WatchState state, IFetcher fetcher, ReportKeeping keeping, PageReading reading, TimeProvider time)
{
    private const int MostAttempts = 6;

    /// <summary>Fetches the pages that wait.</summary>
    public async Task Fetch(RoundCount count, CancellationToken cancelled)
    {
        foreach (var chunk in state.Waiting(config.MostPerRound, time.GetUtcNow()).Chunk(ReportKeeping.Batch))
        {
            cancelled.ThrowIfCancellationRequested();
            var outcomes = await Task.WhenAll(chunk.Select(p => Fetch(p, cancelled))).ConfigureAwait(false);
            keeping.Keep(outcomes, count, cancelled);
        }
    }

    private async Task<PageOutcome> Fetch(WaitingPage page, CancellationToken cancelled)
    {
        try
        {
            return await FetchOne(page, cancelled).ConfigureAwait(false);
        }
        catch (Exception e) when (Watcher.IsOfOneSource(e))
        {
            return new(page, null, new(page.Canonical, "refused", SourceErrors.PageDefect(e)));
        }
    }

    private async Task<PageOutcome> FetchOne(WaitingPage page, CancellationToken cancelled)
    {
        var answer = await fetcher.Fetch(new(page.Address), default, cancelled).ConfigureAwait(false);
        if (answer is FetchAnswer.Page { Type: "" or "text/html" or "application/xhtml+xml" } html)
            return reading.OfPage(page, html.Content, html.Charset);
        if (answer is FetchAnswer.Page { Type: "text/plain" } text)
            return reading.OfText(page, text);
        if (answer is FetchAnswer.Page other)
            return new(page, null, new(page.Canonical, "refused", $"it is of type {other.Type}"));
        var refused = answer as FetchAnswer.Refused ?? new FetchAnswer.Refused(FetchReason.Damaged, "the server says that nothing changed, without having been asked");
        var again = (refused.MayPass || refused.Reason == FetchReason.Robots) && page.Attempts + 1 < MostAttempts;
        var end = new PageEnd(page.Canonical, again ? "waiting" : "refused", refused.Detail, Again: again ? time.GetUtcNow() + Pause(page, refused) : null, IsOfRules: refused.Reason == FetchReason.Forbidden, Limit: refused.Limit);
        return new(page, null, end, refused.Inside);
    }

    private static TimeSpan Pause(WaitingPage page, FetchAnswer.Refused refused)
    {
        // What a site lets be read changes seldom, and is asked once a day: the next day, then two days later, four, eight, sixteen.
        if (!refused.MayPass)
            return Pauses.Longest * Math.Pow(2, page.Attempts);
        return Pauses.After(page.Attempts, refused.After ?? default);
    }
}
