using System.Globalization;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Training;

/// <summary>
/// Makes the committed language models from public treebanks and name sets, the same bytes for the same data and seed.
/// </summary>
/// <param name="data">A folder with <c>syntax/</c> (EWT and GUM in CoNLL-U) and <c>entities/</c> (UNER EWT and GUM
/// names in JSON Lines).</param>
/// <param name="output">The folder the models go to.</param>
/// <param name="progress">Told of each step.</param>
public sealed class LanguageTraining(string data, string output, Action<string> progress)
{
    private const int Seed = 20240207;

    // Parts of GUM under a non-commercial licence, by its own list of licences.
    private static readonly HashSet<string> NonCommercialGenres = ["whow", "fiction", "essay", "letter", "podcast"];

    private const string Sources =
        "UD English EWT train (CC BY-SA 4.0), UD English GUM train without the genres whow, fiction, essay, letter and podcast (CC BY-SA 4.0 and freer; see data/models/README.md)";

    /// <summary>Trains the tagger, the parser and the lemmatizer, and the name tagger on the tags.</summary>
    /// <exception cref="CasusException">CAS0360: a data file is missing.</exception>
    public void TrainAll()
    {
        var sentences = WithCapitals([.. Training()]);
        progress($"{sentences.Count} sentences");
        Save(Lemmatizer.Kind, Sources, w => Lemmatizer.Write(w, LemmaTraining.Train(Training())));
        var tagger = TaggerTraining.Train(sentences, epochs: 8, Seed);
        Save(Tagger.Kind, Sources, tagger.Write);
        progress($"tagger: {Percent(TagAccuracy(new(tagger), Development()))} on EWT dev, {Percent(TagAccuracy(new(tagger), Development().Select(s => s.InCapitals())))} in capitals");
        var tags = TaggerTraining.Jackknife(sentences, folds: 4, epochs: 4, Seed);
        Save(NameTagger.Kind, Sources + "; names: UNER EWT (CC BY-SA 4.0), GUM entities", TrainNames(sentences, tags).Write);
        var (moves, labels) = ParserTraining.Train(sentences, tags, epochs: 10, Seed, progress);
        Save(Parser.Kind, Sources, w =>
        {
            moves.Write(w);
            labels.Write(w);
        });
        progress($"parser: {Attachment(new(tagger), new(moves, labels), Development())} on EWT dev");
    }

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";

    private static double TagAccuracy(Tagger tagger, IEnumerable<TreebankSentence> sentences)
    {
        int all = 0, right = 0;
        foreach (var sentence in sentences)
        {
            var tags = TaggerTraining.Tag(tagger, sentence);
            all += tags.Length;
            right += tags.Where((t, i) => t == sentence.Tags[i]).Count();
        }

        return (double)right / all;
    }

    private static string Attachment(Tagger tagger, Parser parser, IEnumerable<TreebankSentence> sentences)
    {
        int all = 0, heads = 0, labelled = 0;
        var state = new ParserState();
        foreach (var sentence in sentences)
        {
            var (found, relations) = (new int[sentence.Forms.Length], new Relation[sentence.Forms.Length]);
            parser.Parse(
                sentence.Features(),
                new(0, found.Length),
                TaggerTraining.Tag(tagger, sentence),
                state,
                found,
                relations);
            for (var i = 0; i < found.Length; i++)
            {
                var right = (found[i] < 0 ? found.Length : found[i]) == sentence.Heads[i];
                all++;
                heads += right ? 1 : 0;
                labelled += right && MainRelation(relations[i]) == MainRelation(sentence.Relations[i]) ? 1 : 0;
            }
        }

        return $"UAS {Percent((double)heads / all)}, LAS {Percent((double)labelled / all)}";
    }

    private static string MainRelation(Relation relation) => Relations.NameOf(relation).Split(':')[0];

    // One sentence in five is learnt in capitals too: wire copy of the last century has no other letters.
    private static List<TreebankSentence> WithCapitals(List<TreebankSentence> sentences) =>
        [.. sentences, .. sentences.Where((_, i) => i % 5 == 0).Select(s => s.InCapitals())];

    private LinearModel TrainNames(List<TreebankSentence> sentences, UniversalTag[][] tags)
    {
        var names = NamesTraining.ReadNames(FileOf("entities/uner-ewt-train.jsonl"));
        foreach (var (id, spans) in NamesTraining.ReadNames(FileOf("entities/gum-train.jsonl")))
            names[id] = spans;
        return NamesTraining.Train(
            [.. sentences.Select((s, i) => (s, NamesTraining.Classes(s, names.GetValueOrDefault(s.Document) ?? []), tags[i])).Where(x => names.ContainsKey(x.s.Document))],
            epochs: 8,
            Seed);
    }

    private IEnumerable<TreebankSentence> Training() =>
    [
        .. Treebank.Read(FileOf("syntax/ewt-train.conllu")),
        .. Treebank.Read(FileOf("syntax/gum-train.conllu"), genre => genre is null || !NonCommercialGenres.Contains(genre)),
    ];

    private IEnumerable<TreebankSentence> Development() => Treebank.Read(FileOf("syntax/ewt-dev.conllu"));

    private string FileOf(string relative)
    {
        var path = Path.Combine(data, relative);
        return File.Exists(path) ? path : throw new CasusException(
            "CAS0360", path, "the training data is missing. Name a folder with syntax/ and entities/ by --data.");
    }

    private void Save(string kind, string sources, Action<BinaryWriter> write)
    {
        ModelFile.Save(
            Path.Combine(output, kind + ".bin"),
            kind,
            $"casus train language --data DATA; seed {Seed}; {sources}",
            write);
        progress($"{kind}.bin written");
    }
}
