using Casus.Reports;

namespace Casus.Language.Trees;

/// <summary>A sentence: a view, as cheap as a number. Equal where text and index are.</summary>
/// <param name="Text">The text it stands in.</param>
/// <param name="Index">Its place among the sentences of the text, from 0.</param>
public readonly record struct Sentence(ParsedText Text, int Index)
{
    /// <summary>Its words, by number.</summary>
    public TokenRange Range => Text.SentenceRanges[Index];

    /// <summary>Its words, in text order; at least one.</summary>
    public WordRun Words => new(Text, Range);

    /// <summary>Where it stands in the text.</summary>
    public TextSpan Span => Text.SentenceRanges.Spans[Index];

    /// <summary>The word that no other governs.</summary>
    public Word Root => new(Text, Text.Syntax.TopOf(Range));

    /// <summary>The characters on the page.</summary>
    public override string ToString() => Text is null ? "" : Span.In(Text.Text).ToString();
}
