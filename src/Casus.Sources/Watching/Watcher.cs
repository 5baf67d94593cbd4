using System.Data.Common;
using System.Globalization;
using System.Text;
using Casus.Formats;
using Casus.Reports;
using Casus.Sources.Fetching;
using Casus.Sources.Lists;

namespace Casus.Sources.Watching;

/// <summary>Looks through the sources once: asks for their lists, fetches the pages that are new, and hands on what they say.</summary>
/// <remarks>
/// A page is written down as seen after its report was kept, so that nothing is lost where a run breaks off; what is handed on twice is known to the
/// archive by its id.
/// </remarks>
internal sealed class Watcher(WatchConfig config, WatchState state, IFetcher? fetcher, IReportSink sink, TimeProvider time, Action<ReadProblem> tell)
{
    private const int Batch = 32;
    private const int MostAttempts = 6;
    private const int MostSitemaps = 50;
    private const int LargestList = 60_000_000;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Why the network is off, for messages; <see langword="null"/> where it is on.</summary>
    public string? WhyOffline { get; init; }

    /// <summary>Only looks: nothing is kept, no page is fetched.</summary>
    public bool IsDry { get; init; }

    /// <summary>Waits for files that are still being written, two seconds at most for each; they are left for the next round otherwise.</summary>
    public bool WaitsForFiles { get; init; }

    /// <summary>Told of each page that a dry run would fetch.</summary>
    public Action<string>? Would { get; init; }

    /// <summary>One round.</summary>
    public async Task<RoundCount> Round(CancellationToken cancelled)
    {
        var count = new RoundCount();
        foreach (var source in config.Sources)
        {
            cancelled.ThrowIfCancellationRequested();
            count.Sources++;
            try
            {
                if (source.Kind == SourceKind.Folder)
                    await ReadFolder(source, count, cancelled).ConfigureAwait(false);
                else
                    await ReadList(source, count, cancelled).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOfOneSource(e))
            {
                Defect(source, e, count);
            }
        }

        if (IsDry)
        {
            foreach (var page in state.Waiting(config.MostPerRound, time.GetUtcNow()))
                Would?.Invoke(page.Address);
        }
        else if (fetcher is not null)
        {
            await FetchPages(count, cancelled).ConfigureAwait(false);
        }

        return count;
    }

    // What strangers write must not end the watch over all others. An archive or a state that cannot be used does: nothing could be kept.
    private static bool IsOfOneSource(Exception e) => e is not (OperationCanceledException or OutOfMemoryException or CasusException or DbException);

    private void Defect(WatchedSource source, Exception cause, RoundCount count)
    {
        count.Failed++;
        var known = state.SourceOf(source.Name);
        var problem = SourceErrors.SourceDefect(source.Name, cause);
        state.Asked(source.Name, known with { Failures = known.Failures + 1, NextAt = time.GetUtcNow() + PauseAfter(known.Failures) }, problem.Message, 0, time.GetUtcNow());
        tell(problem);
    }

    // ---- lists

