using System.Collections.Immutable;

namespace Casus.Language.Trees;

/// <summary>What a pattern asks of one word. Tests of closed sets are masks, negated ones already turned round.</summary>
/// <param name="Tags">Bit by part of speech.</param>
/// <param name="Relations">The relation to its head.</param>
/// <param name="Names">Bit 0: stands in no name; bit 1 + kind: in a name of that kind.</param>
/// <param name="Referents">Bit by what the word refers to.</param>
/// <param name="Texts">Tests of characters; all must pass.</param>
internal sealed record WordTest(uint Tags, RelationSet Relations, byte Names, ushort Referents, ImmutableArray<TextTest> Texts)
{
    /// <summary>Every part of speech.</summary>
    public const uint AllTags = uint.MaxValue;

    /// <summary>Every kind of name and none.</summary>
    public const byte AllNames = byte.MaxValue;

    /// <summary>Whatever a word refers to, and nothing.</summary>
    public const ushort AllReferents = ushort.MaxValue;

    /// <summary>Passed by every word.</summary>
    public static WordTest Any { get; } = new(AllTags, RelationSet.All, AllNames, AllReferents, []);

    /// <summary>Whether a word passes.</summary>
    public bool Accepts(ParsedText text, int word)
    {
        if (((Tags >> (int)text.Syntax.Tags[word]) & 1) == 0 || !Relations.Has(text.Syntax.Relations[word])
            || ((Referents >> (int)text.Syntax.Referents[word]) & 1) == 0)
            return false;
        foreach (var test in Texts)
        {
            if (!test.Accepts(text, word))
                return false;
        }

        return Names == AllNames || ((Names >> BitOf(text.NameAt(word)?.Kind)) & 1) != 0;
    }

    /// <summary>The bit in <see cref="Names"/> of a kind, or of no name.</summary>
    public static int BitOf(NameKind? kind) => kind is { } some ? 1 + (int)some : 0;
}
