using System.Collections.Immutable;
using System.Text;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Language.English.Times;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Tests.Language;

/// <summary>Reads case tables (<c>*.cases.txt</c>) and makes readings of their texts.</summary>
public static class TimeCases
{
    private static readonly Lazy<DataFolder> Data = new(DataFolder.Find);
    private static readonly Lazy<TimePatterns> LoadedPatterns = new(() => TimePatterns.Load(Data.Value));
    private static readonly Lazy<TokenRules> Rules = new(() => TokenRules.Load(Data.Value));

    public static TimePatterns Patterns => LoadedPatterns.Value;

    /// <summary>The rows of a table: blank lines and comments left out, columns cut at <c> | </c>.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, "tests", "Casus.Tests", file);
            if (File.Exists(path))
                return File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" / ", StringSplitOptions.TrimEntries)).ToList();
        }

        throw new FileNotFoundException("The case table is missing.", file);
    }

    /// <summary>Takes <c>[|</c> and <c>|]</c> out of a text and gives the spans they mark.</summary>
    public static (string Text, ImmutableArray<TextSpan> Spans) Unmark(string marked)
    {
        var text = new StringBuilder();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var open = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("[|", StringComparison.Ordinal))
                (open, i) = (text.Length, i + 1);
            else if (marked.AsSpan(i).StartsWith("|]", StringComparison.Ordinal))
                (_, i) = (Add(), i + 1);
            else
                text.Append(marked[i]);
        }

        return (text.ToString(), spans.ToImmutable());

        bool Add()
        {
            spans.Add(new(open, text.Length));
            return true;
        }
    }

    /// <summary>A text with tokens, sentences, times and their values; <c>-</c> or nothing means no date of publication.</summary>
    public static Reading Read(string text, string? published = null)
    {
        var reading = Cut(new Report { Id = "case", Text = text, PublishedOn = PublicationTime.TryParse(published, out var on) ? on : null });
        return new TimeResolver(Patterns).Apply(new TimeExpressionRecognizer(Patterns).Apply(reading));
    }

    /// <summary>A report with tokens and sentences; every line of the text is a block.</summary>
    public static Reading Cut(Report report)
    {
        var tokens = new Tokenizer(Rules.Value).Tokenize(report.Text);
        var sentences = new SentenceSplitter(Rules.Value, boundaries: null).Split(tokens, [.. Lines(report.Text)]);
        return Reading.Of(report).With(Tokens.Layer, tokens).With(Sentences.Layer, sentences);
    }

    /// <summary>A report whose tokens are given: the text cut at every space and at every <c>¦</c>, which is taken out.</summary>
    public static Reading CutAt(string marked, string published)
    {
        var (text, starts, ends) = (new StringBuilder(), new List<int>(), new List<int>());
        foreach (var word in marked.Split(' '))
        {
            if (text.Length > 0)
                text.Append(' ');
            foreach (var token in word.Split('¦'))
            {
                starts.Add(text.Length);
                text.Append(token);
                ends.Add(text.Length);
            }
        }

        var tokens = new Tokens(text.ToString(), [.. starts], [.. ends]);
        var report = new Report { Id = "case", Text = text.ToString(), PublishedOn = PublicationTime.TryParse(published, out var on) ? on : null };
        var sentences = new Sentences(tokens, [new(0, tokens.Count)], [BlockKind.Paragraph]);
        return Reading.Of(report).With(Tokens.Layer, tokens).With(Sentences.Layer, sentences);
    }

    private static IEnumerable<Block> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var newline and >= 0 ? newline : text.Length;
            var (from, to) = (start, end);
            while (from < to && char.IsWhiteSpace(text[from]))
                from++;
            while (to > from && char.IsWhiteSpace(text[to - 1]))
                to--;
            if (to > from)
                yield return new(new(from, to), BlockKind.Paragraph);
            start = end + 1;
        }
    }
}
