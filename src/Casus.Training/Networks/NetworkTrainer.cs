using System.Globalization;
using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>Trains the network that gives tags, trees and names.</summary>
internal sealed class NetworkTrainer(NetworkParameters parameters, WordVectors vectors, int seed, Action<string> progress)
{
    private const int Shards = 2;
    private const double ExploreFrom = 0.15;
    private const double Explored = 0.4;

    private readonly NetworkShard[] shards = [.. Enumerable.Range(0, Shards).Select(s => new NetworkShard(parameters, vectors, s))];

    /// <summary>Runs over the sentences a number of times.</summary>
    /// <param name="sentences">What to learn from, each once in every run.</param>
    /// <param name="taught">More of it, of which each run takes as many words as the others have, or all if there are fewer.</param>
    /// <param name="epochs">How often.</param>
    /// <param name="batchWords">Words in a batch, about.</param>
    /// <param name="development">Scored from time to time.</param>
    /// <param name="cancelled">Ends the training.</param>
    /// <exception cref="OperationCanceledException">The training was ended.</exception>
    public void Train(
        IReadOnlyList<TrainingSentence> sentences,
        IReadOnlyList<TrainingSentence> taught,
        int epochs,
        int batchWords,
        IReadOnlyList<NetworkSentence> development,
        CancellationToken cancelled)
    {
        var words = sentences.Sum(s => (long)s.Plain.Length);
        var taughtWords = taught.Sum(s => (long)s.Plain.Length);
        var taughtShare = taughtWords > words ? (double)words / taughtWords : 1;
        var taughtCount = (int)(taught.Count * taughtShare);
        var stepsPerEpoch = (int)Math.Max(1, (words + (long)(taughtWords * taughtShare)) / batchWords);
        var adam = new Adam(parameters.All, stepsPerEpoch * epochs);
        var random = new Random(seed);
        var order = Enumerable.Range(0, sentences.Count + taughtCount).ToArray();
        var waiting = new Queue<TrainingSentence>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        ulong step = 0;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            var at = 0;
            for (var b = 0; b < stepsPerEpoch && at < order.Length; b++)
            {
                cancelled.ThrowIfCancellationRequested();
                var target = (b + 1) * (double)order.Length / stepsPerEpoch;
                var halves = new List<NetworkSentence>[] { [], [] };
                var sizes = new int[Shards];
                for (; at < order.Length && at < target; at++)
                {
                    var chosen = (order[at] < sentences.Count ? sentences[order[at]] : Next(taught, waiting, random)).Choose(random);
                    var half = sizes[0] <= sizes[1] ? 0 : 1;
                    halves[half].Add(chosen);
                    sizes[half] += chosen.Length + 1;
                }

                loss += Step(halves, adam, step++);
            }

            if ((epoch + 1) % 5 == 0 || epoch + 1 == epochs || epoch == 0)
                progress(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1} of {epochs}, {clock.Elapsed.TotalSeconds:F0} s, loss {loss / stepsPerEpoch:F3}; {Score(development)}"));
        }
    }

    /// <summary>Scores the mean weights on sentences.</summary>
    public NetworkScores Score(IReadOnlyList<NetworkSentence> sentences)
    {
        long words = 0, tags = 0, fine = 0, heads = 0, labelled = 0;
        int namesGold = 0, namesFound = 0, namesRight = 0, referents = 0, referentsRight = 0;
        for (var from = 0; from < sentences.Count; from += 40)
        {
            var batch = new Batch([.. sentences.Skip(from).Take(40)]);
            var shard = shards[0];
            shard.Read(batch);
            for (var s = 0; s < batch.Starts.Length; s++)
            {
                var sentence = batch.Sentences[s];
                for (var t = 0; t < sentence.Length && sentence.Tags is not null; t++)
                {
                    words++;
                    tags += shard.TagOf(batch.Starts[s] + t) == sentence.Tags[t] ? 1 : 0;
                    fine += shard.FineTagOf(batch.Starts[s] + t) == sentence.FineTags![t] ? 1 : 0;
                }

                for (var t = 0; t < sentence.Length && sentence.Referents is not null; t++)
                {
                    var (found, right) = (shard.ReferentOf(batch.Starts[s] + t), sentence.Referents[t]);
                    referents += (found > 0 ? 1 : 0) + (right > 0 ? 1 : 0);
                    referentsRight += found == right && found > 0 ? 1 : 0;
                }

                if (sentence.Names is { } gold)
                {
                    var found = new byte[sentence.Length];
                    NameClasses.Decode(shard.NameScores(batch.Starts[s]), NameClasses.Count, found);
                    var right = NamesTraining.Spans(gold);
                    var spans = NamesTraining.Spans([.. found.Select(c => (int)c)]);
                    namesGold += right.Count;
                    namesFound += spans.Count;
                    namesRight += spans.Count(right.Contains);
                }
            }

            shard.Parse(batch, (s, found, relations) =>
            {
                var sentence = batch.Sentences[s];
                for (var t = 0; t < sentence.Length && sentence.Heads is not null; t++)
                {
                    var isRight = found[t] == sentence.Heads[t];
                    heads += isRight ? 1 : 0;
                    labelled += isRight && Relations.BaseOf((Relation)relations[t]) == Relations.BaseOf((Relation)sentence.Relations![t]) ? 1 : 0;
                }
            });
        }

        var (names, referring) = (2.0 * namesRight / Math.Max(1, namesGold + namesFound), 2.0 * referentsRight / Math.Max(1, referents));
        return new((double)tags / words, (double)fine / words, (double)heads / words, (double)labelled / words, names, referring);
    }

    // The next of all that are taught, in an order by chance that begins anew when all had their turn.
    private static TrainingSentence Next(IReadOnlyList<TrainingSentence> taught, Queue<TrainingSentence> waiting, Random random)
    {
        if (waiting.Count == 0)
        {
            var all = taught.ToArray();
            random.Shuffle(all);
            foreach (var sentence in all)
                waiting.Enqueue(sentence);
        }

        return waiting.Dequeue();
    }

    private double Step(List<NetworkSentence>[] halves, Adam adam, ulong step)
    {
        double trees = 0, referents = 0, named = 0, labels = 0;
        foreach (var sentence in halves.SelectMany(h => h))
        {
            trees += sentence.Tags is null ? 0 : sentence.Length;
            labels += sentence.Heads is null ? 0 : sentence.Length - 1;
            referents += sentence.Referents is null ? 0 : sentence.Length;
            named += sentence.Names is null ? 0 : sentence.Length;
        }

        static float Share(double count) => (float)(1 / Math.Max(1, count));
        var weights = new LossWeights(Share(trees), Share(referents), Share(named), Share(2 * trees), Share(labels));
        var exploring = adam.Progress > ExploreFrom ? Explored : 0;
        var losses = new double[Shards];
        Parallel.For(0, Shards, s => losses[s] = shards[s].Learn(new(halves[s]), weights, (((ulong)seed + step) * Shards) + (ulong)s, exploring));
        adam.Step();
        return losses.Sum();
    }
}
