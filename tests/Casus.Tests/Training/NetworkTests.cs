using Casus.Knowledge;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;
using Casus.Training;
using Casus.Training.Networks;

namespace Casus.Tests.Training;

/// <summary>The network that is trained here: its gradients, that it learns, and that what ships reads as what was trained.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-network-").FullName;

    [Theory]
    [InlineData("c")]
    [InlineData("r")]
    [InlineData("crcr")]
    public void Gradients_are_the_slopes_of_the_loss(string layers)
    {
        var (parameters, corpus, vectors) = Tiny(layers);
        var shard = new NetworkShard(parameters, vectors, 0);
        Batch batch = new([.. Sentences().Select(s => corpus.Encode(s, NamesOf(s), ReferentsOf(s)))]);
        var weights = new LossWeights(0.2f, 0.15f, 0.1f, 0.3f, 0.4f);
        shard.Learn(batch, weights, noiseSeed: 1, exploring: 0);
        // Every further run adds to the gradients.
        var gradients = parameters.All.Select(p => p.Gradients[0].ToArray()).ToList();
        var random = new Random(3);
        foreach (var (p, gradient) in parameters.All.Zip(gradients))
        {
            // All weights of a layer at once, along their gradient, where the slope is its length: small gradients, too, must be right.
            var length = Math.Sqrt(gradient.Sum(g => (double)g * g));
            var steepest = new[] { 5e-4f, 2e-4f, 1e-3f }.Select(step => SlopeAlong(p, gradient, (float)(step / length))).ToArray();
            Assert.True(length > 0 && Array.Exists(steepest, s => Math.Abs(s - length) < 0.01 * length), $"{p.Name}: gradient {length}, slopes {string.Join(' ', steepest)}");
            // The weights that matter most, and some others.
            var chosen = Enumerable.Range(0, gradient.Length).OrderByDescending(i => Math.Abs(gradient[i])).Take(3).Concat(Enumerable.Range(0, 3).Select(_ => random.Next(gradient.Length)));
            foreach (var i in chosen)
            {
                // A step may run over the edge of a rectifier; another then does not.
                var slopes = new[] { 5e-4f, 2e-4f, 1e-3f }.Select(step => Slope(p, i, step)).ToArray();
                Assert.True(Array.Exists(slopes, s => Math.Abs(s - gradient[i]) < 0.01 + (0.02 * Math.Abs(s))), $"{p.Name}[{i}]: gradient {gradient[i]}, slopes {string.Join(' ', slopes)}");
            }
        }

        double SlopeAlong(Parameter p, float[] gradient, float factor)
        {
            var values = p.Value.ToArray();
            var above = LossAt(factor);
            var below = LossAt(-factor);
            values.CopyTo(p.Value.AsSpan());
            return (above - below) / (2 * factor * Math.Sqrt(gradient.Sum(g => (double)g * g)));

            double LossAt(float by)
            {
                for (var i = 0; i < values.Length; i++)
                    p.Value[i] = values[i] + (by * gradient[i]);
                return shard.Learn(batch, weights, noiseSeed: 1, exploring: 0);
            }
        }

        double Slope(Parameter p, int i, float step)
        {
            var value = p.Value[i];
            p.Value[i] = value + step;
            var above = shard.Learn(batch, weights, noiseSeed: 1, exploring: 0);
            p.Value[i] = value - step;
            var below = shard.Learn(batch, weights, noiseSeed: 1, exploring: 0);
            p.Value[i] = value;
            return (above - below) / (2 * step);
        }
    }

    [Fact]
    public void A_few_sentences_are_learnt_by_heart_and_twice_to_the_same_bytes()
    {
        var first = TrainAndSave("a.bin", out var scores);
        var second = TrainAndSave("b.bin", out _);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (scores.Tags, scores.Labelled, scores.Names, scores.Referents));
    }

    [Fact]
    public void What_words_of_unknown_referents_are_said_to_be_is_not_learnt()
    {
        var (parameters, corpus, vectors) = Tiny("c");
        var shard = new NetworkShard(parameters, vectors, 0);
        Batch batch = new([.. Sentences().Select(s => corpus.Encode(s, null, [.. s.Forms.Select(_ => -1)], hasTree: false))]);
        Assert.Equal(0, shard.Learn(batch, new(1, 1, 1, 1, 1), noiseSeed: 1, exploring: 0));
        Assert.All(parameters.All, p => Assert.All(p.Gradients[0], g => Assert.Equal(0, g)));
    }

    [Fact]
    public void Words_in_the_place_of_others_are_the_same_for_the_same_seed()
    {
        var words = SubstituteWords.Load(DataFolder.Find());
        var first = TrainAndSave("a.bin", out _, words);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(TrainAndSave("b.bin", out _, words)));
        Assert.NotEqual(File.ReadAllBytes(first), File.ReadAllBytes(TrainAndSave("c.bin", out _)));
    }

    [Fact]
    public void What_ships_reads_as_what_was_trained()
    {
        var path = TrainAndSave("c.bin", out _);
        var network = LanguageNetwork.Load(path, WordVectors.Load(VectorsPath()));
        foreach (var sentence in Sentences())
        {
            var text = string.Join(' ', sentence.Forms);
            var tokens = new Tokenizer(TokenRules.Load(DataFolder.Find())).Tokenize(text);
            var reading = network.Read(tokens, new(tokens, [new(0, tokens.Count)], [BlockKind.Paragraph]));
            Assert.Equal(sentence.Tags.Select(t => (byte)t), reading.Tags);
            Assert.Equal(sentence.Heads.Select(h => h == sentence.Heads.Length ? -1 : h), reading.Heads);
            Assert.Equal(sentence.Relations, reading.Relations);
        }
    }

    [Fact]
    public void A_network_that_reads_from_the_end_teaches_in_the_order_of_the_words()
    {
        var path = TrainAndSave("network.bin", out var scores, isMirrored: true);
        Assert.Equal((1.0, 1.0, 1.0), (scores.Tags, scores.Labelled, scores.Names));
        var voted = new TeacherVote([Teacher.Load(Path.GetDirectoryName(path)!, WordVectors.Load(VectorsPath()))]).Read(Sentences()[1]);
        Assert.Equal(Sentences()[1].Heads, voted.Sentence.Heads);
        Assert.Equal(Sentences()[1].Relations, voted.Sentence.Relations);
        Assert.Equal(Sentences()[1].Tags, voted.Sentence.Tags);
        Assert.Equal(Sentences()[1].FineTags, voted.Sentence.FineTags);
        Assert.Equal(ReferentsOf(Sentences()[1]).Select(r => Math.Max(r, 0)), voted.Referents.Select((r, i) => ReferentsOf(Sentences()[1])[i] < 0 ? 0 : r));
        Assert.Equal(1, voted.Agreement);
    }

    [Fact]
    public void Names_have_the_same_words_from_the_end()
    {
        // Three words of one name, then one alone.
        int[] classes = [NameClasses.Of(NameKind.Person, NameClasses.Position.Begin), NameClasses.Of(NameKind.Person, NameClasses.Position.Inside), NameClasses.Of(NameKind.Person, NameClasses.Position.Last), 0, NameClasses.Of(NameKind.Place, NameClasses.Position.Single)];
        var mirrored = classes.Reverse().Select(NameClasses.Mirrored).ToArray();
        Assert.Equal([(0, 1, NameKind.Place), (2, 5, NameKind.Person)], NamesTraining.Spans(mirrored).Order());
        Assert.Equal(classes, mirrored.Reverse().Select(NameClasses.Mirrored));
    }

    [Fact]
    public void The_tree_with_most_votes_is_found_among_all_without_crossing_arcs()
    {
        var random = new Random(11);
        var finder = new ProjectiveTree();
        for (var run = 0; run < 200; run++)
        {
            var count = 1 + (run % 5);
            var votes = Enumerable.Range(0, (count + 1) * (count + 1)).Select(_ => (float)random.Next(10)).ToArray();
            var heads = finder.Best(votes, count);
            Assert.True(IsTree(heads), string.Join(' ', heads));
            Assert.Equal(Trees(count).Max(t => Sum(votes, t)), Sum(votes, heads));
        }

        static float Sum(float[] votes, int[] heads) => heads.Select((h, d) => votes[(h * (heads.Length + 1)) + d]).Sum();

        static IEnumerable<int[]> Trees(int count) =>
            Enumerable.Range(0, (int)Math.Pow(count + 1, count)).Select(n => Enumerable.Range(0, count).Select(i => n / (int)Math.Pow(count + 1, i) % (count + 1)).ToArray()).Where(IsTree);

        // One root, no circle, no two arcs that cross (the root's arcs come from above).
        static bool IsTree(int[] heads)
        {
            var n = heads.Length;
            if (heads.Count(h => h == n) != 1)
                return false;
            for (var i = 0; i < n; i++)
            {
                var (at, steps) = (i, 0);
                while (at != n && steps++ <= n)
                    at = heads[at];
                if (at != n)
                    return false;
            }

            var arcs = heads.Select((h, d) => h == n ? (d, d) : (Math.Min(h, d), Math.Max(h, d))).ToArray();
            var root = Array.IndexOf(heads, n);
            return arcs.All(a => !(a.Item1 < root && root < a.Item2))
                && !arcs.Any(a => arcs.Any(b => a.Item1 < b.Item1 && b.Item1 < a.Item2 && a.Item2 < b.Item2));
        }
    }

    // They stand in the header of the file that ships.
    [Theory]
    [InlineData(0.7506, 0, "names 75.06")]
    [InlineData(0, 0.7726, "names 0.00, referents 77.26")]
    public void Scores_name_names_always_and_referents_where_the_set_marks_some(double names, double referents, string end) =>
        Assert.Equal("tags 97.23, fine tags 97.03, heads 89.36, labelled 86.90, " + end, new NetworkScores(0.9723, 0.9703, 0.8936, 0.8690, names, referents).ToString());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TreebankSentence[] Sentences() =>
    [
        .. Treebank.Read("test", new StringReader(string.Join('\n', (string[])
        [
            "1\tGunmen\tgunman\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_",
            "2\tkilled\tkill\tVERB\tVBD\t_\t0\troot\t_\t_",
            "3\tthree\tthree\tNUM\tCD\t_\t4\tnummod\t_\t_",
            "4\tsoldiers\tsoldier\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\t_",
            "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
            "",
            "1\tThree\tthree\tNUM\tCD\t_\t2\tnummod\t_\t_",
            "2\tsoldiers\tsoldier\tNOUN\tNNS\tNumber=Plur\t4\tnsubj:pass\t_\t_",
            "3\twere\tbe\tAUX\tVBD\t_\t4\taux:pass\t_\t_",
            "4\tkilled\tkill\tVERB\tVBN\t_\t0\troot\t_\t_",
            "5\tby\tby\tADP\tIN\t_\t6\tcase\t_\t_",
            "6\tgunmen\tgunman\tNOUN\tNNS\tNumber=Plur\t4\tobl:agent\t_\t_",
            "",
        ]))),
    ];

    // "Gunmen" stand for a name, too; what "three" refers to is not known.
    private static int[] NamesOf(TreebankSentence sentence) => [.. sentence.Forms.Select(f => f is "Gunmen" ? NameClasses.Of(NameKind.Organisation, NameClasses.Position.Single) : 0)];

    private static int[] ReferentsOf(TreebankSentence sentence) =>
        [.. sentence.Forms.Select(f => f switch { "soldiers" or "Gunmen" or "gunmen" => (int)ReferentKind.Person, "killed" => (int)ReferentKind.Event, "three" or "Three" => -1, _ => 0 })];

    private string TrainAndSave(string name, out NetworkScores scores, SubstituteWords? words = null, bool isMirrored = false)
    {
        var (parameters, corpus, vectors) = Tiny("crcr", isMirrored);
        TrainingSentence[] sentences = [.. Sentences().Select(s => new TrainingSentence(
            s, NamesOf(s), (x, _) => corpus.Encode(x, NamesOf(s), ReferentsOf(s)), words is null ? null : new Substitution(words)))];
        var trainer = new NetworkTrainer(parameters, vectors, seed: 1, _ => { });
        NetworkSentence[] plain = [.. sentences.Select(s => s.Plain)];
        trainer.Train([.. Enumerable.Repeat(sentences, 20).SelectMany(s => s)], [], epochs: 30, batchWords: 20, plain, TestContext.Current.CancellationToken);
        scores = trainer.Score(plain);
        var path = Path.Combine(folder, name);
        ModelFile.Save(path, LanguageNetwork.Kind, isMirrored ? Teacher.MirroredMark : "test", w => NetworkFile.Write(w, parameters, corpus));
        return path;
    }

    private (NetworkParameters Parameters, NetworkCorpus Corpus, WordVectors Vectors) Tiny(string layers, bool isMirrored = false)
    {
        var path = VectorsPath();
        if (!File.Exists(path))
            ModelFile.Save(path, WordVectors.Kind, "test", w => WordVectors.Write(w, ["killed", "soldiers"], [.. Enumerable.Range(0, 200).Select(i => MathF.Sin(i))], 1));
        var vectors = WordVectors.Load(path);
        var corpus = NetworkCorpus.Of(vectors, Sentences(), 1, 100, isMirrored);
        var shape = new NetworkShape
        {
            Layers = layers,
            Width = 32,
            Units = 32,
            WordWidth = 16,
            AffixWidth = 8,
            ParserWidth = 32,
            NamesWidth = 16,
            WordCount = corpus.Words.Count + 1,
            FineTagCount = corpus.FineTags.Count,
            Drop = 0,
        };
        return (new(shape, 2, 8), corpus, vectors);
    }

    private string VectorsPath() => Path.Combine(folder, "vectors.bin");
}
