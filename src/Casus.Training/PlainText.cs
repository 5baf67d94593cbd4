using System.Collections.Immutable;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Reads text without trees to learn from, cut into words and sentences by the program itself.</summary>
internal static class PlainText
{
    /// <summary>Reads the sentences of all documents of a file.</summary>
    /// <param name="path">JSON Lines.</param>
    /// <param name="property">What holds the text; paragraphs stand apart by blank lines. Documents without it are passed over.</param>
    /// <param name="rules">How text is cut into words.</param>
    /// <param name="boundaries">Where sentences end.</param>
    /// <exception cref="CasusException">CAS0360: the file cannot be read; CAS0364: a line is not of that form.</exception>
    public static IEnumerable<TreebankSentence> Sentences(string path, string property, TokenRules rules, BoundaryModel boundaries)
    {
        var (tokenizer, splitter) = (new Tokenizer(rules), new SentenceSplitter(rules, boundaries));
        foreach (var text in GoldLines.Read(path, d => d.TryGetProperty(property, out var value) ? value.GetString() ?? "" : ""))
        {
            var tokens = tokenizer.Tokenize(text);
            var sentences = splitter.Split(tokens, Paragraphs(text));
            for (var s = 0; s < sentences.Count; s++)
            {
                var range = sentences[s];
                yield return TreebankSentence.Untagged(
                    [.. Enumerable.Range(range.Start, range.Count).Select(t => tokens[t].ToString())],
                    [.. Enumerable.Range(range.Start, range.Count).Select(tokens.SpanOf)]);
            }
        }
    }

    private static ImmutableArray<Block> Paragraphs(string text)
    {
        var blocks = new List<Block>();
        for (int from = 0, to; from < text.Length; from = to + 2)
        {
            to = text.IndexOf("\n\n", from, StringComparison.Ordinal);
            if (to < 0)
                to = text.Length;
            if (to > from)
                blocks.Add(new(new(from, to), BlockKind.Paragraph));
        }

        return [.. blocks];
    }
}
