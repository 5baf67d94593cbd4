using System.Collections.Immutable;
using System.CommandLine;
using Casus.Training;

namespace Casus.Cli.Commands;

/// <summary><c>casus train</c>: the models, made anew.</summary>
internal sealed class TrainCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string> what = new("WHAT")
    {
        Description = "What to train. language: the four models that read English: tagger, parser, names and lemmas.",
        HelpName = "WHAT",
    };

    private readonly Option<string> data = new("--data")
    {
        Description = "What to learn from: a folder with syntax/ewt-train.conllu, syntax/ewt-dev.conllu and syntax/gum-train.conllu (Universal Dependencies) and entities/uner-ewt-train.jsonl and entities/gum-train.jsonl (names, one document a line).",
        HelpName = "FOLDER",
        Required = true,
    };

    private readonly Option<string?> output = new("--out", "-o")
    {
        Description = "The folder that the models are written to: tagger.bin, parser.bin, names.bin and lemmas.bin. Without it, the folder models of the data folder, whose models are replaced.",
        HelpName = "FOLDER",
    };

    public TrainCommand(Session session)
        : base(
            "train",
            "Make the language models anew from public treebanks. Each model says inside how it was made; scores on texts it did not learn from "
            + "are printed along the way. The same data give the same bytes.")
    {
        this.session = session;
        what.AcceptOnlyFromAmong("language");
        Add(what);
        Add(data);
        Add(output);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } = [
        new(
            "casus train language --data gold/ --out models/",
            "train tagger, parser, names and lemmas, in about two minutes"),
        new("casus doctor", "see how the models in use were made"),
    ];

    private int Run(ParseResult parse)
    {
        var folder = parse.GetValue(output) ?? session.Services.FindData().File("models");
        Directory.CreateDirectory(folder);
        new LanguageTraining(parse.GetValue(data)!, folder, session.Messages.WriteLine).TrainAll();
        return ExitCodes.Done;
    }
}
