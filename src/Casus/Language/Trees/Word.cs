using Casus.Reports;

namespace Casus.Language.Trees;

/// <summary>A word in its sentence and tree: a view, as cheap as a number. Equal where text and index are.</summary>
/// <remarks>The default value belongs to no text; only <c>==</c> may be asked of it.</remarks>
/// <param name="Text">The text it stands in.</param>
/// <param name="Index">Its place among the words of the text, from 0.</param>
public readonly record struct Word(ParsedText Text, int Index)
{
    /// <summary>The characters on the page.</summary>
    public ReadOnlySpan<char> Form => Text.Tokens[Index];

    /// <summary>The dictionary form, lower case except for names.</summary>
    public string Lemma => Text.Syntax.Lemmas[Index];

    /// <summary>The part of speech.</summary>
    public UniversalTag Tag => Text.Syntax.Tags[Index];

    /// <summary>The tag of the treebank's own set (Penn), <c>VBD</c>.</summary>
    public string FineTag => Text.Syntax.FineTags[Index];

    /// <summary>The relation to the head; <see cref="Relation.Root"/> where there is none.</summary>
    public Relation Relation => Text.Syntax.Relations[Index];

    /// <summary>What it refers to as head of a noun phrase; <see cref="ReferentKind.None"/> for all other words.</summary>
    public ReferentKind Referent => Text.Syntax.Referents[Index];

    /// <summary>Where it stands in the text.</summary>
    public TextSpan Span => Text.Tokens.SpanOf(Index);

    /// <summary>The sentence it belongs to.</summary>
    public Sentence Sentence => new(Text, Text.SentenceRanges.Holding(Index));

    /// <summary>The word that governs it; none for the root of a sentence.</summary>
    public Word? Head => At(Text.Syntax.Heads[Index]);

    /// <summary>The words it governs, in text order.</summary>
    public WordWalk Children => new(this, Move.Child);

    /// <summary>Its head, the head's head and so on up to the root.</summary>
    public WordWalk Ancestors => new(this, Move.Ancestor);

    /// <summary>All words below it, in text order.</summary>
    public WordWalk Descendants => new(this, Move.Descendant);

    /// <summary>
    /// From the leftmost to the rightmost of its descendants, itself included; where branches cross, others lie between.
    /// </summary>
    public TokenRange Subtree => Text.Syntax.SubtreeOf(Index);

    /// <summary>The word after it in its sentence.</summary>
    public Word? Next => Sentence.Range.Contains(Index + 1) ? At(Index + 1) : null;

    /// <summary>The word before it in its sentence.</summary>
    public Word? Previous => Sentence.Range.Contains(Index - 1) ? At(Index - 1) : null;

    /// <summary>The name it is part of.</summary>
    public NameMention? Name => Text.NameAt(Index);

    /// <summary>The value of a morphological feature, <c>Plur</c> for <c>Number</c>; empty where the word has none.</summary>
    public ReadOnlySpan<char> Feature(ReadOnlySpan<char> name) => FeatureIn(Text.Syntax.Features[Index], name);

    /// <summary>The first child that has one of the relations.</summary>
    public Word? Child(params ReadOnlySpan<Relation> relations)
    {
        foreach (var child in Text.Syntax.ChildrenOf(Index))
        {
            if (relations.Contains(Text.Syntax.Relations[child]))
                return At(child);
        }

        return null;
    }

    /// <summary>Whether its lemma is one of these; case is ignored.</summary>
    public bool Is(params ReadOnlySpan<string> lemmas)
    {
        foreach (var lemma in lemmas)
        {
            if (string.Equals(lemma, Lemma, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether its part of speech is one of these.</summary>
    public bool Is(params ReadOnlySpan<UniversalTag> tags) => tags.Contains(Tag);

    /// <summary>Whether its relation to its head is one of these.</summary>
    public bool Is(params ReadOnlySpan<Relation> relations) => relations.Contains(Relation);

    /// <summary>Whether <paramref name="ancestor"/> is the word itself or governs it, at any distance.</summary>
    public bool IsUnder(Word ancestor) => ReferenceEquals(Text, ancestor.Text) && Text.Syntax.IsUnder(Index, ancestor.Index);

    /// <summary>The way through the tree to another word; none where that stands in another sentence.</summary>
    public TreePath? PathTo(Word other) => TreePath.Between(this, other);

    /// <summary>The characters on the page.</summary>
    public override string ToString() => Text is null ? "" : Form.ToString();

    internal static ReadOnlySpan<char> FeatureIn(ReadOnlySpan<char> features, ReadOnlySpan<char> name)
    {
        foreach (var part in features.Split('|'))
        {
            var feature = features[part];
            if (feature.Length > name.Length && feature[name.Length] == '=' && feature.StartsWith(name, StringComparison.Ordinal))
                return feature[(name.Length + 1)..];
        }

        return [];
    }

    private Word? At(int index) => index < 0 ? null : new(Text, index);
}
