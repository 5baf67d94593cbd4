using Casus.Language;
using Casus.Reports;

namespace Casus.Training;

/// <summary>A sentence of a treebank with its gold columns.</summary>
/// <param name="Forms">The words.</param>
/// <param name="Tags">Universal tags.</param>
/// <param name="FineTags">Tags of the treebank's own set (Penn).</param>
/// <param name="Morphology">Morphological features, <c>Number=Plur|Person=3</c>; empty for none.</param>
/// <param name="Lemmas">Lemmas; <c>_</c> where there is none.</param>
/// <param name="Heads">Heads counted within the sentence, <c>Forms.Length</c> for the root.</param>
/// <param name="Relations">Relations to the heads.</param>
/// <param name="Spans">Where each word stands in the document's text; words of one contraction share its letters as
/// well as can be.</param>
/// <param name="Document">The document's id.</param>
internal sealed record TreebankSentence(
    string[] Forms, UniversalTag[] Tags, string[] FineTags, string[] Morphology, string[] Lemmas, int[] Heads, Relation[] Relations, TextSpan[] Spans, string Document)
{
    /// <summary>A sentence of which the words alone are known.</summary>
    public static TreebankSentence Untagged(string[] forms, TextSpan[] spans) => new(forms, [], [], [], [], [], [], spans, "");

    /// <summary>The same sentence in capitals.</summary>
    public TreebankSentence InCapitals() => this with { Forms = [.. Forms.Select(f => f.ToUpperInvariant())] };

    /// <summary>The same sentence in lower case.</summary>
    public TreebankSentence InLower() => this with { Forms = [.. Forms.Select(f => f.ToLowerInvariant())] };

    /// <summary>The same sentence as a headline: all words but the smallest begin with a capital.</summary>
    public TreebankSentence InTitle() => this with { Forms = [.. Forms.Select((f, i) => i > 0 && IsSmall(f) ? f : char.ToUpperInvariant(f[0]) + f[1..])] };

    private static bool IsSmall(string form) =>
        form is "a" or "an" or "the" or "of" or "in" or "on" or "at" or "to" or "for" or "and" or "or" or "but" or "by" or "with" or "as" or "from" || form[0] is '\'' or '\u2019'
        || form is "n't" or "n\u2019t";
}
