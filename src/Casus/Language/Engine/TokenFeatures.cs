using System.Runtime.CompilerServices;

namespace Casus.Language.Engine;

/// <summary>What the models see of each token, hashed once: columns of one entry per token.</summary>
/// <remarks>Word and affixes are lower-cased, so that capitals cost little; case enters by the shape alone.</remarks>
public sealed class TokenFeatures
{
    private TokenFeatures(int count)
    {
        Word = new uint[count];
        Suffix2 = new uint[count];
        Suffix3 = new uint[count];
        Prefix1 = new uint[count];
        Prefix3 = new uint[count];
        Shape = new uint[count];
    }

    /// <summary>The lower-case form.</summary>
    public uint[] Word { get; }

    /// <summary>Its last two letters.</summary>
    public uint[] Suffix2 { get; }

    /// <summary>Its last three letters.</summary>
    public uint[] Suffix3 { get; }

    /// <summary>Its first letter.</summary>
    public uint[] Prefix1 { get; }

    /// <summary>Its first three letters.</summary>
    public uint[] Prefix3 { get; }

    /// <summary>Capitals, digits and signs, runs cut to two: <c>Xxx</c>, <c>XX</c>, <c>dd</c>.</summary>
    public uint[] Shape { get; }

    /// <summary>Computes the columns of a report.</summary>
    public static TokenFeatures Of(Tokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var features = new TokenFeatures(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
            features.Fill(i, tokens[i]);
        return features;
    }

    private void Fill(int token, ReadOnlySpan<char> form)
    {
        Word[token] = WordHash(form);
        Suffix2[token] = FeatureHash.OfLower(form[Math.Max(0, form.Length - 2)..]);
        Suffix3[token] = FeatureHash.OfLower(form[Math.Max(0, form.Length - 3)..]);
        Prefix1[token] = FeatureHash.OfLower(form[..Math.Min(1, form.Length)]);
        Prefix3[token] = FeatureHash.OfLower(form[..Math.Min(3, form.Length)]);
        Shape[token] = ShapeHash(form);
    }

    // Digits are folded: "1989" and "2024" are one word to the models.
    private static uint WordHash(ReadOnlySpan<char> form)
    {
        var hash = 2166136261u;
        foreach (var c in form)
            hash = (hash ^ (char.IsAsciiDigit(c) ? '0' : c is '\u2019' ? '\'' : char.ToLowerInvariant(c))) * 16777619u;
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint ShapeHash(ReadOnlySpan<char> form)
    {
        var hash = 2166136261u;
        char last = '\0';
        var run = 0;
        var marks = 0;
        foreach (var c in form)
        {
            var mark = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            run = mark == last ? run + 1 : 1;
            last = mark;
            if (run > 2 || marks >= 8)
                continue;
            marks++;
            hash = (hash ^ mark) * 16777619u;
        }

        return hash;
    }
}