    private async Task ReadList(WatchedSource source, RoundCount count, CancellationToken cancelled)
    {
        var known = state.SourceOf(source.Name);
        if (known.NextAt > time.GetUtcNow())
            return;
        var problems = new List<ReadProblem>();
        var waiting = new Queue<(string Location, int Depth)>([(source.Location, 0)]);
        var (next, found, lists) = (known with { Failures = 0, NextAt = null }, 0, 0);
        var whole = new List<(WatchedSource, ListedPage, Uri?)>();
        while (waiting.TryDequeue(out var at) && lists++ < MostSitemaps)
        {
            var (bytes, address, validators) = await Load(at.Location, at.Depth == 0 ? known : null, source, problems, cancelled).ConfigureAwait(false);
            if (validators is { } said && at.Depth == 0)
                next = next with { Tag = said.Tag, Modified = said.Modified };
            if (bytes is null || Parse(source, bytes, problems) is not { } list)
                continue;
            if (list.IsCut)
                problems.Add(SourceErrors.ListCut(source.Name));
            foreach (var further in at.Depth < 2 ? list.Lists : [])
            {
                // A map may name those of its own site; where else one leads is not for it to say.
                if (address is null ? !further.Contains("://", StringComparison.Ordinal) : WebAddress.TryResolve(address, further, out var map, out _) && map.IdnHost == address.IdnHost)
                    waiting.Enqueue((address is null ? Path.GetFullPath(further, Path.GetDirectoryName(source.Location)!) : new Uri(address, further).AbsoluteUri, at.Depth + 1));
            }

            found += Take(source, list.Pages, address, whole, problems);
        }

        if (!IsDry)
            KeepEntries(whole, count, cancelled);
        if (problems.Find(p => p.Severity == ProblemSeverity.Error) is { } failure)
        {
            count.Failed++;
            next = known with { Failures = known.Failures + 1, NextAt = time.GetUtcNow() + PauseAfter(known.Failures) };
            state.Asked(source.Name, next, failure.Message, found, time.GetUtcNow());
        }
        else
        {
            state.Asked(source.Name, next, null, found, time.GetUtcNow());
        }

        count.Found += found;
        foreach (var problem in problems)
            tell(problem);
    }

    private async Task<(byte[]? Bytes, Uri? Address, Validators? Said)> Load(string location, SourceState? known, WatchedSource source, List<ReadProblem> problems, CancellationToken cancelled)
    {
        if (!WebAddress.TryRead(location, out var address, out _))
            return (LoadFile(location, problems), null, null);
        if (fetcher is null)
        {
            problems.Add(SourceErrors.NetworkOff(source.Name, WhyOffline ?? "the configuration does not say 'network: on'"));
            return default;
        }

        switch (await fetcher.Fetch(address, new(known?.Tag, known?.Modified), cancelled).ConfigureAwait(false))
        {
            case FetchAnswer.Page page:
                return (page.Content, page.Address, new(page.Tag, page.Modified));
            case FetchAnswer.Refused refused:
                problems.Add(SourceErrors.ListNotFetched(source.Name, refused));
                return default;
            default:
                return default;
        }
    }

