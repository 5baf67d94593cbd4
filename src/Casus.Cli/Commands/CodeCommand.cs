using System.Collections.Immutable;
using System.CommandLine;
using Casus.Cli.Input;
using Casus.Cli.Output;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus code</c>: reports in, records out.</summary>
internal sealed class CodeCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string[]> inputs = CommonOptions.Inputs();

    private readonly Option<OutputFormat?> format = new("--format", "-f")
    {
        Description = "text: a dossier for reading. json: indented JSON. jsonl: one record per line. Default: by the extension of --out, else text.",
        HelpName = "text|json|jsonl",
        CustomParser = result =>
        {
            if (OutputFormats.TryParse(result.Tokens[0].Value, out var format))
                return format;
            result.AddError($"--format knows text, json and jsonl, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private readonly Option<PublicationTime?> published = CommonOptions.Published();

    private readonly Option<string?> actors = CommonOptions.Actors();

    private readonly Option<int> threads = CommonOptions.Threads();

    private readonly Option<string?> output = CommonOptions.Output();

    private readonly Option<bool> lines = new("--lines")
    {
        Description = "Be a filter: standard input is JSON Lines whatever it begins with, may be empty, and each record is written as soon as it is done. Implies --format jsonl.",
    };

    public CodeCommand(Session session)
        : base("code", "Read news reports and write what happened, where, when, who, how many, with the words each value rests on.")
    {
        this.session = session;
        Add(inputs);
        Add(format);
        Add(published);
        Add(actors);
        Add(threads);
        Add(output);
        Add(lines);
        SetAction((parse, cancelled) => Task.FromResult(Run(parse, cancelled)));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus code report.txt --published 2024-02-08", "read one report and show the dossier"),
        new("casus code pages/ feed.jsonl --out records.jsonl", "code many reports, one record per line"),
        new("curl -s https://example.org/report.html | casus code - --format json", "code what another program fetched"),
        new("parallel --pipe --keep-order casus code - --lines < feed.jsonl", "a filter for batch engines: JSON Lines in, records out"),
    ];

    private int Run(ParseResult parse, CancellationToken cancelled)
    {
        var file = parse.GetValue(output);
        var isFilter = parse.GetValue(lines);
        var form = parse.GetValue(format) ?? (isFilter ? OutputFormat.Jsonl : OutputFormats.For(file));
        var own = parse.GetValue(actors);
        var coder = session.Services.LoadCoder(own);
        var set = new InputSet(parse.GetValue(inputs)!, session.OpenInput, parse.GetValue(published)) { IsLines = isFilter };
        using var target = file is null or "-" ? OutputTarget.StandardOutput(session.Output) : OutputTarget.File(file);
        // Where results scroll by on the screen, they are the progress.
        var watched = session.MessagesAreWatched && !(file is null or "-" && session.OutputStyle.Width is not null);
        var layout = RecordLayout.For(
            form, file is null or "-" ? session.OutputStyle : PageStyle.Plain, () => session.Services.LoadCountries(own));
        var progress = new ProgressLine(session.Messages, watched, TimeProvider.System);
        var run = new ReportRun(r => layout.Render(coder.Code(r)), layout.Sequence, target, session.Messages, progress)
        {
            Threads = parse.GetValue(threads),
        };
        try
        {
            return run.Go(set, cancelled) == 0 ? ExitCodes.Done : ExitCodes.SomeReportsFailed;
        }
        finally
        {
            progress.Clear();
        }
    }
}
