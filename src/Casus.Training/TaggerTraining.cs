using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>Trains the tagger.</summary>
internal static class TaggerTraining
{
    private const int Bits = 18;

    public static LinearModel Train(IReadOnlyList<TreebankSentence> sentences, int epochs, int seed)
    {
        var perceptron = new Perceptron(Bits, Tagger.ClassCount);
        var random = new Random(seed);
        var items = sentences.Select(s => (Sentence: s, Features: s.Features())).ToArray();
        var features = new uint[Tagger.FeatureCount];
        var scores = new float[Tagger.ClassCount];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(items);
            foreach (var (sentence, tokens) in items)
            {
                var tags = new UniversalTag[sentence.Tags.Length];
                for (var i = 0; i < tags.Length; i++)
                {
                    Tagger.Extract(tokens, new(0, tags.Length), tags, i, features);
                    perceptron.Score(features, scores);
                    var best = IndexOfMax(scores);
                    perceptron.Tick();
                    if (best != (int)sentence.Tags[i])
                        perceptron.Update(features, (int)sentence.Tags[i], best);
                    tags[i] = (UniversalTag)best;
                }
            }
        }

        return perceptron.ToModel(least: 2);
    }

    /// <summary>
    /// Tags each sentence by a tagger that has not seen it, so that what trains on the tags meets honest mistakes.
    /// </summary>
    public static UniversalTag[][] Jackknife(IReadOnlyList<TreebankSentence> sentences, int folds, int epochs, int seed)
    {
        var result = new UniversalTag[sentences.Count][];
        for (var fold = 0; fold < folds; fold++)
        {
            var tagger = new Tagger(Train([.. sentences.Where((_, i) => i % folds != fold)], epochs, seed + fold));
            for (var i = fold; i < sentences.Count; i += folds)
                result[i] = Tag(tagger, sentences[i]);
        }

        return result;
    }

    public static UniversalTag[] Tag(Tagger tagger, TreebankSentence sentence)
    {
        var tags = new UniversalTag[sentence.Forms.Length];
        tagger.Tag(sentence.Features(), new(0, tags.Length), tags);
        return tags;
    }

    public static int IndexOfMax(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        return best;
    }
}
