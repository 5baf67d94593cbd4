using System.Text.Json;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Trains the name tagger on character spans of names laid over the treebanks' words.</summary>
internal static class NamesTraining
{
    private const int Bits = 19;

    /// <summary>
    /// Reads name spans by document from JSON Lines (<c>id</c>, <c>text</c>, <c>entities</c> with code-point offsets).
    /// </summary>
    public static Dictionary<string, List<(TextSpan Span, NameKind Kind)>> ReadNames(string path)
    {
        var result = new Dictionary<string, List<(TextSpan, NameKind)>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var names = result[json.RootElement.GetProperty("id").GetString()!] = [];
            var map = OffsetMap.For(json.RootElement.GetProperty("text").GetString()!);
            foreach (var entity in json.RootElement.GetProperty("entities").EnumerateArray())
            {
                NameKind? kind = entity.GetProperty("type").GetString() switch
                {
                    "PER" => NameKind.Person,
                    "ORG" => NameKind.Organisation,
                    "LOC" => NameKind.Place,
                    _ => null,
                };
                if (kind is { } k)
                    names.Add((new(map.ToCodeUnits(entity.GetProperty("start").GetInt32()), map.ToCodeUnits(entity.GetProperty("end").GetInt32())), k));
            }
        }

        return result;
    }

    /// <summary>The class of each word of a sentence.</summary>
    public static int[] Classes(TreebankSentence sentence, IReadOnlyList<(TextSpan Span, NameKind Kind)> names)
    {
        var classes = new int[sentence.Forms.Length];
        foreach (var (span, kind) in names)
        {
            var covered = Enumerable.Range(0, classes.Length)
                .Where(i => sentence.Spans[i].Overlaps(span) && !IsClitic(sentence.Forms[i]))
                .ToArray();
            if (covered.Length == 0 || covered[^1] - covered[0] + 1 != covered.Length)
                continue;
            foreach (var i in covered)
            {
                var position = covered.Length == 1 ? NameTagger.Position.Single
                    : i == covered[0] ? NameTagger.Position.Begin
                    : i == covered[^1] ? NameTagger.Position.Last : NameTagger.Position.Inside;
                classes[i] = NameTagger.ClassOf(kind, position);
            }
        }

        return classes;
    }

    public static LinearModel Train(IReadOnlyList<(TreebankSentence Sentence, int[] Classes, UniversalTag[] Tags)> sentences, int epochs, int seed)
    {
        var perceptron = new Perceptron(Bits, NameTagger.ClassCount);
        var random = new Random(seed);
        var items = sentences.Select(s => (s.Sentence, s.Classes, s.Tags, Features: s.Sentence.Features())).ToArray();
        var features = new uint[NameTagger.FeatureCount];
        var scores = new float[NameTagger.ClassCount];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(items);
            foreach (var (_, gold, tags, tokens) in items)
            {
                int previous = 0, before = 0;
                for (var i = 0; i < gold.Length; i++)
                {
                    NameTagger.Extract(tokens, new(0, gold.Length), tags, previous, before, i, features);
                    perceptron.Score(features, scores);
                    var best = TaggerTraining.IndexOfMax(scores);
                    perceptron.Tick();
                    if (best != gold[i])
                        perceptron.Update(features, gold[i], best);
                    (before, previous) = (previous, random.NextDouble() < 0.5 ? best : gold[i]);
                }
            }
        }

        return perceptron.ToModel(least: 2);
    }

    private static bool IsClitic(string form) => form is "'s" or "’s" or "'" or "’";
}
