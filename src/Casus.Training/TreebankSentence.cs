using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Training;

/// <summary>A sentence of a treebank with its gold columns.</summary>
/// <param name="Forms">The words.</param>
/// <param name="Tags">Universal tags.</param>
/// <param name="Lemmas">Lemmas; <c>_</c> where there is none.</param>
/// <param name="Heads">Heads counted within the sentence, <c>Forms.Length</c> for the root.</param>
/// <param name="Relations">Relations to the heads.</param>
/// <param name="Spans">Where each word stands in the document's text; words of one contraction share its letters as
/// well as can be.</param>
/// <param name="Document">The document's id.</param>
internal sealed record TreebankSentence(
    string[] Forms, UniversalTag[] Tags, string[] Lemmas, int[] Heads, Relation[] Relations, TextSpan[] Spans, string Document)
{
    /// <summary>Whether no two arcs cross.</summary>
    public bool IsProjective
    {
        get
        {
            for (var d = 0; d < Heads.Length; d++)
            {
                int low = Math.Min(d, Heads[d]), high = Math.Max(d, Heads[d]);
                for (var k = low + 1; k < high; k++)
                {
                    if (Heads[k] < low || Heads[k] > high)
                        return false;
                }
            }

            return true;
        }
    }

    /// <summary>The same sentence in capitals.</summary>
    public TreebankSentence InCapitals() => this with { Forms = [.. Forms.Select(f => f.ToUpperInvariant())] };

    /// <summary>The features of its words.</summary>
    public TokenFeatures Features()
    {
        var text = string.Join(' ', Forms);
        var (starts, ends) = (new int[Forms.Length], new int[Forms.Length]);
        for (int i = 0, at = 0; i < Forms.Length; at = ends[i] + 1, i++)
            (starts[i], ends[i]) = (at, at + Forms[i].Length);
        return TokenFeatures.Of(new(text, starts, ends));
    }
}
