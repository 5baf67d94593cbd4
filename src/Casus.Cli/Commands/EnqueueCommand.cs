using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Cli.Input;
using Casus.Cli.Output;
using Casus.Cli.Queues;
using Casus.Formats;
using Casus.Reports;
using Casus.Workers;
using Microsoft.Extensions.Logging;

namespace Casus.Cli.Commands;

/// <summary><c>casus enqueue</c>: reports into a queue.</summary>
internal sealed class EnqueueCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string[]> inputs = CommonOptions.Inputs();

    private readonly Option<string> queue = QueueOptions.Queue();

    private readonly Option<PublicationTime?> published = CommonOptions.Published();

    public EnqueueCommand(Session session)
        : base("enqueue", "Send reports to a queue of RabbitMQ, from which workers take them. Ends when the broker has each of them on disk.")
    {
        this.session = session;
        Add(inputs);
        Add(queue);
        Add(published);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus enqueue pages/ feed.jsonl --queue amqp://desk@queue.example.org/news", "send reports; run again after an interruption: what comes twice is kept once"),
    ];

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancelled)
    {
        var address = QueueAddress.Parse(parse.GetValue(queue)!);
        var set = new InputSet(parse.GetValue(inputs)!, session.OpenInput, parse.GetValue(published), keepOriginals: true);
        var progress = new ProgressLine(session.Messages, session.MessagesAreWatched, TimeProvider.System);
        var (lost, share) = (0L, set.ShareRead());
        var enqueuer = new Enqueuer(address, new LineLogger(session.Messages, asJson: false, LogLevel.Warning, TimeProvider.System)) { Progress = sent => progress.Show(sent, share) };
        try
        {
            await enqueuer.SendAsync(Found(), e => Tell(e, isLost: true), cancelled).ConfigureAwait(false);
        }
        finally
        {
            progress.Clear();
            session.Write(string.Create(CultureInfo.InvariantCulture, $"{enqueuer.Sent:N0} sent to {address.Name}\n"));
        }

        return lost == 0 ? ExitCodes.Done : ExitCodes.SomeReportsFailed;

        IEnumerable<Report> Found()
        {
            foreach (var result in set.Read())
            {
                if (result is ReadResult.Found { Report: var report })
                    yield return report;
                else if (result is ReadResult.Noted { Problem: var problem })
                    Tell(problem, problem.Severity == ProblemSeverity.Error);
            }
        }

        void Tell(object problem, bool isLost)
        {
            progress.Clear();
            session.Messages.WriteLine(problem);
            lost += isLost ? 1 : 0;
        }
    }
}
