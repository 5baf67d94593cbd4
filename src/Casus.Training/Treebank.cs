using System.Globalization;
using System.Text;
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
/// <param name="Spans">Where each word stands in the document's text; words of one contraction share its letters as well as can be.</param>
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

/// <summary>Reads CoNLL-U (universaldependencies.org/format).</summary>
internal static class Treebank
{
    private static readonly Dictionary<string, UniversalTag> TagNames = Enum.GetValues<UniversalTag>()
        .ToDictionary(t => t.ToString().ToUpperInvariant(), t => t, StringComparer.Ordinal);

    /// <summary>Reads the sentences of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keepGenre">Whether documents of a genre (<c># meta::genre</c>, or null) are wanted.</param>
    public static IEnumerable<TreebankSentence> Read(string path, Func<string?, bool>? keepGenre = null)
    {
        var rows = new List<string[]>();
        var document = "";
        string? genre = null;
        var offset = 0;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            if (line.StartsWith("# newdoc id = ", StringComparison.Ordinal))
                (document, genre, offset) = (line["# newdoc id = ".Length..], null, 0);
            else if (line.StartsWith("# newpar", StringComparison.Ordinal) && offset > 0)
                offset = AfterBlankLine(offset);
            else if (line.StartsWith("# meta::genre = ", StringComparison.Ordinal))
                genre = line["# meta::genre = ".Length..];
            else if (line.Length == 0 && rows.Count > 0)
            {
                var sentence = Sentence(rows, document, ref offset);
                rows.Clear();
                if (keepGenre?.Invoke(genre) ?? true)
                    yield return sentence;
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                rows.Add(line.Split('\t'));
            }
        }
    }

    // The raw text separates paragraphs by a blank line where a space would have stood.
    private static int AfterBlankLine(int offset) => offset + 1;

    private static TreebankSentence Sentence(List<string[]> rows, string document, ref int offset)
    {
        var words = rows.Where(r => !r[0].Contains('-', StringComparison.Ordinal) && !r[0].Contains('.', StringComparison.Ordinal)).ToList();
        var spans = new TextSpan[words.Count];
        var word = 0;
        for (var r = 0; r < rows.Count; r++)
        {
            var parts = rows[r][0].Split('-');
            var count = parts.Length == 2 ? Number(parts[1]) - Number(parts[0]) + 1 : 1;
            var end = offset + rows[r][1].Length;
            for (var k = 0; k < count; k++)
                spans[word++] = new(offset, end);
            var last = rows[r];
            if (parts.Length == 2)
                r += count;
            offset = end + (last[9].Contains("SpaceAfter=No", StringComparison.Ordinal) ? 0 : 1);
        }

        return new(
            [.. words.Select(w => w[1])],
            [.. words.Select(w => TagNames.GetValueOrDefault(w[3], UniversalTag.X))],
            [.. words.Select(w => w[2])],
            [.. words.Select(w => Number(w[6]) is var h && h == 0 ? words.Count : h - 1)],
            [.. words.Select(w => Relations.Parse(w[7]))],
            spans,
            document);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
