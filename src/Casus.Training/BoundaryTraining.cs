using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>Learns where sentences end, from raw text and the ends that the treebanks mark.</summary>
internal sealed class BoundaryTraining(TokenRules rules)
{
    private const int Epochs = 12;
    private const float Step = 0.05f;
    private const float Margin = 1;

    private readonly Tokenizer tokenizer = new(rules);
    private readonly SentenceSplitter splitter = new(rules, boundaries: null);
    private readonly float[] weights = new float[1 << BoundaryModel.Bits];
    private readonly double[] totals = new double[1 << BoundaryModel.Bits];
    private readonly long[] touched = new long[1 << BoundaryModel.Bits];
    private long clock;

    /// <summary>A block of a text, the words that end a sentence by rule and those that do in truth.</summary>
    private readonly record struct Item(Tokens Tokens, TokenRange Block, bool[] ByRule, bool[] Gold);

    /// <summary>Reads the texts of documents by their ids (JSON Lines with <c>id</c> and <c>text</c>).</summary>
    /// <exception cref="Casus.Reports.CasusException">CAS0360: the file cannot be read; CAS0364: a line is not of that form.</exception>
    public static IEnumerable<(string Id, string Text)> ReadTexts(string path) => GoldLines.Read(path, d => (GoldLines.IdOf(d), GoldLines.TextOf(d)));

    /// <summary>Trains on documents.</summary>
    /// <param name="texts">Texts by document.</param>
    /// <param name="sentences">The treebanks' sentences.</param>
    /// <param name="seed">Where chance begins.</param>
    public sbyte[] Train(IReadOnlyDictionary<string, string> texts, IEnumerable<TreebankSentence> sentences, int seed)
    {
        var items = new List<Item>();
        foreach (var document in sentences.GroupBy(s => s.Document))
        {
            if (!texts.TryGetValue(document.Key, out var text))
                continue;
            HashSet<int> ends = [.. document.Select(s => s.Spans[^1].End)];
            items.AddRange(Items(text, ends));
            items.AddRange(Items(text.ToUpperInvariant(), ends).Where((_, i) => i % 4 == 0));
        }

        var random = new Random(seed);
        var order = items.ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var item in order)
                Learn(item, random);
        }

        return Quantised();
    }

    private IEnumerable<Item> Items(string text, HashSet<int> ends)
    {
        var tokens = tokenizer.Tokenize(text);
        foreach (var block in Blocks(tokens))
        {
            var (byRule, gold) = (new bool[block.Count], new bool[block.Count]);
            splitter.MarkByRule(tokens, block, byRule);
            for (var i = 0; i < block.Count; i++)
                gold[i] = ends.Contains(tokens.Ends[block.Start + i]);
            yield return new(tokens, block, byRule, gold);
        }
    }

    // Paragraphs stand apart by a blank line.
    private static IEnumerable<TokenRange> Blocks(Tokens tokens)
    {
        var start = 0;
        for (var i = 1; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && tokens.Text.AsSpan(tokens.Ends[i - 1], tokens.Starts[i] - tokens.Ends[i - 1]).Count('\n') < 2)
                continue;
            yield return new(start, i);
            start = i;
        }
    }

    private void Learn(Item item, Random random)
    {
        Span<int> features = stackalloc int[BoundaryModel.FeatureCount];
        var start = item.Block.Start;
        for (var i = item.Block.Start; i + 1 < item.Block.End; i++)
        {
            BoundaryModel.Extract(item.Tokens, item.Block, start, i, item.ByRule[i - item.Block.Start], features);
            var score = 0f;
            foreach (var f in features)
                score += weights[f];
            var gold = item.Gold[i - item.Block.Start];
            clock++;
            if ((gold ? score : -score) < Margin)
                Move(features, gold ? Step : -Step);
            // The next words are judged by the boundaries found, right or wrong, as they will be later.
            if (random.NextDouble() < 0.5 ? gold : score > 0)
                start = i + 1;
        }
    }

    private void Move(ReadOnlySpan<int> features, float step)
    {
        foreach (var f in features)
        {
            totals[f] += (clock - touched[f]) * weights[f];
            touched[f] = clock;
            weights[f] += step;
        }
    }

    private sbyte[] Quantised()
    {
        var mean = new double[weights.Length];
        for (var f = 0; f < mean.Length; f++)
            mean[f] = (totals[f] + ((clock - touched[f]) * weights[f])) / clock;
        var largest = mean.Max(Math.Abs);
        return [.. mean.Select(m => (sbyte)Math.Round(m / largest * 127))];
    }
}
