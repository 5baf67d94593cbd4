namespace Casus.Language.Engine;

/// <summary>Labels each token with its universal part of speech, from left to right.</summary>
public sealed class Tagger(LinearModel model)
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "tagger";

    /// <summary>How many features each decision sees.</summary>
    public const int FeatureCount = 24;

    /// <summary>How many classes there are.</summary>
    public static int ClassCount { get; } = Enum.GetValues<UniversalTag>().Length;

    /// <summary>Reads the tagger from its file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static Tagger Load(string path) => new(ModelFile.Load(path, Kind, LinearModel.Read));

    /// <summary>Tags the tokens of one sentence.</summary>
    public void Tag(TokenFeatures tokens, TokenRange sentence, Span<UniversalTag> tags)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Span<uint> features = stackalloc uint[FeatureCount];
        Span<int> scores = stackalloc int[ClassCount];
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            Extract(tokens, sentence, tags, i, features);
            tags[i] = (UniversalTag)model.Best(features, scores);
        }
    }

    /// <summary>Computes the features of one decision.</summary>
    /// <param name="tokens">The tokens of the report.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="tags">One entry per token of the report; those left of <paramref name="i"/> are decided.</param>
    /// <param name="i">The token to decide.</param>
    /// <param name="features">Receives <see cref="FeatureCount"/> hashes.</param>
    public static void Extract(TokenFeatures tokens, TokenRange sentence, ReadOnlySpan<UniversalTag> tags, int i, Span<uint> features)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        const uint outside = 0x51ED270B;
        var word = tokens.Word;
        uint w = word[i];
        var w1 = i - 1 >= sentence.Start ? word[i - 1] : outside;
        var w2 = i - 2 >= sentence.Start ? word[i - 2] : outside;
        var n1 = i + 1 < sentence.End ? word[i + 1] : outside;
        var n2 = i + 2 < sentence.End ? word[i + 2] : outside;
        var t1 = i - 1 >= sentence.Start ? (uint)tags[i - 1] + 1 : 0;
        var t2 = i - 2 >= sentence.Start ? (uint)tags[i - 2] + 1 : 0;
        var shape = tokens.Shape[i];
        features[0] = FeatureHash.Mix(1, w);
        features[1] = FeatureHash.Mix(2, tokens.Suffix2[i]);
        features[2] = FeatureHash.Mix(3, tokens.Suffix3[i]);
        features[3] = FeatureHash.Mix(4, tokens.Prefix1[i]);
        features[4] = FeatureHash.Mix(5, tokens.Prefix3[i]);
        features[5] = FeatureHash.Mix(6, shape);
        features[6] = FeatureHash.Mix(7, t1);
        features[7] = FeatureHash.Mix(8, t1, t2);
        features[8] = FeatureHash.Mix(9, t1, w);
        features[9] = FeatureHash.Mix(10, w1);
        features[10] = FeatureHash.Mix(11, w2);
        features[11] = FeatureHash.Mix(12, n1);
        features[12] = FeatureHash.Mix(13, n2);
        features[13] = FeatureHash.Mix(14, w1, w);
        features[14] = FeatureHash.Mix(15, w, n1);
        features[15] = FeatureHash.Mix(16, i + 1 < sentence.End ? tokens.Suffix3[i + 1] : outside);
        features[16] = FeatureHash.Mix(17, i - 1 >= sentence.Start ? tokens.Suffix3[i - 1] : outside);
        features[17] = FeatureHash.Mix(18, i == sentence.Start ? 1u : 0, shape);
        features[18] = FeatureHash.Mix(19, t1, n1);
        features[19] = FeatureHash.Mix(20, t1, tokens.Suffix3[i]);
        features[20] = FeatureHash.Mix(21, w1, n1);
        features[21] = FeatureHash.Mix(22, i + 1 < sentence.End ? tokens.Shape[i + 1] : outside, shape);
        features[22] = FeatureHash.Mix(23, t1, t2, tokens.Suffix2[i]);
        features[23] = FeatureHash.Mix(24, 0);
    }
}
