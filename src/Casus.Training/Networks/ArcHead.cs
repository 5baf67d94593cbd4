using System.Runtime.Intrinsics;
using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>The parser's part of the network: rows for the slots of a state, moves from their sum, labels from head and dependent.</summary>
internal sealed class ArcHead(ShardContext context, NetworkParameters parameters)
{
    private readonly LinearLayer slotLayer = new(context, parameters.SlotRows, null);
    private readonly LinearLayer labelRowLayer = new(context, parameters.LabelRows, null);
    private readonly LinearLayer moveLayer = new(context, parameters.Moves, parameters.MovesBias);
    private readonly LinearLayer labelLayer = new(context, parameters.Labels, parameters.LabelsBias);
    private readonly ParserState state = new();
    private readonly List<(int S2, int S1, int S0, int B0, int Gold, int Legal)> states = [];
    private readonly List<(int Head, int Dependent, int Gold)> pairs = [];
    private readonly int[] costs = new int[3];
    private float[] slots = [];
    private float[] slotGradient = [];
    private float[] labelRows = [];
    private float[] labelRowGradient = [];
    private float[] hidden = [];
    private float[] mask = [];
    private float[] scores = [];
    private float[] hiddenGradient = [];

    private int Width => parameters.Shape.ParserWidth;

    private int SlotWidth => NetworkParameters.Slots * Width;

    /// <summary>Adds the gradients of moves and labels; returns the loss.</summary>
    public double Learn(Batch batch, float[] words, float[] wordGradient, float moveWeight, float labelWeight, double exploring)
    {
        Rows.Ensure(ref slots, batch.Rows * SlotWidth);
        slotLayer.Forward(words, 0, parameters.Shape.Width, batch.Rows, slots);
        states.Clear();
        for (var s = 0; s < batch.Starts.Length; s++)
        {
            if (batch.Sentences[s].Heads is { } heads)
                Walk(heads, batch.Starts[s], exploring > 0 && context.Noise.Next() < exploring, exploring > 0);
        }

        if (states.Count == 0)
            return 0;
        var loss = LearnMoves(batch, moveWeight);
        slotLayer.Backward(words, 0, parameters.Shape.Width, batch.Rows, slotGradient.AsSpan(0, batch.Rows * SlotWidth), wordGradient, add: true);
        return loss + LearnLabels(batch, words, wordGradient, labelWeight);
    }

    /// <summary>Parses each sentence: index, heads, relations.</summary>
    public void Parse(Batch batch, float[] words, Action<int, int[], int[]> tree)
    {
        Rows.Ensure(ref slots, batch.Rows * SlotWidth);
        slotLayer.Forward(words, 0, parameters.Shape.Width, batch.Rows, slots);
        ForwardLabelRows(batch, words);
        Span<float> sum = stackalloc float[Width];
        Span<float> three = stackalloc float[3];
        Span<float> labels = new float[Relations.Count];
        for (var s = 0; s < batch.Starts.Length; s++)
        {
            var length = batch.Sentences[s].Length;
            state.Start(length);
            while (!state.IsFinal)
            {
                ScoreMoves(batch.Starts[s], sum, three);
                state.Do((ParserState.Move)BestLegal(three));
            }

            var heads = state.Heads.AsSpan(0, length).ToArray();
            var relations = new int[length];
            for (var d = 0; d < length; d++)
                relations[d] = heads[d] == length ? (int)Relation.Root : BestLabel(batch.Starts[s] + heads[d], batch.Starts[s] + d, sum, labels);
            tree(s, heads, relations);
        }
    }

    // Makes the moves of one sentence and notes each state with the best move there.
    private void Walk(int[] heads, int start, bool explores, bool prefersOwn)
    {
        Span<float> sum = stackalloc float[Width];
        Span<float> three = stackalloc float[3];
        state.Start(heads.Length);
        while (!state.IsFinal)
        {
            if (prefersOwn)
                ScoreMoves(start, sum, three);
            else
                (three[0], three[1], three[2]) = (0, 1, 1);
            Cost(heads);
            var (gold, legal) = (-1, 0);
            for (var m = 0; m < 3; m++)
            {
                if (!state.Can((ParserState.Move)m))
                    continue;
                legal |= 1 << m;
                if (gold < 0 || costs[m] < costs[gold] || (costs[m] == costs[gold] && three[m] > three[gold]))
                    gold = m;
            }

            if ((legal & (legal - 1)) != 0)
                states.Add((RowOf(state.Stack(2), start), RowOf(state.Stack(1), start), RowOf(state.Stack(0), start), RowOf(state.Next, start), gold, legal));
            state.Do((ParserState.Move)(explores ? BestLegal(three) : gold));
        }
    }

    // −1 for nothing, −2 for the root, else the row.
    private int RowOf(int token, int start) => token < 0 ? -1 : token == state.Length ? -2 : start + token;

