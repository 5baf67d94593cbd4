using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Casus.Cli.Input;
using Casus.Cli.Output;
using Casus.Cli.Trees;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus parse</c>: how the language of a report is read.</summary>
internal sealed class ParseCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string[]> inputs = CommonOptions.Inputs();

    private readonly Option<string> format = new("--format", "-f")
    {
        Description = "conllu: the treebanks' form. json: sentences, words and names with offsets. text: trees drawn for reading.",
        HelpName = "conllu|json|text",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<int> threads = CommonOptions.Threads();

    private readonly Option<string?> output = CommonOptions.Output();

    public ParseCommand(Session session)
        : base("parse", "Show how reports are read: words, sentences, parts of speech, lemmas, trees and names.")
    {
        this.session = session;
        format.AcceptOnlyFromAmong("conllu", "json", "text");
        Add(inputs);
        Add(format);
        Add(threads);
        Add(output);
        SetAction((parse, cancelled) => Task.FromResult(Run(parse, cancelled)));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus parse report.txt", "draw the tree of each sentence"),
        new("casus parse pages/ --format conllu --out trees.conllu", "write treebank files for other tools"),
    ];

    private int Run(ParseResult parse, CancellationToken cancelled)
    {
        var file = parse.GetValue(output);
        var reader = session.Services.LoadReader();
        var set = new InputSet(parse.GetValue(inputs)!, session.OpenInput, null);
        using var target = file is null or "-" ? OutputTarget.StandardOutput(session.Output) : OutputTarget.File(file);
        var watched = session.MessagesAreWatched && !(file is null or "-" && session.OutputStyle.Width is not null);
        var progress = new ProgressLine(session.Messages, watched, TimeProvider.System);
        var form = parse.GetValue(format);
        Sequence sequence = form switch { "json" => new JsonSequence(), "text" => new PageSequence(), _ => new() };
        var run = new ReportRun(report => Render(reader, report, form!), sequence, target, session.Messages, progress) { Threads = parse.GetValue(threads) };
        try
        {
            return run.Go(set, cancelled) == 0 ? ExitCodes.Done : ExitCodes.SomeReportsFailed;
        }
        finally
        {
            progress.Clear();
        }
    }

    private static byte[] Render(ILanguageReader reader, Report report, string form)
    {
        var reading = reader.Read(report);
        if (form == "json")
            return TreeJson.Render(reading);
        var text = new StringBuilder();
        if (form == "conllu")
            reader.Conllu.Write(reading, text);
        else
            TreeDrawing.Draw(reading, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
