using System.Collections.Immutable;

namespace Casus.Language.Trees;

/// <summary>What a <see cref="TextTest"/> looks at.</summary>
internal enum TextColumn : byte
{
    /// <summary>The characters on the page.</summary>
    Form,

    /// <summary>The same, whatever their case.</summary>
    Lower,

    /// <summary>The dictionary form, whatever its case.</summary>
    Lemma,

    /// <summary>The tag of the treebank's own set.</summary>
    Fine,

    /// <summary>A morphological feature.</summary>
    Feature,
}

/// <summary>A test of a word's characters: is the value one of those listed, or, negated, none of them?</summary>
internal sealed class TextTest
{
    private readonly TextColumn column;
    private readonly bool isNegated;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words;
    private readonly ImmutableArray<WordLookup> lookups;

    /// <param name="column">What is looked at.</param>
    /// <param name="feature">The name of the feature; empty for other columns.</param>
    /// <param name="isNegated">Whether none of the values may stand there.</param>
    /// <param name="words">The values. <c>*</c> for a feature: any value.</param>
    /// <param name="lists">Word lists whose words count as values too.</param>
    public TextTest(TextColumn column, string feature, bool isNegated, IReadOnlyList<string> words, ImmutableArray<WordList> lists)
    {
        (this.column, Feature, this.isNegated) = (column, feature, isNegated);
        var comparer = column is TextColumn.Lower or TextColumn.Lemma ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        this.words = words.ToHashSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();
        lookups = [.. lists.Select(l => l.Contains)];
        if (!isNegated && lists.All(l => l.Words is not null))
            Indexed = [.. words.Concat(lists.SelectMany(l => l.Words!)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The name of the feature; empty for other columns.</summary>
    public string Feature { get; }

    /// <summary>The forms that pass the test, for an index; default where they cannot be listed or it is of no form.</summary>
    public ImmutableArray<string> IndexedForms => column is TextColumn.Form or TextColumn.Lower ? Indexed : default;

    /// <summary>The same of lemmas.</summary>
    public ImmutableArray<string> IndexedLemmas => column is TextColumn.Lemma ? Indexed : default;

    private ImmutableArray<string> Indexed { get; }

    /// <summary>Whether a word passes.</summary>
    public bool Accepts(ParsedText text, int word) => IsListed(ValueOf(text, word)) != isNegated;

    private ReadOnlySpan<char> ValueOf(ParsedText text, int word) => column switch
    {
        TextColumn.Form or TextColumn.Lower => text.Tokens[word],
        TextColumn.Lemma => text.Syntax.Lemmas[word],
        TextColumn.Fine => text.Syntax.FineTags[word],
        _ => Word.FeatureIn(text.Syntax.Features[word], Feature),
    };

    private bool IsListed(ReadOnlySpan<char> value)
    {
        if (column == TextColumn.Feature)
            return IsListedFeature(value);
        if (words.Contains(value))
            return true;
        foreach (var contains in lookups)
        {
            if (contains(value))
                return true;
        }

        return false;
    }

    // A feature may have several values, Case=Acc,Dat.
    private bool IsListedFeature(ReadOnlySpan<char> values)
    {
        if (values.IsEmpty)
            return false;
        foreach (var part in values.Split(','))
        {
            if (words.Contains(values[part]))
                return true;
        }

        return words.Contains("*");
    }
}
