using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace Casus.Language.Engine;

/// <summary>The trained network: from the words of a report to tags, trees and names in one pass.</summary>
/// <remarks>
/// What a word is by itself comes from its vector, a learnt word and affixes; a few layers then let each word see its sentence
/// (windows of three words, and gated recurrences to either side); small heads read tags and names off the result, and an arc-hybrid
/// parser takes its moves from four of its rows. Products are in whole numbers and all else goes by fixed steps, so that a text gets
/// the same reading on every machine. Immutable but for its pool of buffers; thread-safe.
/// </remarks>
internal sealed partial class LanguageNetwork
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "network";

    /// <summary>Steps that make one, of rows brought to unit deviation, of rows that are summed, of numbers between −1 and 1.</summary>
    private const float NormScale = 256, RowScale = 256, UnitScale = 4095, RawScale = 256;

    private const int Slots = 4;

    private readonly WordVectors vectors;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> words;
    private readonly NetworkTables.Table wordTable;
    private readonly NetworkTables.Table[] affixTables;
    private readonly IntegerMatrix input;
    private readonly Norm inputNorm;
    private readonly Layer[] layers;
    private readonly Norm finalNorm;
    private readonly IntegerMatrix tags;
    private readonly IntegerMatrix fineTags;
    private readonly IntegerMatrix referents;
    private readonly IntegerMatrix namesHidden;
    private readonly IntegerMatrix names;
    private readonly IntegerMatrix slotRows;
    private readonly short[] slotSpecials;
    private readonly short[] slotBias;
    private readonly short[] moves;
    private readonly float[] moveScales;
    private readonly float[] movesBias;
    private readonly IntegerMatrix labelRows;
    private readonly short[] labelBias;
    private readonly IntegerMatrix labels;
    private readonly int width;
    private readonly int inputWidth;
    private readonly int slotWidth;
    private readonly int widest;
    private readonly int narrowest;
    private readonly ConcurrentBag<NetworkScratch> pool = [];

    private LanguageNetwork(WordVectors vectors, NetworkTables tables)
    {
        this.vectors = vectors;
        words = tables.Words.Select((w, i) => KeyValuePair.Create(w, i + 1)).ToDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        wordTable = tables.Rows("words");
        affixTables = [.. Enumerable.Range(0, FormFeatures.Tables).Select(i => tables.Rows($"affixes{i}"))];
        input = tables.Matrix("input", "input.bias", RawScale);
        (width, inputWidth) = (input.Outputs, input.Inputs);
        inputNorm = Norm.Of(tables, "input.norm");
        layers = [.. tables.Layers.Select((kind, i) => Layer.Of(tables, $"layer{i}", kind))];
        finalNorm = Norm.Of(tables, "norm");
        tags = tables.Matrix("tags", "tags.bias", NormScale);
        fineTags = tables.Matrix("finetags", "finetags.bias", NormScale);
        referents = tables.Matrix("referents", "referents.bias", NormScale);
        namesHidden = tables.Matrix("names.hidden", "names.hidden.bias", NormScale);
        names = tables.Matrix("names", "names.bias", RowScale);
        slotRows = tables.Matrix("slots", null, NormScale);
        slotWidth = slotRows.Outputs / Slots;
        slotSpecials = Specials(tables.Rows("slots.special"));
        slotBias = Fixed(tables.Vector("slots.bias"));
        (moves, moveScales) = Moves(tables.Columns("moves"));
        movesBias = tables.Vector("moves.bias");
        labelRows = tables.Matrix("labels.rows", null, NormScale);
        labelBias = Fixed(tables.Vector("labels.rows.bias"));
        labels = tables.Matrix("labels", "labels.bias", RowScale);
        FineTags = tables.FineTags;
        widest = new[] { input.Stride, slotRows.Stride, labelRows.Stride }.Concat(layers.Select(l => l.Widest)).Max();
        narrowest = new[] { inputWidth, slotRows.Outputs, width }.Concat(layers.Select(l => l.Units)).Max();
        if (width % VectorMath.Lanes != 0 || slotWidth % 32 != 0)
            throw new IOException("the sizes do not fit");
    }

    /// <summary>The tags of the treebank's own set, as <see cref="NetworkReading.FineTags"/> counts them.</summary>
    public IReadOnlyList<string> FineTags { get; }

    /// <summary>Reads the network from its file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static LanguageNetwork Load(string path, WordVectors vectors) => ModelFile.Load(path, Kind, r => new LanguageNetwork(vectors, NetworkTables.Read(r)));

    /// <summary>Reads the words of a report.</summary>
    public NetworkReading Read(Tokens tokens, Sentences sentences)
    {
        if (!pool.TryTake(out var scratch))
            scratch = new(width);
        var reading = new NetworkReading(tokens.Count);
        // Reports are read some sentences at a time, so that the buffers stay in the processor's cache.
        for (int from = 0, to; from < sentences.Count; from = to)
        {
            var count = 0;
            for (to = from; to < sentences.Count && (to == from || count + sentences[to].Count < 256); to++)
                count += sentences[to].Count;
            ReadSome(tokens, sentences, from, to, scratch, reading);
        }

        pool.Add(scratch);
        return reading;
    }

    private void ReadSome(Tokens tokens, Sentences sentences, int from, int to, NetworkScratch scratch, NetworkReading reading)
    {
        var rows = sentences[to - 1].End - sentences[from].Start + (to - from) + 1;
        scratch.Ensure(rows, width, widest, narrowest);
        var stream = scratch.Stream.AsSpan(0, rows * width);
        stream.Clear();
        Embed(tokens, sentences, from, to, scratch);
        foreach (var layer in layers)
            layer.Apply(sentences, from, to, rows, scratch);
        finalNorm.Apply(stream, rows, NormScale, scratch.Inputs);
        ReadTags(sentences, from, to, rows, scratch, tags, reading.Tags);
        ReadTags(sentences, from, to, rows, scratch, fineTags, reading.FineTags);
        ReadTags(sentences, from, to, rows, scratch, referents, reading.Referents);
        ReadNames(sentences, from, to, rows, scratch, reading.Names);
        Parse(sentences, from, to, rows, scratch, reading);
    }

    // Rows stand one after the other with an empty one before, between and behind the sentences.
    private static int RowOf(Sentences sentences, int from, int sentence) => 1 + sentences[sentence].Start - sentences[from].Start + (sentence - from);

    private void Embed(Tokens tokens, Sentences sentences, int from, int to, NetworkScratch scratch)
    {
        var (stream, cache) = (scratch.Stream, scratch.Cache);
        for (var s = from; s < to; s++)
        {
            var row = RowOf(sentences, from, s);
            for (var t = sentences[s].Start; t < sentences[s].End; t++, row++)
            {
                var form = tokens[t];
                var place = FormCache.PlaceOf(form);
                if (place >= 0 && cache.Holds(place, form))
                {
                    cache[place].CopyTo(stream.AsSpan(row * width));
                    continue;
                }

                Describe(form, scratch.Raw);
                var inputs = scratch.Inputs.AsSpan(0, inputWidth + 2);
                Quantise(scratch.Raw.AsSpan(0, inputWidth), RawScale, inputs);
                input.Multiply(inputs, 0, inputWidth, 1, scratch.Wide);
                inputNorm.Apply(scratch.Wide.AsSpan(0, width), stream.AsSpan(row * width, width));
                if (place >= 0)
                    stream.AsSpan(row * width, width).CopyTo(cache.Take(place, form));
            }
        }
    }

    private void Describe(ReadOnlySpan<char> form, Span<float> raw)
    {
        Span<char> buffer = stackalloc char[FormFeatures.LongestForm];
        Span<int> affixes = stackalloc int[FormFeatures.Tables];
        var folded = FormFeatures.Fold(form, buffer);
        var rank = vectors.Find(folded);
        if (rank >= 0)
            vectors.Decode(rank, raw);
        else
            raw[..WordVectors.Dimensions].Clear();
        var at = WordVectors.Dimensions;
        wordTable.Decode(words.TryGetValue(folded, out var word) ? word : 0, raw[at..]);
        at += wordTable.Columns;
        FormFeatures.Rows(form, affixes);
        for (var i = 0; i < affixes.Length; i++, at += affixTables[i - 1].Columns)
            affixTables[i].Decode(affixes[i], raw[at..]);
    }

    private void ReadTags(Sentences sentences, int from, int to, int rows, NetworkScratch scratch, IntegerMatrix head, byte[] target)
    {
        head.Multiply(scratch.Inputs, 0, width, rows, scratch.Wide);
        for (var s = from; s < to; s++)
        {
            var row = RowOf(sentences, from, s);
            for (var t = sentences[s].Start; t < sentences[s].End; t++, row++)
                target[t] = (byte)VectorMath.IndexOfLargest(scratch.Wide.AsSpan(row * head.Stride, head.Outputs));
        }
    }

    private void ReadNames(Sentences sentences, int from, int to, int rows, NetworkScratch scratch, byte[] target)
    {
        namesHidden.Multiply(scratch.Inputs, 0, width, rows, scratch.Wide);
        var hidden = namesHidden.Outputs;
        for (var r = 0; r < rows; r++)
            QuantisePositive(scratch.Wide.AsSpan(r * namesHidden.Stride, hidden), RowScale, scratch.Narrow.AsSpan(r * hidden, hidden));
        names.Multiply(scratch.Narrow, 0, hidden, rows, scratch.Wide);
        for (var s = from; s < to; s++)
            NameClasses.Decode(scratch.Wide.AsSpan(RowOf(sentences, from, s) * names.Stride), names.Stride, target.AsSpan(sentences[s].Start, sentences[s].Count));
    }

    private void Parse(Sentences sentences, int from, int to, int rows, NetworkScratch scratch, NetworkReading reading)
    {
        slotRows.Multiply(scratch.Inputs, 0, width, rows, scratch.Wide);
        for (var r = 0; r < rows; r++)
            Quantise(scratch.Wide.AsSpan(r * slotRows.Stride, slotRows.Outputs), RowScale, scratch.Narrow.AsSpan(r * slotRows.Outputs, slotRows.Outputs), 8191);
        var state = scratch.State;
        for (var s = from; s < to; s++)
        {
            var sentence = sentences[s];
            var first = RowOf(sentences, from, s);
            state.Start(sentence.Count);
            while (!state.IsFinal)
                state.Do(NextMove(state, scratch.Narrow, first));
            for (var t = 0; t < sentence.Count; t++)
                reading.Heads[sentence.Start + t] = state.Heads[t] == sentence.Count ? -1 : sentence.Start + state.Heads[t];
        }

        Label(sentences, from, to, rows, scratch, reading);
    }

    private ParserState.Move NextMove(ParserState state, short[] rows, int first)
    {
        bool shift = state.Can(ParserState.Move.Shift), left = state.Can(ParserState.Move.Left), right = state.Can(ParserState.Move.Right);
        if (!left && !right)
            return ParserState.Move.Shift;
        if (!shift && !right)
            return ParserState.Move.Left;
        if (!shift && !left)
            return ParserState.Move.Right;
        ReadOnlySpan<short> r0 = Slot(state, state.Stack(2), rows, first, 0), r1 = Slot(state, state.Stack(1), rows, first, 1);
        ReadOnlySpan<short> r2 = Slot(state, state.Stack(0), rows, first, 2), r3 = Slot(state, state.Next, rows, first, 3);
        Vector512<int> x = Vector512<int>.Zero, y = x, z = x;
        for (var i = 0; i < slotWidth; i += 32)
        {
            var sum = Vector512.Create(r0[i..]) + Vector512.Create(r1[i..]) + Vector512.Create(r2[i..]) + Vector512.Create(r3[i..]) + Vector512.Create<short>(slotBias.AsSpan(i));
            sum = Vector512.Max(sum, Vector512<short>.Zero);
            x += IntegerMatrix.Pairs(sum, Vector512.Create<short>(moves.AsSpan(i)));
            y += IntegerMatrix.Pairs(sum, Vector512.Create<short>(moves.AsSpan(slotWidth + i)));
            z += IntegerMatrix.Pairs(sum, Vector512.Create<short>(moves.AsSpan((2 * slotWidth) + i)));
        }

        var scores = (
            shift ? (Vector512.Sum(x) * moveScales[0]) + movesBias[0] : float.NegativeInfinity,
            left ? (Vector512.Sum(y) * moveScales[1]) + movesBias[1] : float.NegativeInfinity,
            right ? (Vector512.Sum(z) * moveScales[2]) + movesBias[2] : float.NegativeInfinity);
        return scores.Item1 >= scores.Item2 && scores.Item1 >= scores.Item3 ? ParserState.Move.Shift
            : scores.Item2 >= scores.Item3 ? ParserState.Move.Left : ParserState.Move.Right;
    }

    private ReadOnlySpan<short> Slot(ParserState state, int token, short[] rows, int first, int slot) =>
        token < 0 ? slotSpecials.AsSpan(slot * slotWidth, slotWidth)
        : token == state.Length ? slotSpecials.AsSpan((Slots + slot) * slotWidth, slotWidth)
        : rows.AsSpan(((first + token) * Slots * slotWidth) + (slot * slotWidth), slotWidth);

    private void Label(Sentences sentences, int from, int to, int rows, NetworkScratch scratch, NetworkReading reading)
    {
        var pair = labelRows.Outputs;
        var half = pair / 2;
        labelRows.Multiply(scratch.Inputs, 0, width, rows, scratch.Wide);
        // The rows of the slots are done with; the sums of head and dependent take their place behind the halves.
        var halves = scratch.Narrow.AsSpan(0, rows * pair);
        for (var r = 0; r < rows; r++)
            Quantise(scratch.Wide.AsSpan(r * labelRows.Stride, pair), RowScale, halves.Slice(r * pair, pair), 8191);
        var sums = scratch.Inputs.AsSpan();
        for (var s = from; s < to; s++)
        {
            var first = RowOf(sentences, from, s);
            for (var t = 0; t < sentences[s].Count; t++)
            {
                var head = reading.Heads[sentences[s].Start + t];
                if (head < 0)
                    continue;
                var h = halves.Slice((first + head - sentences[s].Start) * pair, half);
                var d = halves.Slice(((first + t) * pair) + half, half);
                var target = sums.Slice((first + t) * half, half);
                for (var i = 0; i < half; i += 32)
                {
                    var sum = Vector512.Create<short>(h[i..]) + Vector512.Create<short>(d[i..]) + Vector512.Create<short>(labelBias.AsSpan(i));
                    Vector512.Min(Vector512.Max(sum, Vector512<short>.Zero), Vector512.Create((short)IntegerMatrix.LargestInput)).CopyTo(target[i..]);
                }
            }
        }

        labels.Multiply(scratch.Inputs, 0, half, rows, scratch.Wide);
        for (var s = from; s < to; s++)
        {
            var row = RowOf(sentences, from, s);
            for (var t = sentences[s].Start; t < sentences[s].End; t++, row++)
            {
                var scores = scratch.Wide.AsSpan(row * labels.Stride, labels.Outputs);
                scores[(int)Relation.Root] = float.NegativeInfinity;
                reading.Relations[t] = reading.Heads[t] < 0 ? Relation.Root : (Relation)VectorMath.IndexOfLargest(scores);
            }
        }
    }

    private static short[] Fixed(float[] values) => [.. values.Select(v => (short)Math.Clamp(MathF.Round(v * RowScale), -8191, 8191))];

    private static short[] Specials(NetworkTables.Table table)
    {
        var row = new float[table.Columns];
        return [.. Enumerable.Range(0, table.Rows).SelectMany(r =>
        {
            table.Decode(r, row);
            return Fixed(row);
        })];
    }

    private (short[] Weights, float[] Scales) Moves(NetworkTables.Table table)
    {
        var weights = new short[3 * slotWidth];
        for (var i = 0; i < table.Weights.Length; i++)
            weights[((i % 3) * slotWidth) + (i / 3)] = table.Weights[i];
        return (weights, [.. table.Scales.Select(s => s / RowScale)]);
    }

    private static void Quantise(ReadOnlySpan<float> values, float scale, Span<short> target, short limit = IntegerMatrix.LargestInput)
    {
        for (var i = 0; i + VectorMath.Lanes <= values.Length; i += VectorMath.Lanes)
            Store(Vector512.Create(values[i..]) * Vector512.Create(scale), Vector512.Create((float)-limit), Vector512.Create((float)limit), target[i..]);
        for (var i = values.Length & ~(VectorMath.Lanes - 1); i < values.Length; i++)
            target[i] = (short)Math.Clamp(MathF.Round(values[i] * scale), -limit, limit);
    }

    private static void QuantisePositive(ReadOnlySpan<float> values, float scale, Span<short> target)
    {
        for (var i = 0; i < values.Length; i += VectorMath.Lanes)
            Store(Vector512.Create(values[i..]) * Vector512.Create(scale), Vector512<float>.Zero, Vector512.Create((float)IntegerMatrix.LargestInput), target[i..]);
    }

    // Rounds to the nearest, halves to even, by adding what pushes the fraction off the end.
    private static void Store(Vector512<float> values, Vector512<float> least, Vector512<float> most, Span<short> target)
    {
        var magic = Vector512.Create(12582912f);
        var whole = (Vector512.Min(Vector512.Max(values, least), most) + magic).AsInt32() - magic.AsInt32();
        Vector256.Narrow(whole.GetLower(), whole.GetUpper()).CopyTo(target);
    }
}
