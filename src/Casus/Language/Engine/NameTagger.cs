namespace Casus.Language.Engine;

/// <summary>Finds names token by token: begin, inside, last or single (BILOU) of a person, organisation or place.</summary>
public sealed class NameTagger(LinearModel model)
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "names";

    /// <summary>How many features each decision sees.</summary>
    public const int FeatureCount = 34;

    /// <summary>Outside, then B I L U of each <see cref="NameKind"/>.</summary>
    public const int ClassCount = 1 + (4 * 3);

    private const uint Outside = 0x51ED270B;

    /// <summary>Where a token stands in a name.</summary>
    public enum Position
    {
        /// <summary>First of several.</summary>
        Begin,

        /// <summary>In the middle.</summary>
        Inside,

        /// <summary>Last of several.</summary>
        Last,

        /// <summary>The only one.</summary>
        Single,
    }

    /// <summary>Reads the model from its file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static NameTagger Load(string path) => new(ModelFile.Load(path, Kind, LinearModel.Read));

    /// <summary>The class of a position in a name of a kind.</summary>
    public static int ClassOf(NameKind kind, Position position) => 1 + (4 * (int)kind) + (int)position;

    /// <summary>Finds the names of one sentence and adds them to <paramref name="names"/>.</summary>
    public void Find(TokenFeatures tokens, TokenRange sentence, ReadOnlySpan<UniversalTag> tags, ICollection<NameMention> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Span<uint> features = stackalloc uint[FeatureCount];
        Span<int> scores = stackalloc int[ClassCount];
        int previous = 0, beforePrevious = 0, start = -1;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            Extract(tokens, sentence, tags, previous, beforePrevious, i, features);
            model.Score(features, scores);
            var best = BestAfter(previous, scores, i + 1 == sentence.End);
            if (best > 0)
            {
                var position = (Position)((best - 1) % 4);
                if (position is Position.Begin or Position.Single)
                    start = i;
                if (position is Position.Last or Position.Single)
                    names.Add(new(new(start, i + 1), (NameKind)((best - 1) / 4)));
            }

            (beforePrevious, previous) = (previous, best);
        }
    }

    // Only pairs that make whole names are allowed.
    private static int BestAfter(int previous, ReadOnlySpan<int> scores, bool isLast)
    {
        var open = previous > 0 && (Position)((previous - 1) % 4) is (Position.Begin or Position.Inside);
        var best = -1;
        for (var c = 0; c < scores.Length; c++)
        {
            var position = c == 0 ? (Position?)null : (Position)((c - 1) % 4);
            var continues = position is Position.Inside or Position.Last;
            if (open ? !continues || (c - 1) / 4 != (previous - 1) / 4 : continues)
                continue;
            if (isLast && position is (Position.Begin or Position.Inside))
                continue;
            if (best < 0 || scores[c] > scores[best])
                best = c;
        }

        return best;
    }

    /// <summary>Computes the features of one decision.</summary>
    public static void Extract(
        TokenFeatures tokens, TokenRange sentence, ReadOnlySpan<UniversalTag> tags, int previous, int beforePrevious, int i, Span<uint> features)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        uint w = tokens.Word[i], shape = tokens.Shape[i], p = (uint)previous + 1;
        uint w1 = At(tokens.Word, i - 1, sentence), w2 = At(tokens.Word, i - 2, sentence), n1 = At(tokens.Word, i + 1, sentence), n2 = At(tokens.Word, i + 2, sentence);
        uint s1 = At(tokens.Shape, i - 1, sentence), x1 = At(tokens.Shape, i + 1, sentence), x2 = At(
            tokens.Shape, i + 2, sentence);
        uint t = TagAt(tags, i, sentence), t1 = TagAt(tags, i - 1, sentence), t2 = TagAt(tags, i - 2, sentence), u1 = TagAt(tags, i + 1, sentence), u2 = TagAt(tags, i + 2, sentence);
        features[0] = FeatureHash.Mix(301, w);
        features[1] = FeatureHash.Mix(302, w, p);
        features[2] = FeatureHash.Mix(303, w1);
        features[3] = FeatureHash.Mix(304, w2);
        features[4] = FeatureHash.Mix(305, n1);
        features[5] = FeatureHash.Mix(306, n2);
        features[6] = FeatureHash.Mix(307, w1, w);
        features[7] = FeatureHash.Mix(308, w, n1);
        features[8] = FeatureHash.Mix(309, shape);
        features[9] = FeatureHash.Mix(310, shape, s1, x1);
        features[10] = FeatureHash.Mix(311, shape, p);
        features[11] = FeatureHash.Mix(312, tokens.Suffix2[i]);
        features[12] = FeatureHash.Mix(313, tokens.Suffix3[i]);
        features[13] = FeatureHash.Mix(314, tokens.Prefix3[i]);
        features[14] = FeatureHash.Mix(315, tokens.Prefix1[i]);
        features[15] = FeatureHash.Mix(316, p);
        features[16] = FeatureHash.Mix(317, p, (uint)beforePrevious);
        features[17] = FeatureHash.Mix(318, t, p);
        features[18] = FeatureHash.Mix(319, t1, t, u1);
        features[19] = FeatureHash.Mix(320, t, u1, u2);
        features[20] = FeatureHash.Mix(321, t2, t1, t);
        features[21] = FeatureHash.Mix(322, w1, t);
        features[22] = FeatureHash.Mix(323, n1, t);
        features[23] = FeatureHash.Mix(324, w1, w2, t);
        features[24] = FeatureHash.Mix(325, n1, n2, t);
        features[25] = FeatureHash.Mix(326, w1, p, t);
        features[26] = FeatureHash.Mix(327, At(tokens.Suffix3, i - 1, sentence), t);
        features[27] = FeatureHash.Mix(328, At(tokens.Suffix3, i + 1, sentence), t);
        features[28] = FeatureHash.Mix(329, x1, x2, shape);
        features[29] = FeatureHash.Mix(330, i == sentence.Start ? 1u : 0, shape);
        features[30] = FeatureHash.Mix(331, tokens.Suffix3[i], p);
        features[31] = FeatureHash.Mix(332, w, t);
        features[32] = FeatureHash.Mix(333, w1, s1, p);
        features[33] = FeatureHash.Mix(334, 0);
    }

    private static uint At(uint[] column, int token, TokenRange sentence) =>
        sentence.Contains(token) ? column[token] : Outside;

    private static uint TagAt(ReadOnlySpan<UniversalTag> tags, int token, TokenRange sentence) =>
        sentence.Contains(token) ? (uint)tags[token] : 99;
}
