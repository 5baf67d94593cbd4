using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Casus.Cli.Queues;
using Casus.Workers;
using Spectre.Console;

namespace Casus.Cli.Commands;

/// <summary><c>casus top</c>: workers and their queue, as they work.</summary>
internal sealed class TopCommand : Command, IDocumented
{
    private const int PlainWidth = 120;

    private readonly Session session;

    private readonly Argument<string[]> workers = new("WORKER")
    {
        Description = "Where workers answer for their health: the port of --health, of this machine unless an address stands before it.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> queue = new("--queue", "-q") { Description = "The queue as well, as 'casus work' names it: how many wait, and how many were set aside.", HelpName = "URL" };

    private readonly Option<int> every = QueueOptions.Number("--every", "Seconds between two looks.", 2, 1, 3600);

    private readonly Option<bool> once = new("--once") { Description = "Look twice, write what was done between, and end." };

    private readonly Option<string?> format = ArchiveOptions.OneOf("--format", "How it is written: table, or jsonl with one object per look.", "table", "jsonl");

    public TopCommand(Session session)
        : base("top", "Show what workers do while they do it: reports a second, the time of stages, what waits, what was set aside and why.")
    {
        this.session = session;
        Add(workers);
        format.Aliases.Add("-f");
        foreach (var option in new Option[] { queue, every, once, format })
            Add(option);
        workers.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => Address(t.Value) is null))
                result.AddError($"'{token.Value}' is no port, and no address and port as 10.0.0.5:9000.");
        });
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus top 9000 10.0.0.6:9000 --queue amqp://desk@queue.example.org/news", "two workers and their queue, until Ctrl-C"),
        new("casus top 9000 --once -f jsonl", "one line for a script"),
    ];

    private async Task<int> RunAsync(ParseResult parse, CancellationToken stop)
    {
        var named = parse.GetValue(workers)!.Select(w => Address(w)!).ToList();
        var address = parse.GetValue(queue) is { } text ? QueueAddress.Parse(text) : null;
        var before = await TopLook.TakeAsync(named, address, TimeProvider.System, stop).ConfigureAwait(false);
        if (before.Workers.All(w => w.Stats is null))
            throw CliErrors.NoWorker(string.Join(", ", named));
        var isTable = parse.GetValue(format) != "jsonl";
        var console = Console();
        if (isTable && !parse.GetValue(once) && session.OutputStyle.Width is not null)
        {
            await console.Live(TopPage.Of(TopReport.Of(before, before))).StartAsync(context => LookAsync(report =>
            {
                context.UpdateTarget(TopPage.Of(report));
                context.Refresh();
            })).ConfigureAwait(false);
        }
        else
        {
            await LookAsync(report => Show(report)).ConfigureAwait(false);
        }

        return ExitCodes.Done;

        async Task LookAsync(Action<TopReport> show)
        {
            do
            {
                await Task.Delay(TimeSpan.FromSeconds(parse.GetValue(every)), stop).ConfigureAwait(false);
                var now = await TopLook.TakeAsync(named, address, TimeProvider.System, stop).ConfigureAwait(false);
                show(TopReport.Of(before, now));
                before = now;
            }
            while (!parse.GetValue(once));
        }

        void Show(TopReport report)
        {
            if (isTable)
                console.Write(TopPage.Of(report));
            else
                session.Write(report.ToJson() + "\n");
            session.Output.Flush();
        }
    }

    private static string? Address(string text) => QueueOptions.TryParseEndpoint(text, out var endpoint) && endpoint.Port > 0 ? endpoint.ToString() : null;

    private IAnsiConsole Console()
    {
        var style = session.OutputStyle;
        var writer = new StreamWriter(session.Output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        var console = AnsiConsole.Create(new()
        {
            Ansi = style.Width is null ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = style.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = style.Width is null ? InteractionSupport.No : InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = style.Width ?? PlainWidth;
        return console;
    }
}
