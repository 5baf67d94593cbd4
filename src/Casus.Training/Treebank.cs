using System.Collections.Immutable;
using System.Globalization;
using Casus.Language;
using Casus.Language.Treebanks;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Reads treebanks to learn from.</summary>
internal static class Treebank
{
    private const string NewDocument = "# newdoc id = ";
    private const string Genre = "# meta::genre = ";

    private static readonly Dictionary<string, UniversalTag> TagNames = Enum.GetValues<UniversalTag>()
        .ToDictionary(t => t.ToString().ToUpperInvariant(), t => t, StringComparer.Ordinal);

    /// <summary>Reads the sentences of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keepGenre">Whether documents of a genre (<c># meta::genre</c>, or null) are wanted.</param>
    /// <exception cref="CasusException">CAS0360: the file cannot be read; CAS0905, CAS0906: a line is damaged.</exception>
    public static IEnumerable<TreebankSentence> Read(string path, Func<string?, bool>? keepGenre = null)
    {
        using var reader = new StringReader(TrainingFiles.Read(path, File.ReadAllText));
        foreach (var sentence in Read(path, reader, keepGenre))
            yield return sentence;
    }

    /// <summary>Reads the sentences of a text.</summary>
    /// <param name="where">File name for messages.</param>
    /// <param name="reader">The text.</param>
    /// <param name="keepGenre">Whether documents of a genre (<c># meta::genre</c>, or null) are wanted.</param>
    /// <exception cref="CasusException">CAS0905, CAS0906: a line is damaged.</exception>
    public static IEnumerable<TreebankSentence> Read(string where, TextReader reader, Func<string?, bool>? keepGenre = null)
    {
        var document = "";
        string? genre = null;
        var offset = 0;
        foreach (var read in ConlluReader.Read(where, reader))
        {
            foreach (var comment in read.Comments)
            {
                if (comment.StartsWith(NewDocument, StringComparison.Ordinal))
                    (document, genre, offset) = (comment[NewDocument.Length..], null, 0);
                else if (comment.StartsWith("# newpar", StringComparison.Ordinal) && offset > 0)
                    offset = AfterBlankLine(offset);
                else if (comment.StartsWith(Genre, StringComparison.Ordinal))
                    genre = comment[Genre.Length..];
            }

            var sentence = Sentence(where, read.Rows, document, ref offset);
            if (keepGenre?.Invoke(genre) ?? true)
                yield return sentence;
        }
    }

    // The raw text separates paragraphs by a blank line where a space would have stood.
    private static int AfterBlankLine(int offset) => offset + 1;

    private static TreebankSentence Sentence(string where, ImmutableArray<ConlluRow> rows, string document, ref int offset)
    {
        var words = rows.Where(r => !r.IsMultiword).ToList();
        var spans = Spans(rows, ref offset);
        if (spans.Length != words.Count)
            throw new CasusException(
                "CAS0906", $"{where}:{rows[0].Line}", "the numbers of the words do not run on. Correct the sentence.");
        return new(
            [.. words.Select(w => w.Form)],
            [.. words.Select(w => TagNames.GetValueOrDefault(w.Columns[3], UniversalTag.X))],
            [.. words.Select(w => w.Columns[4])],
            [.. words.Select(w => w.Columns[5] is "_" ? "" : w.Columns[5])],
            [.. words.Select(w => w.Columns[2])],
            [.. words.Select(w => HeadOf(where, w, words.Count))],
            [.. words.Select(w => Relations.Parse(w.Columns[7]))],
            spans,
            document);
    }

    private static TextSpan[] Spans(ImmutableArray<ConlluRow> rows, ref int offset)
    {
        var spans = new List<TextSpan>();
        var insideUpTo = 0;
        foreach (var row in rows)
        {
            // The words of a multiword token share its letters.
            if (!row.IsMultiword && row.First <= insideUpTo)
                continue;
            var span = new TextSpan(offset, offset + row.Form.Length);
            spans.AddRange(Enumerable.Repeat(span, row.Last - row.First + 1));
            offset = span.End + (row.SpaceAfter ? 1 : 0);
            insideUpTo = row.Last;
        }

        return [.. spans];
    }

    private static int HeadOf(string where, ConlluRow row, int root)
    {
        if (!int.TryParse(row.Columns[6], NumberStyles.None, CultureInfo.InvariantCulture, out var head) || head > root)
            throw new CasusException("CAS0906", $"{where}:{row.Line}", $"'{row.Columns[6]}' is no head. Expected the number of a word of the sentence, or 0. Correct the line.");
        return head == 0 ? root : head - 1;
    }
}