    private static byte[]? LoadFile(string path, List<ReadProblem> problems)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestList })
            {
                problems.Add(SourceErrors.FileUnreadable(path, "it is larger than 60 MB"));
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SourceErrors.FileUnreadable(path, e.Message));
            return null;
        }
    }

    private static PageList? Parse(WatchedSource source, byte[] bytes, List<ReadProblem> problems)
    {
        try
        {
            var content = Unpacking.Unpack(bytes);
            return source.Kind switch
            {
                SourceKind.Feed => FeedReader.Read(content),
                SourceKind.Sitemap => SitemapReader.Read(content, source.Since),
                SourceKind.Reliefweb => AddressList.ReadReliefWeb(content),
                SourceKind.Gdelt => AddressList.ReadGdelt(content),
                _ => AddressList.Read(content),
            };
        }
        catch (ListFormatException e)
        {
            problems.Add(SourceErrors.NotAList(source.Name, e.Message));
            return null;
        }
    }

    private int Take(WatchedSource source, IReadOnlyList<ListedPage> pages, Uri? list, List<(WatchedSource, ListedPage, Uri?)> whole, List<ReadProblem> problems)
    {
        var fresh = new List<WaitingPage>();
        var odd = false;
        foreach (var page in pages)
        {
            if (source.Since is { } since && PublicationTime.TryParse(page.Published, out var published) && published.Date < since)
                continue;
            Uri? address;
            string? why;
            if (list is null ? !WebAddress.TryRead(page.Address, out address, out why) : !WebAddress.TryResolve(list, page.Address, out address, out why))
            {
                if (!odd)
                    problems.Add(SourceErrors.NoAddress(source.Name, page.Address, why));
                odd = true;
                continue;
            }

            if (source.ReadsEntries && page.Content is not null && !state.IsSettled(WebAddress.Canonical(address)))
                whole.Add((source, page, address));
            fresh.Add(new(WebAddress.Canonical(address), address.AbsoluteUri) { Title = page.Title, Published = page.Published, Publisher = page.Publisher ?? source.Publisher });
        }

        return state.Found(source, fresh, time.GetUtcNow());
    }

    // ---- entries that carry their text

    private void KeepEntries(List<(WatchedSource Source, ListedPage Page, Uri? Address)> entries, RoundCount count, CancellationToken cancelled)
    {
        foreach (var chunk in entries.DistinctBy(e => WebAddress.Canonical(e.Address!)).Chunk(Batch))
        {
            var read = chunk.Select(e => Entry(e.Source, e.Page, e.Address!)).ToList();
            Keep(read, count, cancelled);
        }
    }

    private Outcome Entry(WatchedSource source, ListedPage listed, Uri address)
    {
        var waiting = new WaitingPage(WebAddress.Canonical(address), address.AbsoluteUri) { Title = listed.Title, Published = listed.Published, Publisher = listed.Publisher ?? source.Publisher };
        var bytes = Encoding.UTF8.GetBytes(listed.Content!);
        return listed.IsPage && listed.Content!.Contains('<', StringComparison.Ordinal)
            ? OfPage(waiting, bytes, "utf-8")
            : OfReport(waiting, new() { Id = "", Text = listed.Content!, TextWasExtracted = true, Original = bytes });
    }

    // ---- pages

    private async Task FetchPages(RoundCount count, CancellationToken cancelled)
    {
        foreach (var chunk in state.Waiting(config.MostPerRound, time.GetUtcNow()).Chunk(Batch))
        {
            cancelled.ThrowIfCancellationRequested();
            var outcomes = await Task.WhenAll(chunk.Select(p => Fetch(p, cancelled))).ConfigureAwait(false);
            Keep(outcomes, count, cancelled);
        }
    }

    private async Task<Outcome> Fetch(WaitingPage page, CancellationToken cancelled)
    {
        try
        {
            return await FetchOne(page, cancelled).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfOneSource(e))
        {
            return new(page, null, new(page.Canonical, "refused", SourceErrors.PageDefect(e)));
        }
    }

    private async Task<Outcome> FetchOne(WaitingPage page, CancellationToken cancelled)
    {
        var answer = await fetcher!.Fetch(new(page.Address), default, cancelled).ConfigureAwait(false);
        if (answer is FetchAnswer.Page { Type: "" or "text/html" or "application/xhtml+xml" } html)
            return OfPage(page, html.Content, html.Charset);
        if (answer is FetchAnswer.Page { Type: "text/plain" } text)
            return OfText(page, text);
        if (answer is FetchAnswer.Page other)
            return new(page, null, new(page.Canonical, "refused", $"it is of type {other.Type}"));
        var refused = answer as FetchAnswer.Refused ?? new FetchAnswer.Refused(FetchReason.Damaged, "the server says that nothing changed, without having been asked");
        var again = refused.MayPass && page.Attempts + 1 < MostAttempts;
        var pause = refused.After is { } after && after > PauseAfter(page.Attempts) ? after : PauseAfter(page.Attempts);
        return new(page, null, new(page.Canonical, again ? "waiting" : "refused", refused.Detail, Again: again ? time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause) : null));
    }

    private Outcome OfPage(WaitingPage page, byte[] bytes, string? charset)
    {
        var results = new List<ReadResult>();
        PageReader.Read(bytes, charset, new(page.Address), new() { KeepOriginals = true }, results);
        return results.OfType<ReadResult.Found>().FirstOrDefault() is { Report: var report }
            ? OfReport(page, report)
            : new(page, null, new(page.Canonical, "refused", "no running text was found in the page"));
    }

    private Outcome OfText(WaitingPage page, FetchAnswer.Page text)
    {
        var content = TextDecoder.Decode(text.Content, text.Charset, new(page.Address), out _);
        return string.IsNullOrWhiteSpace(content)
            ? new(page, null, new(page.Canonical, "refused", "it holds no text"))
            : OfReport(page, new() { Id = "", Text = content, TextWasExtracted = true, Original = text.Content });
    }

    private Outcome OfReport(WaitingPage page, Report report)
    {
        var isShort = report.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < config.FewestWords;
        return new(
            page,
            report with
            {
                // The address is what a report is known by: other words under it later are a new version of it.
                Id = "web-" + Hash(page.Canonical)[..16],
                Title = report.Title ?? page.Title,
                PublishedOn = report.PublishedOn ?? (PublicationTime.TryParse(page.Published, out var published) ? published : null),
                Publisher = report.Publisher ?? page.Publisher,
                Url = page.Address,
                NotRead = report.NotRead ?? (isShort ? "too-short" : null),
                Origin = new(page.Address),
            },
            new(page.Canonical, "kept"));
    }

    /// <summary>Hands on the reports of a batch, and writes down what came of all of it.</summary>
    private void Keep(IReadOnlyList<Outcome> outcomes, RoundCount count, CancellationToken cancelled)
    {
        var (ends, reports) = (new List<PageEnd>(), new List<(Report Report, PageEnd End)>());
        var here = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var outcome in outcomes)
        {
            if (outcome.Report is not { } report)
            {
                ends.Add(outcome.End);
                Tell(outcome, count);
                continue;
            }

            // The same words at another site are that site's report: how many there are of a text is what tells of agencies.
            var words = Hash(SiteOf(outcome.Page.Canonical) + "\n" + string.Join(' ', report.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            if ((state.PageOf(words) ?? here.GetValueOrDefault(words)) is { } first && first != outcome.Page.Canonical)
            {
                count.Duplicates++;
                ends.Add(outcome.End with { State = "duplicate", Reason = "the same words as " + first });
                continue;
            }

            here[words] = outcome.Page.Canonical;
            reports.Add((report, outcome.End with { Report = report.Id, Words = words }));
        }

        var unread = reports.Count == 0 ? [] : sink.Take([.. reports.Select(r => r.Report)], cancelled).Unread;
        for (var i = 0; i < reports.Count; i++)
        {
            ends.Add(unread[i] is { } why ? reports[i].End with { State = "unread", Reason = why } : reports[i].End);
            count.Kept++;
            count.Unread += unread[i] is null ? 0 : 1;
            if (unread[i] is { } reason)
                tell(SourceErrors.NotRead(reports[i].Report.Url!, reason));
        }

        state.Ended(ends, time.GetUtcNow());
    }

    private void Tell(Outcome outcome, RoundCount count)
    {
        var again = outcome.End.State == "waiting";
        (count.Refused, count.Later) = again ? (count.Refused, count.Later + 1) : (count.Refused + 1, count.Later);
        tell(SourceErrors.PageNotFetched(outcome.Page.Address, outcome.End.Reason ?? "", again));
    }

    // ---- folders

    private async Task ReadFolder(WatchedSource source, RoundCount count, CancellationToken cancelled)
    {
        var isFolder = Directory.Exists(source.Location);
        var paths = isFolder ? InputFolder.Walk(source.Location).Where(f => f.Problem is null).Select(f => f.Path) : [source.Location];
        var failed = false;
        foreach (var path in paths)
        {
            cancelled.ThrowIfCancellationRequested();
            var file = new FileInfo(path);
            if (file.Exists && state.IsRead(file))
                continue;
            if (IsDry)
            {
                Would?.Invoke(path);
                continue;
            }

            // What is written to at this moment is whole by the next round; a file that is named alone is the user's to name.
            if (isFolder && IsFresh(file) && !await IsWhole(file, cancelled).ConfigureAwait(false))
            {
                tell(SourceErrors.StillWritten(path));
                continue;
            }

            var (isFailed, isWhole) = ReadFile(path, source, count, cancelled);
            failed |= isFailed;
            // One that could not be opened, or not to its end, is tried again: it may be the disk or a permission.
            if (file.Exists && isWhole)
                state.Read(file);
        }

        count.Failed += failed ? 1 : 0;
        if (!IsDry)
            state.Asked(source.Name, new(null, null, failed ? 1 : 0, null), failed ? "some of it could not be read" : null, 0, time.GetUtcNow());
    }

    private (bool IsFailed, bool IsWhole) ReadFile(string path, WatchedSource source, RoundCount count, CancellationToken cancelled)
    {
        var (failed, whole) = (false, true);
        foreach (var chunk in Reports(path, source, Note).Chunk(Batch))
        {
            cancelled.ThrowIfCancellationRequested();
            var taken = sink.Take(chunk, cancelled);
            (count.Found, count.Kept, count.Unread) = (count.Found + taken.Fresh, count.Kept + taken.Kept, count.Unread + taken.Unread.Count(u => u is not null));
            for (var i = 0; i < chunk.Length; i++)
            {
                if (taken.Unread[i] is { } why)
                    tell(SourceErrors.NotRead(chunk[i].Origin.ToString(), why));
            }
        }

        return (failed, whole);

        void Note(ReadProblem problem)
        {
            failed |= problem.Severity == ProblemSeverity.Error;
            whole &= !ReadProblems.IsOfReading(problem);
            tell(problem);
        }
    }

    private bool IsFresh(FileInfo file) => file.Exists && time.GetUtcNow() - file.LastWriteTimeUtc is var age && age < Settling && age >= TimeSpan.Zero;

    private async Task<bool> IsWhole(FileInfo file, CancellationToken cancelled)
    {
        if (!WaitsForFiles)
            return false;
        await Task.Delay(Settling, time, cancelled).ConfigureAwait(false);
        file.Refresh();
        return !IsFresh(file);
    }

    private IEnumerable<Report> Reports(string path, WatchedSource source, Action<ReadProblem> note)
    {
        foreach (var result in new ReportReader(new() { KeepOriginals = true }).Read([path]))
        {
            if (result is ReadResult.Found { Report: var report })
            {
                yield return report with { Publisher = report.Publisher ?? source.Publisher };
                continue;
            }

            note(((ReadResult.Noted)result).Problem);
        }
    }

    // ---- small things

    // Ten minutes, twice as long each time, up to a day; a quarter more or less, so that many who failed at once do not come back at once.
    private static TimeSpan PauseAfter(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures, 10)) * (0.75 + (Random.Shared.NextDouble() / 2));
        return pause < LongestPause ? pause : LongestPause;
    }

    private static string SiteOf(string canonical) => canonical.TrimStart('/').Split('/')[0];

    private static string Hash(string text) => Sha256Hex.Of(text);

    private sealed record Outcome(WaitingPage Page, Report? Report, PageEnd End);
}

/// <summary>What came of a round.</summary>
internal sealed class RoundCount
{
    /// <summary>Sources that were looked at.</summary>
    public int Sources { get; set; }

    /// <summary>Those of which something could not be had.</summary>
    public int Failed { get; set; }

    /// <summary>Pages and reports that were not known.</summary>
    public long Found { get; set; }

    /// <summary>Reports that were handed on and not known as they are.</summary>
    public long Kept { get; set; }

    /// <summary>Of these those that were not read.</summary>
    public int Unread { get; set; }

    /// <summary>Pages with words that were kept before.</summary>
    public int Duplicates { get; set; }

    /// <summary>Pages that cannot be had.</summary>
    public int Refused { get; set; }

    /// <summary>Pages that are asked for again later.</summary>
    public int Later { get; set; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Sources:N0} sources ({Failed:N0} failed), {Found:N0} new, {Kept:N0} kept ({Unread:N0} unread), {Duplicates:N0} duplicates, {Refused:N0} refused, {Later:N0} later");
}
