using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Casus.Language.Treebanks;
using Casus.Reports;

namespace Casus.Evaluation.Treebanks;

/// <summary>Reads the documents of a CoNLL-U file; the enhanced graph is not read.</summary>
internal sealed class TreebankReader
{
    private readonly ImmutableArray<ConlluDocument>.Builder documents = ImmutableArray.CreateBuilder<ConlluDocument>();
    private ImmutableArray<string> comments = [];
    private ImmutableArray<ConlluRow> rows = [];

    /// <summary>Reads all documents.</summary>
    /// <param name="where">File name for messages.</param>
    /// <param name="reader">The text.</param>
    /// <exception cref="CasusException">CAS0905, CAS0906: a line is damaged.</exception>
    public static ImmutableArray<ConlluDocument> Read(string where, TextReader reader)
    {
        var state = new TreebankReader();
        foreach (var sentence in ConlluReader.Read(where, reader))
            state.Take(sentence);
        return state.documents.ToImmutable();
    }

    private void Take(ConlluSentence sentence)
    {
        (comments, rows) = (sentence.Comments, sentence.Rows);
        if (NewDocument() is { } document)
            documents.Add(document);
        else if (documents.Count == 0)
            documents.Add(new(null));
        AddText(documents[^1]);
        AddWords(documents[^1]);
    }

    private ConlluDocument? NewDocument()
    {
        foreach (var comment in comments)
        {
            var text = comment[1..].Trim();
            if (text == "newdoc")
                return new(null);
            if (text.StartsWith("newdoc ", StringComparison.Ordinal) && text["newdoc ".Length..].Trim() is var rest
                && rest.StartsWith("id", StringComparison.Ordinal) && rest[2..].TrimStart() is ['=', .. var id])
            {
                return new(id.Trim());
            }
        }

        return null;
    }

    private void AddText(ConlluDocument document)
    {
        var text = new StringBuilder(document.Text);
        if (text.Length > 0)
            text.Append(comments.Any(IsNewParagraph) ? "\n\n" : document.EndsWithSpace ? " " : "");
        var insideUpTo = 0;
        var space = false;
        foreach (var row in rows)
        {
            if (row.IsMultiword)
                insideUpTo = row.Last;
            else if (row.First <= insideUpTo)
                continue;
            text.Append(space ? " " : "").Append(row.Form);
            space = row.SpaceAfter;
        }

        (document.Text, document.EndsWithSpace) = (text.ToString(), space);
    }

    private static bool IsNewParagraph(string comment) =>
        comment[1..].TrimStart() is var text && text.StartsWith("newpar", StringComparison.Ordinal)
            && (text.Length == 6 || char.IsWhiteSpace(text[6]));

    private void AddWords(ConlluDocument document)
    {
        var characters = new StringBuilder(document.Characters);
        var begin = characters.Length;
        var words = new List<ConlluWord>();
        var (insideUpTo, token) = (0, (Start: 0, End: 0));
        foreach (var row in rows)
        {
            var isInside = !row.IsMultiword && row.First <= insideUpTo;
            if (!isInside)
            {
                var start = characters.Length;
                foreach (var c in row.Form.Where(c => !char.IsWhiteSpace(c)))
                    characters.Append(c);
                token = (start, characters.Length);
                document.Tokens.Add(token);
            }

            if (row.IsMultiword)
                insideUpTo = row.Last;
            else
                words.Add(Word(row.Columns, token, isInside));
        }

        document.Characters = characters.ToString();
        document.Sentences.Add((begin, characters.Length));
        document.InvalidTrees += Link(words) ? 0 : 1;
        document.Words.AddRange(words);
    }

    private static ConlluWord Word(ImmutableArray<string> row, (int Start, int End) token, bool isInMultiword) => new()
    {
        Start = token.Start,
        End = token.End,
        IsInMultiword = isInMultiword,
        Form = row[1],
        Lemma = row[2],
        Upos = row[3],
        Xpos = row[4],
        HeadNumber = row[6],
        Relation = row[7],
    };

    // Ties words to their heads and says whether they make a tree.
    private static bool Link(List<ConlluWord> words)
    {
        var (roots, isTree) = (0, true);
        foreach (var word in words)
        {
            var head = Number(word.HeadNumber);
            if (head == 0)
                roots++;
            isTree &= head >= 0 && head <= words.Count;
            word.Head = head == 0 ? null : head > 0 && head <= words.Count ? words[head - 1] : word;
        }

        return isTree && roots == 1 && words.TrueForAll(w => ReachesRoot(w, words.Count));
    }

    private static bool ReachesRoot(ConlluWord word, int limit)
    {
        var at = word;
        for (var steps = 0; at is not null && steps <= limit; steps++)
            at = at.Head;
        return at is null;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