    private ReadOnlySpan<float> Slot(int row, int slot) => row >= 0
        ? slots.AsSpan((row * SlotWidth) + (slot * Width), Width)
        : context.ValueOf(parameters.SlotSpecials).AsSpan(((-1 - row) * SlotWidth) + (slot * Width), Width);

    private void SumSlots(int s2, int s1, int s0, int b0, Span<float> sum)
    {
        ReadOnlySpan<float> r0 = Slot(s2, 0), r1 = Slot(s1, 1), r2 = Slot(s0, 2), r3 = Slot(b0, 3), bias = context.ValueOf(parameters.SlotBias);
        for (var i = 0; i < sum.Length; i += VectorMath.Lanes)
        {
            var total = Vector512.Create(r0[i..]) + Vector512.Create(r1[i..]) + (Vector512.Create(r2[i..]) + Vector512.Create(r3[i..])) + Vector512.Create(bias[i..]);
            Vector512.Max(total, Vector512<float>.Zero).CopyTo(sum[i..]);
        }
    }

    private void ScoreMoves(int start, Span<float> sum, Span<float> three)
    {
        SumSlots(RowOf(state.Stack(2), start), RowOf(state.Stack(1), start), RowOf(state.Stack(0), start), RowOf(state.Next, start), sum);
        ReadOnlySpan<float> w = context.ValueOf(parameters.Moves), b = context.ValueOf(parameters.MovesBias);
        float x = b[0], y = b[1], z = b[2];
        for (var i = 0; i < sum.Length; i++)
        {
            x += sum[i] * w[3 * i];
            y += sum[i] * w[(3 * i) + 1];
            z += sum[i] * w[(3 * i) + 2];
        }

        (three[0], three[1], three[2]) = (x, y, z);
    }

    private int BestLegal(ReadOnlySpan<float> three)
    {
        var best = -1;
        for (var m = 0; m < 3; m++)
        {
            if (state.Can((ParserState.Move)m) && (best < 0 || three[m] > three[best]))
                best = m;
        }

        return best;
    }

    private double LearnMoves(Batch batch, float weight)
    {
        var size = states.Count * Width;
        Rows.Ensure(ref hidden, size);
        Rows.Ensure(ref mask, size);
        Rows.Ensure(ref hiddenGradient, size);
        Rows.Ensure(ref scores, states.Count * Relations.Count);
        context.Noise.Mask(mask.AsSpan(0, size), parameters.Shape.Drop);
        for (var i = 0; i < states.Count; i++)
        {
            var s = states[i];
            SumSlots(s.S2, s.S1, s.S0, s.B0, hidden.AsSpan(i * Width, Width));
        }

        ReluMask(size);
        moveLayer.Forward(hidden, 0, Width, states.Count, scores);
        var loss = 0.0;
        Span<float> legal = stackalloc float[3];
        for (var i = 0; i < states.Count; i++)
        {
            var row = scores.AsSpan(3 * i, 3);
            for (var m = 0; m < 3; m++)
                legal[m] = (states[i].Legal & (1 << m)) != 0 ? row[m] : -1e9f;
            loss += weight * SoftmaxLoss.Apply(legal, states[i].Gold, 0, weight);
            legal.CopyTo(row);
        }

        moveLayer.Backward(hidden, 0, Width, states.Count, scores.AsSpan(0, 3 * states.Count), hiddenGradient, add: false);
        Rows.Multiply(hiddenGradient.AsSpan(0, size), mask.AsSpan(0, size));
        Rows.Ensure(ref slotGradient, batch.Rows * SlotWidth);
        slotGradient.AsSpan(0, batch.Rows * SlotWidth).Clear();
        var bias = context.GradientOf(parameters.SlotBias).AsSpan(0, Width);
        for (var i = 0; i < states.Count; i++)
        {
            var g = hiddenGradient.AsSpan(i * Width, Width);
            Rows.Add(SlotGradient(states[i].S2, 0), g);
            Rows.Add(SlotGradient(states[i].S1, 1), g);
            Rows.Add(SlotGradient(states[i].S0, 2), g);
            Rows.Add(SlotGradient(states[i].B0, 3), g);
            Rows.Add(bias, g);
        }

        return loss;
    }

    private Span<float> SlotGradient(int row, int slot) => row >= 0
        ? slotGradient.AsSpan((row * SlotWidth) + (slot * Width), Width)
        : context.GradientOf(parameters.SlotSpecials).AsSpan(((-1 - row) * SlotWidth) + (slot * Width), Width);

    private void ReluMask(int size)
    {
        Rows.MaskPositive(mask, hidden.AsSpan(0, size));
        Rows.Multiply(hidden.AsSpan(0, size), mask.AsSpan(0, size));
    }

