using System.Collections.Concurrent;
using Casus.Formats;
using Casus.Reports;
using Casus.Sources.Fetching;
using Casus.Sources.Lists;

namespace Casus.Sources.Watching;

/// <summary>Asks for the lists of sources: feeds, site maps, lists of pages.</summary>
internal sealed class ListWatch(WatchState state, IFetcher? fetcher, ReportKeeping keeping, PageReading reading, TimeProvider time, Action<ReadProblem> tell)
{
    private const int MostSitemaps = 50;
    private const int LargestList = 60_000_000;

    /// <summary>Why the network is off, for messages.</summary>
    public string? WhyOffline { get; init; }

    /// <summary>Keeps nothing.</summary>
    public bool IsDry { get; init; }

    /// <summary>Which waits were told: each once, however many rounds it takes.</summary>
    public ConcurrentDictionary<(string Source, DateTimeOffset Until), bool> Told { get; init; } = new();

    /// <summary>Asks for the list of a source, takes note of the pages it names, and keeps the entries that carry their text.</summary>
    public async Task Read(WatchedSource source, RoundCount count, CancellationToken cancelled)
    {
        var known = state.SourceOf(source);
        if (Waits(source, known))
        {
            count.Waiting++;
            return;
        }

        var asking = new Asking(source, known);
        // An index is none of the maps below it.
        for (var lists = 0; lists <= MostSitemaps && asking.Locations.TryDequeue(out var at); lists++)
            await ReadOne(asking, at.Location, at.Depth, cancelled).ConfigureAwait(false);
        if (asking.Astray > 0)
            asking.Problems.Add(SourceErrors.MapsAstray(source.Name, asking.Astray));
        if (asking.Locations.Count > 0)
            asking.Problems.Add(SourceErrors.MapsCut(source.Name, MostSitemaps, asking.Locations.Count));
        if (!IsDry)
            Keep(asking.Whole, count, cancelled);
        WriteDown(asking, count);
        count.Found += asking.Found;
        foreach (var problem in asking.Problems)
            tell(problem);
    }

    private async Task ReadOne(Asking asking, string location, int depth, CancellationToken cancelled)
    {
        var source = asking.Source;
        var (bytes, address, validators, wait) = await Load(location, depth == 0 ? asking.Known : null, source, asking.Problems, cancelled).ConfigureAwait(false);
        if (validators is { } said && depth == 0)
            asking.Next = asking.Next with { Tag = said.Tag, Modified = said.Modified };
        asking.Wait = wait > asking.Wait ? wait.Value : asking.Wait;
        if (bytes is null || Parse(source, bytes, asking.Problems) is not { } list)
            return;
        // An index that did not change says nothing of the lists that it names: it is read each time, so that these are asked.
        if (list.Lists.Count > 0)
            asking.Next = asking.Next with { Tag = null, Modified = null };
        if (list.IsCut)
            asking.Problems.Add(SourceErrors.ListCut(source.Name));
        if (list.Misfits is { } misfits)
            asking.Problems.Add(SourceErrors.EntriesPassedOver(source.Name, misfits));
        foreach (var further in list.Lists)
        {
            if (depth < 2 && MapOf(source, address, further) is { } map)
                asking.Locations.Enqueue((map, depth + 1));
            else
                asking.Astray++;
        }

        asking.Found += Take(source, list.Pages, address, asking.Whole, asking.Problems);
    }

    private void WriteDown(Asking asking, RoundCount count)
    {
        var (source, known) = (asking.Source, asking.Known);
        if (asking.Problems.Find(p => p.Severity == ProblemSeverity.Error) is { } failure)
        {
            count.Failed++;
            var next = known with { Failures = known.Failures + 1, NextAt = source.Address is null ? null : time.GetUtcNow() + Pauses.After(known.Failures, asking.Wait) };
            state.Asked(source, next, (failure.Code, failure.Message), asking.Found, time.GetUtcNow());
        }
        else if (fetcher is not null || source.Address is null)
        {
            state.Asked(source, asking.Next, null, asking.Found, time.GetUtcNow());
        }
    }

    // A map may name those of its own site; where else one leads is not for it to say.
    private static string? MapOf(WatchedSource source, Uri? index, string further)
    {
        if (index is null)
            return further.Contains("://", StringComparison.Ordinal) ? null : Path.GetFullPath(further, Path.GetDirectoryName(source.Location)!);
        return WebAddress.TryResolve(index, further, out var map, out _) && map.IdnHost == index.IdnHost ? map.AbsoluteUri : null;
    }

    // A file costs nobody anything to be looked at again; of what is not asked for want of a network that is the reason.
    private bool Waits(WatchedSource source, SourceState known)
    {
        if (known.NextAt is not { } until || until <= time.GetUtcNow() || source.Address is null || fetcher is null)
            return false;
        if (Told.TryAdd((source.Name, until), true))
            tell(SourceErrors.Waits(source.Name, until, known.Problem));
        return true;
    }

    private async Task<(byte[]? Bytes, Uri? Address, Validators? Said, TimeSpan? Wait)> Load(string location, SourceState? known, WatchedSource source, List<ReadProblem> problems, CancellationToken cancelled)
    {
        if (!WebAddress.TryRead(location, out var address, out _))
            return (LoadFile(location, problems), null, null, null);
        if (fetcher is null)
        {
            problems.Add(SourceErrors.NetworkOff(source.Name, WhyOffline ?? "the configuration does not say 'network: on'"));
            return default;
        }

        switch (await fetcher.Fetch(address, new(known?.Tag, known?.Modified), cancelled).ConfigureAwait(false))
        {
            case FetchAnswer.Page page:
                return (page.Content, page.Address, new(page.Tag, page.Modified), null);
            case FetchAnswer.Refused refused:
                problems.Add(SourceErrors.ListNotFetched(source.Name, refused));
                return (null, null, null, refused.After);
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

            var canonical = WebAddress.Canonical(address);
            var isEntry = source.ReadsEntries && page.Content is not null;
            if (isEntry && !state.IsSettled(canonical, PageReading.VersionOf(source, page)))
                whole.Add((source, page, address));
            // Whether an entry changed is told by itself.
            fresh.Add(new(canonical, address.AbsoluteUri) { Title = page.Title, Published = page.Published, Publisher = page.Publisher ?? source.Publisher, Changed = isEntry ? null : page.Changed });
        }

        return state.Found(source, fresh, time.GetUtcNow());
    }

    private void Keep(List<(WatchedSource Source, ListedPage Page, Uri? Address)> entries, RoundCount count, CancellationToken cancelled)
    {
        foreach (var chunk in entries.DistinctBy(e => WebAddress.Canonical(e.Address!)).Chunk(ReportKeeping.Batch))
        {
            var read = chunk.Select(e => reading.OfEntry(e.Source, e.Page, e.Address!)).ToList();
            keeping.Keep(read, count, cancelled);
        }
    }

    /// <summary>What came so far of asking for a list and those that it names.</summary>
    private sealed class Asking(WatchedSource source, SourceState known)
    {
        public WatchedSource Source => source;

        public SourceState Known => known;

        public SourceState Next { get; set; } = known with { Failures = 0, NextAt = null };

        public Queue<(string Location, int Depth)> Locations { get; } = new([(source.Location, 0)]);

        public List<ReadProblem> Problems { get; } = [];

        public List<(WatchedSource Source, ListedPage Page, Uri? Address)> Whole { get; } = [];

        public int Found { get; set; }

        /// <summary>Maps that are not followed.</summary>
        public int Astray { get; set; }

        /// <summary>How long a server asks to wait.</summary>
        public TimeSpan Wait { get; set; }
    }
}
