namespace Casus.Language.Engine;

/// <summary>
/// Builds the dependency tree of a sentence: an arc-hybrid transition parser, greedy, then a label for each arc.
/// </summary>
/// <remarks>
/// One linear model chooses the move, another the relation of a dependent that has just got its head and all its own
/// dependents.
/// </remarks>
public sealed class Parser(LinearModel moves, LinearModel labels)
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "parser";

    /// <summary>How many features a move sees.</summary>
    public const int MoveFeatureCount = 52;

    /// <summary>How many features a label sees.</summary>
    public const int LabelFeatureCount = 28;

    private const uint Outside = 0x51ED270B;
    private const uint Root = 0x7A3D5E91;

    /// <summary>Reads the parser from its file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static Parser Load(string path) =>
        ModelFile.Load(path, Kind, r => new Parser(LinearModel.Read(r), LinearModel.Read(r)));

    /// <summary>Parses one sentence.</summary>
    /// <param name="tokens">The tokens of the report.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tags">One entry per token of the report.</param>
    /// <param name="state">A state to reuse.</param>
    /// <param name="heads">One entry per token of the report; receives token indexes of the report, −1 for the root.</param>
    /// <param name="relations">One entry per token of the report.</param>
    public void Parse(
        TokenFeatures tokens, TokenRange sentence, ReadOnlySpan<UniversalTag> tags, ParserState state, Span<int> heads, Span<Relation> relations)
    {
        ArgumentNullException.ThrowIfNull(state);
        Span<uint> features = stackalloc uint[MoveFeatureCount];
        Span<int> scores = stackalloc int[3];
        Span<int> labelScores = stackalloc int[Relations.Count];
        state.Start(sentence.Count);
        while (!state.IsFinal)
        {
            ExtractMove(tokens, sentence, tags, relations, state, features);
            moves.Score(features, scores);
            var dependent = state.Do(BestPossible(state, scores));
            if (dependent < 0)
                continue;
            ExtractLabel(tokens, sentence, tags, relations, state, dependent, features[..LabelFeatureCount]);
            var isRoot = state.Heads[dependent] == state.Length;
            relations[sentence.Start + dependent] = isRoot
                ? Relation.Root
                : BestLabel(features[..LabelFeatureCount], labelScores);
        }

        for (var i = 0; i < sentence.Count; i++)
            heads[sentence.Start + i] = state.Heads[i] == state.Length ? -1 : sentence.Start + state.Heads[i];
    }

    private static ParserState.Move BestPossible(ParserState state, ReadOnlySpan<int> scores)
    {
        var best = -1;
        for (var move = 0; move < 3; move++)
        {
            if (state.Can((ParserState.Move)move) && (best < 0 || scores[move] > scores[best]))
                best = move;
        }

        return (ParserState.Move)best;
    }

    private Relation BestLabel(ReadOnlySpan<uint> features, Span<int> scores)
    {
        labels.Score(features, scores);
        scores[(int)Relation.Root] = int.MinValue;
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        return (Relation)best;
    }

    /// <summary>Computes the features of the next move.</summary>
    public static void ExtractMove(
        TokenFeatures tokens, TokenRange sentence, ReadOnlySpan<UniversalTag> tags, ReadOnlySpan<Relation> relations, ParserState state, Span<uint> features)
    {
        var view = new View(tokens, sentence, tags, relations, state);
        int s0 = state.Stack(0), s1 = state.Stack(1), s2 = state.Stack(2), b0 = state.Next;
        int b1 = b0 + 1 <= state.Length ? b0 + 1 : -1, b2 = b0 + 2 <= state.Length ? b0 + 2 : -1;
        uint s0w = view.Word(s0), s1w = view.Word(s1), b0w = view.Word(b0), b1w = view.Word(b1);
        uint s0t = view.Tag(s0), s1t = view.Tag(s1), s2t = view.Tag(s2), b0t = view.Tag(b0), b1t = view.Tag(b1), b2t = view.Tag(b2);
        int s0l = view.Left(s0), s0r = view.Right(s0), s1l = view.Left(s1), s1r = view.Right(s1), b0l = view.Left(b0);
        uint s0lt = view.Tag(s0l), s0rt = view.Tag(s0r), s1rt = view.Tag(s1r), s1lt = view.Tag(s1l), b0lt = view.Tag(b0l);
        uint s0ll = view.Label(s0l), s0rl = view.Label(s0r), s1rl = view.Label(s1r), b0ll = view.Label(b0l);
        var distance = s0 < 0 ? 0u : (uint)Math.Min(b0 - s0, 6);
        var stackDistance = s0 < 0 || s1 < 0 ? 0u : (uint)Math.Min(s0 - s1, 6);
        var s0v = view.Valency(s0);
        var n = 0;
        features[n++] = FeatureHash.Mix(101, s0w, s0t);
        features[n++] = FeatureHash.Mix(102, s0w);
        features[n++] = FeatureHash.Mix(103, s0t, s1t);
        features[n++] = FeatureHash.Mix(104, s1w, s1t);
        features[n++] = FeatureHash.Mix(105, s1w);
        features[n++] = FeatureHash.Mix(106, b0w, b0t);
        features[n++] = FeatureHash.Mix(107, b0w);
        features[n++] = FeatureHash.Mix(108, b0t, b1t);
        features[n++] = FeatureHash.Mix(109, b1w, b1t);
        features[n++] = FeatureHash.Mix(110, view.Word(b2), b2t);
        features[n++] = FeatureHash.Mix(111, s0w, b0w);
        features[n++] = FeatureHash.Mix(112, s0w, b0t);
        features[n++] = FeatureHash.Mix(113, s0t, b0w);
        features[n++] = FeatureHash.Mix(114, s0t, b0t);
        features[n++] = FeatureHash.Mix(115, s0w, s1w);
        features[n++] = FeatureHash.Mix(116, s0w, s1t);
        features[n++] = FeatureHash.Mix(117, s0t, s1w);
        features[n++] = FeatureHash.Mix(118, s0t, s1t, b0t);
        features[n++] = FeatureHash.Mix(119, s0t, b0t, b1t);
        features[n++] = FeatureHash.Mix(120, s1t, s0t, s2t);
        features[n++] = FeatureHash.Mix(121, b0t, b1t, b2t);
        features[n++] = FeatureHash.Mix(122, s0t, s0lt, b0t);
        features[n++] = FeatureHash.Mix(123, s0t, s0rt, b0t);
        features[n++] = FeatureHash.Mix(124, s1t, s1rt, s0t);
        features[n++] = FeatureHash.Mix(125, s0t, b0lt, b0t);
        features[n++] = FeatureHash.Mix(126, s0w, distance, b0t);
        features[n++] = FeatureHash.Mix(127, s0t, distance, b0t);
        features[n++] = FeatureHash.Mix(128, s1t, stackDistance, s0t);
        features[n++] = FeatureHash.Mix(129, s0t, s0v, b0t);
        features[n++] = FeatureHash.Mix(130, s0w, s0v);
        features[n++] = FeatureHash.Mix(131, s0ll, s0rl, s0t);
        features[n++] = FeatureHash.Mix(132, s1rl, s1t, s0t);
        features[n++] = FeatureHash.Mix(133, b0ll, b0t, s0t);
        features[n++] = FeatureHash.Mix(134, view.Word(s0l), s0w);
        features[n++] = FeatureHash.Mix(135, view.Word(s0r), s0w);
        features[n++] = FeatureHash.Mix(136, view.Word(s0l), s0t, b0t);
        features[n++] = FeatureHash.Mix(137, view.Word(s0r), s0t, b0t);
        features[n++] = FeatureHash.Mix(138, view.Word(b0l), b0w);
        features[n++] = FeatureHash.Mix(139, s1lt, s1t, s0t);
        features[n++] = FeatureHash.Mix(140, s0lt, s0t, s1t);
        features[n++] = FeatureHash.Mix(141, view.Suffix(s0), s0t, b0t);
        features[n++] = FeatureHash.Mix(142, view.Suffix(b0), b0t, s0t);
        features[n++] = FeatureHash.Mix(143, s1w, b0w);
        features[n++] = FeatureHash.Mix(144, s1w, s0t, b0t);
        features[n++] = FeatureHash.Mix(145, s1t, s0t, b0w);
        features[n++] = FeatureHash.Mix(146, s1t, s0w, b0t);
        features[n++] = FeatureHash.Mix(147, b0w, b1t);
        features[n++] = FeatureHash.Mix(148, b1w, b0t, s0t);
        features[n++] = FeatureHash.Mix(149, s2t, s1t, b0t);
        features[n++] = FeatureHash.Mix(150, view.Shape(s0), view.Shape(b0), s0t);
        features[n++] = FeatureHash.Mix(151, view.Word(s0l), s1w, s0t);
        features[n] = FeatureHash.Mix(152, 0);
    }

    /// <summary>Computes the features of the relation of <paramref name="dependent"/>, whose head is known.</summary>
    public static void ExtractLabel(
        TokenFeatures tokens, TokenRange sentence, ReadOnlySpan<UniversalTag> tags, ReadOnlySpan<Relation> relations, ParserState state, int dependent, Span<uint> features)
    {
        var view = new View(tokens, sentence, tags, relations, state);
        var head = state.Heads[dependent];
        uint h = view.Word(head), d = view.Word(dependent), ht = view.Tag(head), dt = view.Tag(dependent);
        int left = view.Left(dependent), right = view.Right(dependent);
        var side = head > dependent ? 1u : 2u;
        var distance = (uint)Math.Min(Math.Abs(head - dependent), 7);
        uint first = view.Word(left), firstTag = view.Tag(left), firstLabel = view.Label(left);
        int previous = dependent - 1, next = dependent + 1 < state.Length ? dependent + 1 : -1;
        features[0] = FeatureHash.Mix(201, ht, dt, side);
        features[1] = FeatureHash.Mix(202, h, d, side);
        features[2] = FeatureHash.Mix(203, h, dt, side);
        features[3] = FeatureHash.Mix(204, ht, d, side);
        features[4] = FeatureHash.Mix(205, d, dt);
        features[5] = FeatureHash.Mix(206, h, ht, side);
        features[6] = FeatureHash.Mix(207, first, dt, ht);
        features[7] = FeatureHash.Mix(208, first, d);
        features[8] = FeatureHash.Mix(209, firstTag, firstLabel, dt);
        features[9] = FeatureHash.Mix(210, view.Tag(right), view.Label(right), dt);
        features[10] = FeatureHash.Mix(211, view.Word(right), dt);
        features[11] = FeatureHash.Mix(212, view.Suffix(dependent), dt, ht);
        features[12] = FeatureHash.Mix(213, view.Suffix(head), ht, dt);
        features[13] = FeatureHash.Mix(214, distance, side, dt);
        features[14] = FeatureHash.Mix(215, distance, ht, dt);
        features[15] = FeatureHash.Mix(216, view.Word(previous), dt, ht);
        features[16] = FeatureHash.Mix(217, view.Word(next), dt, ht);
        features[17] = FeatureHash.Mix(218, view.Tag(previous), dt, ht);
        features[18] = FeatureHash.Mix(219, view.Tag(next), dt, ht);
        features[19] = FeatureHash.Mix(220, view.Label(view.Left(head)), ht, dt);
        features[20] = FeatureHash.Mix(221, view.Label(view.Right(head)), ht, dt);
        features[21] = FeatureHash.Mix(222, h, first, side);
        features[22] = FeatureHash.Mix(223, view.Shape(dependent), dt, side);
        features[23] = FeatureHash.Mix(224, view.Valency(head), ht, dt);
        features[24] = FeatureHash.Mix(225, view.Valency(dependent), dt, ht);
        features[25] = FeatureHash.Mix(226, first, firstLabel, h);
        features[26] = FeatureHash.Mix(227, view.Tag(view.Left(head)), view.Word(view.Left(head)), dt);
        features[27] = FeatureHash.Mix(228, side);
    }

    // Values of tokens counted within the sentence; −1 stands for "nothing there", the sentence's length for the root.
    private readonly ref struct View(TokenFeatures tokens, TokenRange sentence, ReadOnlySpan<UniversalTag> tags, ReadOnlySpan<Relation> relations, ParserState state)
    {
        private readonly ReadOnlySpan<UniversalTag> tags = tags;
        private readonly ReadOnlySpan<Relation> relations = relations;

        public uint Word(int token) => Column(tokens.Word, token);

        public uint Suffix(int token) => Column(tokens.Suffix3, token);

        public uint Shape(int token) => Column(tokens.Shape, token);

        public uint Tag(int token) => token < 0 ? 99 : token == sentence.Count ? 98 : (uint)tags[sentence.Start + token];

        public uint Label(int token) => token < 0 || token == sentence.Count ? 99 : (uint)relations[sentence.Start + token];

        public int Left(int token) => token < 0 ? -1 : state.Leftmost[token];

        public int Right(int token) => token < 0 ? -1 : state.Rightmost[token];

        public uint Valency(int token) => token < 0 ? 0 : (uint)((state.LeftCount[token] * 8) + state.RightCount[token] + 1);

        private uint Column(uint[] column, int token) =>
            token < 0 ? Outside : token == sentence.Count ? Root : column[sentence.Start + token];
    }
}
