using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Cli.Queues;
using Casus.Workers;
using Microsoft.Extensions.Logging;

namespace Casus.Cli.Commands;

/// <summary><c>casus work</c>: takes reports from a queue into an archive.</summary>
internal sealed class WorkCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Option<string> queue = QueueOptions.Queue();

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<string?> actors = CommonOptions.Actors();

    private readonly Option<int> threads = CommonOptions.Threads();

    private readonly Option<int> batch = QueueOptions.Number("--batch", "The most reports kept in one transaction. None waits until a batch is full.", 32, 1, 1000);

    private readonly Option<int> prefetch = QueueOptions.Number("--prefetch", "How many reports the broker hands out ahead.", 128, 1, 10_000);

    private readonly Option<int> deliveries = QueueOptions.Number("--most-deliveries", "How often a report is handed out before it is set aside as one that brings workers down.", 10, 2, 90);

    private readonly Option<int> fileEvery = QueueOptions.Number("--file-every", "Seconds between two filings by incident; one worker files for all.", 5, 1, 86_400);

    private readonly Option<bool> untilEmpty = new("--until-empty") { Description = "End when nothing waits any more, with everything filed." };

    private readonly Option<string?> health = new("--health") { Description = "Answer /healthz and /readyz at this port, of this machine only unless an address stands before it.", HelpName = "[ADDRESS:]PORT" };

    private readonly Option<string?> log = ArchiveOptions.OneOf("--log", "How messages are written: text, or json with one object per line. Words of reports are in neither.", "text", "json");

    public WorkCommand(Session session)
        : base("work", "Take reports from a queue, code them and keep them in an archive, as one of any number of workers. Ends on Ctrl-C or a request to end, with what it has in hand done.")
    {
        this.session = session;
        foreach (var option in new Option[] { queue, archive, actors, threads, batch, prefetch, deliveries, fileEvery, untilEmpty, health, log })
            Add(option);
        health.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !QueueOptions.TryParseEndpoint(result.Tokens[0].Value, out _))
                result.AddError("--health needs a port, or an address and a port as 10.0.0.5:9000.");
        });
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus work --queue amqp://desk@queue.example.org/news --archive postgres://desk@db.example.org/casus --health 9000", "one worker; start as many as there are machines"),
        new("casus work --queue amqp://localhost --archive postgres://desk@localhost/casus --until-empty", "work off what waits, and end"),
    ];

    private async Task<int> RunAsync(ParseResult parse, CancellationToken stop)
    {
        var address = QueueAddress.Parse(parse.GetValue(queue)!);
        // Others file while this one waits to keep its batch; what waits for a quarter of an hour waits for a defect.
        var store = Store.At(parse.GetValue(archive)!, new() { Patience = TimeSpan.FromMinutes(15) });
        store.Prepare();
        var coder = session.Services.LoadCoder(parse.GetValue(actors));
        var logger = new LineLogger(session.Messages, parse.GetValue(log) == "json", LogLevel.Information, TimeProvider.System);
        using var telemeters = Telemeters.Start();
        var worker = new Worker(
            address,
            store,
            coder.Code,
            CasusCommandLine.NameAndVersion,
            new Deriver(store, session.Services.LoadFuser, TimeProvider.System) { Threads = parse.GetValue(threads) },
            new()
            {
                Threads = parse.GetValue(threads),
                BatchSize = parse.GetValue(batch),
                Prefetch = (ushort)parse.GetValue(prefetch),
                MostDeliveries = parse.GetValue(deliveries),
                FileEvery = TimeSpan.FromSeconds(parse.GetValue(fileEvery)),
                UntilEmpty = parse.GetValue(untilEmpty),
            },
            logger);
        await using var page = parse.GetValue(health) is { } at && QueueOptions.TryParseEndpoint(at, out var endpoint) ? await HealthPage.StartAsync(endpoint, worker.State, logger).ConfigureAwait(false) : null;
        await worker.RunAsync(stop).ConfigureAwait(false);
        session.Write(string.Create(CultureInfo.InvariantCulture, $"{worker.State.Reports:N0} done, {worker.State.SetAside:N0} set aside in {address.DeadQueue}\n"));
        // Whoever asks a worker to end, a supervisor above all, is told that it did; what was set aside over weeks is in the logs and the dead queue.
        return parse.GetValue(untilEmpty) && worker.State.SetAside > 0 ? ExitCodes.SomeReportsFailed : ExitCodes.Done;
    }
}
