using System.Collections.Immutable;
using System.CommandLine;
using Casus.Training;

namespace Casus.Cli.Commands;

/// <summary><c>casus train</c>: the models, made anew.</summary>
internal sealed class TrainCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string> what = new("WHAT") { Description = "language: tagger, parser, names and lemmas." };

    private readonly Option<string> data = new("--data")
    {
        Description = "A folder with syntax/ (treebanks in CoNLL-U) and entities/ (names in JSON Lines).",
        HelpName = "FOLDER",
        Required = true,
    };

    private readonly Option<string?> output = new("--out", "-o")
    {
        Description = "Where the models go; the models folder of the data folder when not given.",
        HelpName = "FOLDER",
    };

    public TrainCommand(Session session)
        : base("train", "Make the committed models anew from public data. The same data give the same bytes.")
    {
        this.session = session;
        what.AcceptOnlyFromAmong("language");
        Add(what);
        Add(data);
        Add(output);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } = [new("casus train language --data gold/ --out models/", "train tagger, parser, names and lemmas, in about two minutes")];

    private int Run(ParseResult parse)
    {
        var folder = parse.GetValue(output) ?? session.Services.FindData().File("models");
        Directory.CreateDirectory(folder);
        new LanguageTraining(parse.GetValue(data)!, folder, session.Messages.WriteLine).TrainAll();
        return ExitCodes.Done;
    }
}