    private void ForwardLabelRows(Batch batch, float[] words)
    {
        Rows.Ensure(ref labelRows, batch.Rows * 2 * Width);
        labelRowLayer.Forward(words, 0, parameters.Shape.Width, batch.Rows, labelRows);
    }

    private void SumPair(int head, int dependent, Span<float> sum)
    {
        ReadOnlySpan<float> h = labelRows.AsSpan(head * 2 * Width, Width);
        ReadOnlySpan<float> d = labelRows.AsSpan((dependent * 2 * Width) + Width, Width);
        ReadOnlySpan<float> bias = context.ValueOf(parameters.LabelBias);
        for (var i = 0; i < sum.Length; i += VectorMath.Lanes)
            Vector512.Max(Vector512.Create(h[i..]) + Vector512.Create(d[i..]) + Vector512.Create(bias[i..]), Vector512<float>.Zero).CopyTo(sum[i..]);
    }

    private int BestLabel(int head, int dependent, Span<float> sum, Span<float> labels)
    {
        SumPair(head, dependent, sum);
        labelLayer.Forward(sum, 0, Width, 1, labels);
        labels[(int)Relation.Root] = float.MinValue;
        return VectorMath.IndexOfLargest(labels);
    }

    private double LearnLabels(Batch batch, float[] words, float[] wordGradient, float weight)
    {
        ForwardLabelRows(batch, words);
        pairs.Clear();
        for (var s = 0; s < batch.Starts.Length; s++)
        {
            if (batch.Sentences[s] is not { Heads: { } heads, Relations: { } relations })
                continue;
            for (var d = 0; d < heads.Length; d++)
            {
                if (heads[d] < heads.Length)
                    pairs.Add((batch.Starts[s] + heads[d], batch.Starts[s] + d, relations[d]));
            }
        }

        var size = pairs.Count * Width;
        Rows.Ensure(ref hidden, size);
        Rows.Ensure(ref mask, size);
        Rows.Ensure(ref hiddenGradient, size);
        Rows.Ensure(ref scores, pairs.Count * Relations.Count);
        context.Noise.Mask(mask.AsSpan(0, size), parameters.Shape.Drop);
        for (var i = 0; i < pairs.Count; i++)
            SumPair(pairs[i].Head, pairs[i].Dependent, hidden.AsSpan(i * Width, Width));
        ReluMask(size);
        labelLayer.Forward(hidden, 0, Width, pairs.Count, scores);
        var loss = 0.0;
        for (var i = 0; i < pairs.Count; i++)
            loss += weight * SoftmaxLoss.Apply(scores.AsSpan(i * Relations.Count, Relations.Count), pairs[i].Gold, 0, weight);
        labelLayer.Backward(hidden, 0, Width, pairs.Count, scores.AsSpan(0, pairs.Count * Relations.Count), hiddenGradient, add: false);
        Rows.Multiply(hiddenGradient.AsSpan(0, size), mask.AsSpan(0, size));
        Rows.Ensure(ref labelRowGradient, batch.Rows * 2 * Width);
        labelRowGradient.AsSpan(0, batch.Rows * 2 * Width).Clear();
        var bias = context.GradientOf(parameters.LabelBias).AsSpan(0, Width);
        for (var i = 0; i < pairs.Count; i++)
        {
            var g = hiddenGradient.AsSpan(i * Width, Width);
            Rows.Add(labelRowGradient.AsSpan(pairs[i].Head * 2 * Width, Width), g);
            Rows.Add(labelRowGradient.AsSpan((pairs[i].Dependent * 2 * Width) + Width, Width), g);
            Rows.Add(bias, g);
        }

        labelRowLayer.Backward(words, 0, parameters.Shape.Width, batch.Rows, labelRowGradient.AsSpan(0, batch.Rows * 2 * Width), wordGradient, add: true);
        return loss;
    }

    // How many gold arcs each move makes unreachable (Goldberg and Nivre 2013).
    private void Cost(int[] gold)
    {
        int s0 = state.Stack(0), s1 = state.Stack(1), b0 = state.Next;
        costs.AsSpan().Clear();
        if (s0 >= 0)
        {
            var dependentsInBuffer = 0;
            for (var k = b0; k < state.Length; k++)
                dependentsInBuffer += gold[k] == s0 ? 1 : 0;
            costs[(int)ParserState.Move.Left] = dependentsInBuffer + (gold[s0] == s1 || gold[s0] > b0 ? 1 : 0);
            costs[(int)ParserState.Move.Right] = dependentsInBuffer + (gold[s0] >= b0 ? 1 : 0);
        }

        if (b0 < state.Length)
        {
            var lost = 0;
            for (var below = 0; below < state.Depth; below++)
            {
                var k = state.Stack(below);
                lost += gold[k] == b0 ? 1 : 0;
                lost += below > 0 && gold[b0] == k ? 1 : 0;
            }

            costs[(int)ParserState.Move.Shift] = lost;
        }
    }
}
