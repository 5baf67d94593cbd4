using System.Globalization;
using System.Text;
using Casus.Language;
using Casus.Language.Treebanks;
using Casus.Readings;

namespace Casus.Cli.Trees;

/// <summary>Draws the tree of each sentence with lines, a word to a line, dependents in text order.</summary>
internal static class TreeDrawing
{
    /// <summary>Draws all sentences of a report.</summary>
    public static void Draw(Reading reading, StringBuilder to)
    {
        var (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        var names = reading.Get(NameMention.Layer);
        for (var s = 0; s < sentences.Count; s++)
        {
            if (s > 0)
                to.Append('\n');
            to.Append(tokens.Text.AsSpan(sentences.Spans[s].Start, sentences.Spans[s].Length).ToString().ReplaceLineEndings(" ")).Append('\n');
            for (var t = sentences[s].Start; t < sentences[s].End; t++)
            {
                if (syntax.Heads[t] < 0)
                    Branch(tokens, syntax, t, "", to);
            }

            foreach (var name in names.Where(n => sentences[s].Contains(n.Range.Start)))
                to.Append(name.Kind).Append(": ").Append(tokens.SpanOf(name.Range).In(tokens.Text)).Append('\n');
        }

        if (tokens.Text.Length > Tokenizer.LongestText)
            to.Append("\nThe text goes on: no more than ").Append(CultureInfo.InvariantCulture, $"{Tokenizer.LongestText:N0}").Append(" characters are read.\n");
    }

    private static void Branch(Tokens tokens, Syntax syntax, int root, string prefix, StringBuilder to)
    {
        Line(tokens, syntax, root, prefix, to);
        // No recursion: a tree may be as deep as its sentence is long.
        var open = new Stack<(int Token, string Prefix, bool IsLast)>();
        Push(syntax, root, prefix, open);
        while (open.TryPop(out var next))
        {
            Line(tokens, syntax, next.Token, next.Prefix + (next.IsLast ? "└─ " : "├─ "), to);
            Push(syntax, next.Token, next.Prefix + (next.IsLast ? "   " : "│  "), open);
        }
    }

    private static void Push(Syntax syntax, int token, string prefix, Stack<(int Token, string Prefix, bool IsLast)> open)
    {
        var children = syntax.ChildrenOf(token);
        for (var i = children.Length - 1; i >= 0; i--)
            open.Push((children[i], prefix, i == children.Length - 1));
    }

    private static void Line(Tokens tokens, Syntax syntax, int token, string prefix, StringBuilder to) =>
        to.Append(prefix).Append(tokens[token]).Append("  ").Append(ConlluWriter.NameOf(syntax.Tags[token])).Append(' ')
            .Append(Relations.NameOf(syntax.Relations[token])).Append('\n');
}
