using System.Globalization;
using System.Text;
using Casus.Readings;

namespace Casus.Language.Treebanks;

/// <summary>Writes trees as CoNLL-U, one document for each report.</summary>
/// <remarks>Source: universaldependencies.org/format.html. A name stands in MISC of its first word, <c>Name=Person:3</c>: kind and number of words.</remarks>
public sealed class ConlluWriter(SurfaceTokens surface)
{
    /// <summary>Writes a report that has been read.</summary>
    /// <param name="reading">With the layers of tokens, sentences, syntax and names.</param>
    /// <param name="to">Receives the lines; each sentence ends with a blank one.</param>
    public void Write(Reading reading, StringBuilder to)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(to);
        var (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        var names = reading.Get(NameMention.Layer).ToDictionary(n => n.Range.Start);
        var id = OneLine(reading.Report.Id);
        to.Append("# newdoc id = ").Append(id).Append('\n');
        if (tokens.Text.Length > Tokenizer.LongestText)
            to.Append("# unknown = text longer-than-is-read\n");
        for (var s = 0; s < sentences.Count; s++)
        {
            if (s > 0 && IsNewParagraph(tokens, sentences[s].Start))
                to.Append("# newpar\n");
            to.Append("# sent_id = ").Append(id).Append('-').Append(s + 1).Append('\n');
            to.Append("# text = ").Append(OneLine(sentences.Spans[s].In(tokens.Text).ToString())).Append('\n');
            for (var word = sentences[s].Start; word < sentences[s].End; word++)
                Word(tokens, syntax, sentences[s], word, names, to);
            to.Append('\n');
        }
    }

    private void Word(Tokens tokens, Syntax syntax, TokenRange sentence, int word, Dictionary<int, NameMention> names, StringBuilder to)
    {
        var number = word - sentence.Start + 1;
        var last = word;
        while (last + 1 < sentence.End && surface.Joins(tokens, syntax.Tags, last + 1))
            last++;
        var isInside = word > sentence.Start && surface.Joins(tokens, syntax.Tags, word);
        if (last > word && !isInside)
        {
            var form = tokens.Text.AsSpan(tokens.Starts[word], tokens.Ends[last] - tokens.Starts[word]);
            to.Append(CultureInfo.InvariantCulture, $"{number}-{number + last - word}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{Space(tokens, last)}\n");
        }

        var head = syntax.Heads[word] < 0 ? 0 : syntax.Heads[word] - sentence.Start + 1;
        var misc = isInside || last > word ? "_" : Space(tokens, word);
        if (names.TryGetValue(word, out var name))
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"Name={name.Kind}:{name.Range.Count}");
            misc = misc is "_" ? mark : mark + "|" + misc;
        }

        to.Append(number).Append('\t').Append(tokens[word]).Append('\t').Append(syntax.Lemmas[word]).Append('\t')
            .Append(NameOf(syntax.Tags[word])).Append('\t').Append(syntax.FineTags[word]).Append('\t')
            .Append(syntax.Features[word].Length == 0 ? "_" : syntax.Features[word]).Append('\t')
            .Append(head).Append('\t').Append(Relations.NameOf(syntax.Relations[word])).Append("\t_\t").Append(misc).Append('\n');
    }

    /// <summary>A part of speech as treebanks write it, <c>PROPN</c>.</summary>
    public static string NameOf(UniversalTag tag) => tag.ToString().ToUpperInvariant();

    private static string Space(Tokens tokens, int word) => tokens.SpaceAfter(word) ? "_" : "SpaceAfter=No";

    // A blank line stands before the word.
    private static bool IsNewParagraph(Tokens tokens, int word)
    {
        var gap = tokens.Text.AsSpan(tokens.Ends[word - 1], tokens.Starts[word] - tokens.Ends[word - 1]);
        return gap.Count('\n') > 1;
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString();
    }
}
