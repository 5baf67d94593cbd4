namespace Casus.Language.Engine;

/// <summary>Decides whether a sentence ends between two words: a linear model over the words around the gap.</summary>
/// <remarks>Weights of eight bits in a table that features are hashed into. Immutable and thread-safe.</remarks>
public sealed class BoundaryModel
{
    /// <summary>The kind in the model's file.</summary>
    public const string Kind = "sentences";

    /// <summary>How many features a gap has.</summary>
    public const int FeatureCount = 31;

    /// <summary>Features are hashed into two to the power of this many weights.</summary>
    public const int Bits = 18;

    private const int Mask = (1 << Bits) - 1;

    private readonly sbyte[] weights;

    /// <summary>Takes ownership of the weights, <c>2^<see cref="Bits"/></c> of them.</summary>
    public BoundaryModel(sbyte[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, 1 << Bits);
        this.weights = weights;
    }

    /// <summary>Reads the model from its file.</summary>
    /// <exception cref="Reports.CasusException">As <see cref="ModelFile.Load{T}"/>.</exception>
    public static BoundaryModel Load(string path) => ModelFile.Load(path, Kind, reader =>
    {
        var weights = new sbyte[1 << Bits];
        for (int count = reader.ReadInt32(), at = -1; count > 0; count--)
        {
            at += reader.Read7BitEncodedInt();
            weights[at] = reader.ReadSByte();
        }

        return new BoundaryModel(weights);
    });

    /// <summary>Writes weights as the payload of a model file: those that are not zero, by their distance.</summary>
    public static void Write(BinaryWriter writer, ReadOnlySpan<sbyte> weights)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(weights.Length - weights.Count((sbyte)0));
        var last = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
                continue;
            writer.Write7BitEncodedInt(i - last);
            writer.Write(weights[i]);
            last = i;
        }
    }

    /// <summary>How strongly the words speak for an end at the gap with these features: above 0 for, below against.</summary>
    public int Score(ReadOnlySpan<int> features)
    {
        var score = 0;
        foreach (var feature in features)
            score += weights[feature];
        return score;
    }

    /// <summary>Finds the features of the gap behind a word.</summary>
    /// <param name="tokens">The words.</param>
    /// <param name="block">The block of text they stand in.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="word">The word before the gap.</param>
    /// <param name="byRule">What the rules say of the gap.</param>
    /// <param name="features">Receives <see cref="FeatureCount"/> places in the table.</param>
    public static void Extract(Tokens tokens, TokenRange block, int start, int word, bool byRule, Span<int> features)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ReadOnlySpan<char> none = [];
        var before = word - 1 >= block.Start ? tokens[word - 1] : none;
        var here = tokens[word];
        var next = word + 1 < block.End ? tokens[word + 1] : none;
        var second = word + 2 < block.End ? tokens[word + 2] : none;
        var third = word + 3 < block.End ? tokens[word + 3] : none;
        uint b = Form(before), h = Form(here), n = Form(next), s = Form(second), t = Form(third);
        uint bs = Shape(before), hs = Shape(here), ns = Shape(next), ss = Shape(second);
        var space = tokens.SpaceAfter(word) ? 1u : 0u;
        var rule = byRule ? 1u : 0u;
        var length = Bucket(word - start + 1);
        var left = Bucket(block.End - word - 1);
        var stop = Stop(here);
        var context = (rule * 2) + space;
        var i = 0;
        features[i++] = At(1, context, stop);
        features[i++] = At(2, h, context);
        features[i++] = At(3, hs, ns, context);
        features[i++] = At(4, n, context);
        features[i++] = At(5, n, stop, ns);
        features[i++] = At(6, h, n);
        features[i++] = At(7, b, h);
        features[i++] = At(8, b, h, ns);
        features[i++] = At(9, n, s);
        features[i++] = At(10, bs, hs, ns);
        features[i++] = At(11, hs, ns, ss);
        features[i++] = At(12, length, context, ns);
        features[i++] = At(13, left, context, ns);
        features[i++] = At(14, length, left, stop);
        features[i++] = At(15, b, ns, stop);
        features[i++] = At(16, s, ns, stop);
        features[i++] = At(17, t, ns, stop);
        features[i++] = At(18, Suffix(before), stop, ns);
        features[i++] = At(19, Suffix(here), ns);
        features[i++] = At(20, Suffix(here), Suffix(next), ns);
        features[i++] = At(21, h, ns);
        features[i++] = At(22, hs, n);
        features[i++] = At(23, n, ns, ss);
        features[i++] = At(24, h, s);
        features[i++] = At(25, Form(tokens[start]), stop, ns);
        features[i++] = At(26, Form(tokens[block.Start]), context, ns);
        features[i++] = At(27, Shape(tokens[start]), hs, ns, stop);
        features[i++] = At(28, n, length);
        features[i++] = At(29, Form(word - 2 >= block.Start ? tokens[word - 2] : none), stop, ns);
        features[i++] = At(30, bs, stop, ns, length);
        features[i] = At(31, space, rule);
    }

    // The kind of a sign that may end a sentence, 0 for any other word.
    private static uint Stop(ReadOnlySpan<char> form) => form.Length == 0 ? 9 : form[0] switch
    {
        '.' => form.Length == 1 ? 1u : 2u,
        '!' or '?' => 3,
        '\u2026' => 2,
        '"' or '\u201D' or '\'' or '\u2019' => 4,
        ')' or ']' => 5,
        ':' or ';' => 6,
        ',' => 7,
        '-' or '\u2013' or '\u2014' or '=' or '*' or '_' => 8,
        _ => form[^1] is '.' ? 10u : 0u,
    };

    private static uint Bucket(int count) => count < 6 ? (uint)Math.Max(count, 0) : count < 9 ? 6u : count < 14 ? 7u : count < 20 ? 8u : count < 30 ? 9u : count < 50 ? 10u : 11u;

    private static uint Form(ReadOnlySpan<char> form)
    {
        var hash = LetterHash.Start;
        foreach (var c in form)
            hash = LetterHash.With(hash, char.IsAsciiDigit(c) ? '0' : c is '\u2019' ? '\'' : char.ToLowerInvariant(c));
        return hash;
    }

    private static uint Suffix(ReadOnlySpan<char> form) => Form(form[Math.Max(0, form.Length - 3)..]);

    private static uint Shape(ReadOnlySpan<char> form)
    {
        var hash = LetterHash.Start;
        var last = '\0';
        foreach (var c in form[..Math.Min(form.Length, 12)])
        {
            var mark = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            if (mark != last)
                hash = LetterHash.With(hash, mark);
            else if (mark is 'X')
                hash = LetterHash.With(hash, 'Y');
            last = mark;
        }

        return hash;
    }

    private static int At(uint kind, uint a, uint b = 0, uint c = 0, uint d = 0)
    {
        var hash = kind * 0x9E3779B1u;
        hash = (hash ^ a) * 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash = (hash ^ b) * 0xC2B2AE35u;
        hash ^= hash >> 16;
        hash = (hash ^ c) * 0x27D4EB2Fu;
        hash ^= hash >> 15;
        hash = (hash ^ d) * 0x165667B1u;
        hash ^= hash >> 13;
        return (int)(hash & Mask);
    }
}
