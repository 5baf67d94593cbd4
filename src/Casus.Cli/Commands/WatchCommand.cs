using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Archive.Incidents;
using Casus.Cli.Sources;
using Casus.Sources;
using Casus.Sources.Watching;

namespace Casus.Cli.Commands;

/// <summary><c>casus watch</c>: sources into an archive, again and again.</summary>
internal sealed class WatchCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string> config = new("CONFIG") { Description = "A YAML file that lists the sources and says whether the network may be used." };

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<bool> once = new("--once") { Description = "Look through all sources once and end." };

    private readonly Option<bool> offline = new("--offline") { Description = "Open no connection to a site, whatever the file says. Folders and lists that lie here are read." };

    private readonly Option<bool> dry = new("--dry-run") { Description = "Look at the lists and say what would be taken in; nothing is kept, no page is fetched." };

    private readonly Option<string?> actors = CommonOptions.Actors();

    private readonly Option<int> threads = CommonOptions.Threads();

    public WatchCommand(Session session)
        : base("watch", "Take in what feeds, site maps, lists of pages and folders bring, again and again. Fetches nothing unless the configuration says so.")
    {
        this.session = session;
        Add(config);
        Add(archive);
        Add(once);
        Add(offline);
        Add(dry);
        Add(actors);
        Add(threads);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus watch sources.yaml --archive desk.casus", "go through the sources every quarter of an hour, or as the file says, until Ctrl-C"),
        new("casus watch sources.yaml --archive desk.casus --once --dry-run", "see first what would be taken in"),
        new("casus watch sources.yaml --archive desk.casus --once --offline", "take in folders and lists that lie here, with the network shut"),
    ];

    private async Task<int> Run(ParseResult parse, CancellationToken cancelled)
    {
        var read = WatchConfigReader.Read(parse.GetValue(config)!);
        var (isDry, isOffline) = (parse.GetValue(dry), parse.GetValue(offline));
        var store = ArchiveOptions.Open(parse, archive);
        if (!isDry)
            store.Prepare();
        var stateFile = StateFile(read, parse.GetValue(archive)!);
        using var state = WatchState.Open(stateFile, isDry);
        using var fetcher = read.IsNetworkOn && !isOffline ? session.Services.MakeFetcher(read.Fetching) : null;
        var deriver = new Deriver(store, session.Services.LoadFuser, TimeProvider.System) { Threads = parse.GetValue(threads) };
        var sink = new ArchiveSink(store, () => session.Services.LoadCoder(parse.GetValue(actors)), parse.GetValue(threads), session.Messages, deriver.Recent);
        var whyOffline = isOffline ? "--offline" : read.IsNetworkOn ? null : "the configuration does not say 'network: on'";
        var status = isDry ? null : new WatchStatus(stateFile, read, state, CasusCommandLine.NameAndVersion, TimeProvider.System, session.Messages.WriteLine) { WhyOffline = whyOffline };
        var watcher = new Watcher(read, state, fetcher, sink, TimeProvider.System, session.Messages.WriteLine)
        {
            IsDry = isDry,
            WaitsForFiles = parse.GetValue(once),
            WhyOffline = whyOffline,
            Moved = status is null ? null : status.Moved,
            Would = what => session.Write(what + "\n"),
        };
        var isOnce = isDry || parse.GetValue(once);
        try
        {
            while (true)
            {
                status?.Began();
                var began = TimeProvider.System.GetTimestamp();
                var count = await watcher.Round(isOnce ? null : read.Every, cancelled).ConfigureAwait(false);
                // Also what a run that was broken off had kept and not filed.
                session.Write(Line(count, isDry || Deriver.IsUpToDate(store) ? null : deriver.Derive()));
                if (isOnce)
                    return count.Failed + count.Waiting + sink.Lost > 0 ? ExitCodes.SomeReportsFailed : ExitCodes.Done;
                // Lists are asked once in that time, however long the pages of the last round took.
                var pause = read.Every - TimeProvider.System.GetElapsedTime(began);
                status?.Ended(TimeProvider.System.GetUtcNow() + (pause > TimeSpan.Zero ? pause : TimeSpan.Zero));
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, cancelled).ConfigureAwait(false);
            }
        }
        finally
        {
            // Also when it is broken off: no further round is promised.
            status?.Ended(null);
        }
    }

    private static string StateFile(WatchConfig read, string archive) =>
        read.State ?? (archive.Contains("://", StringComparison.Ordinal) ? throw SourceErrors.NoState(read.File) : Path.GetFullPath(archive) + ".watch");

    private static string Line(RoundCount count, DerivedCount? derived) => derived is not { } incidents ? count + "\n" : string.Create(
        CultureInfo.InvariantCulture, $"{count}; incidents: {incidents.Opened:N0} new or changed, {incidents.Closed:N0} replaced or gone\n");
}
