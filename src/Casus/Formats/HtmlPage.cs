using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AngleSharp.Html.Parser;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>The article of a web page: its text, what each part of it is for, and what the page says about it.</summary>
/// <param name="Text">The blocks, joined by blank lines.</param>
/// <param name="Blocks">In text order, covering all but the blank lines.</param>
/// <param name="Facts">Headline, date, publisher and the like.</param>
/// <param name="Map">Where in the page each character of the text stands.</param>
internal sealed record HtmlPage(string Text, ImmutableArray<Block> Blocks, HtmlFacts Facts, PageMap Map)
{
    // Below so many words, a page whose text is for subscribers shows the beginning alone.
    private const int WholeText = 120;

    private const string Between = "\n\n";

    /// <summary>Whether the page shows but the beginning of a text that is for subscribers.</summary>
    public bool IsStub => Facts.IsForSubscribers && Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Summary or BlockKind.Heading or BlockKind.Box)
        .Sum(b => b.Span.In(Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) < WholeText;

    /// <summary>Reads a page. Nothing is loaded, no script is run.</summary>
    /// <returns>The article, or <see langword="null"/> where the page shows no text.</returns>
    public static HtmlPage? Read(string html)
    {
        var limited = HtmlNesting.Limit(html);
        var source = new HtmlSource(limited);
        using var document = new HtmlParser(new HtmlParserOptions { MaximumDepth = HtmlNesting.ParserDepth, OnToken = source.OnToken }).ParseDocument(limited.Html);
        if (document.Body is not { } body)
            return null;
        source.Find(document);
        var (blocks, containers) = HtmlWalk.Over(body, source);
        var facts = HtmlFacts.Of(document, blocks);
        var article = HtmlArticle.In(blocks, containers, facts.Title);
        return article.Count == 0 ? null : Join(article, facts, source);
    }

    private static HtmlPage Join(List<(HtmlBlock Block, BlockKind Kind)> article, HtmlFacts facts, HtmlSource source)
    {
        var spans = ImmutableArray.CreateBuilder<Block>(article.Count);
        var numbers = new List<int>();
        foreach (var (block, kind) in article)
        {
            if (numbers.Count > 0)
                numbers.AddRange(Enumerable.Repeat(-1, Between.Length));
            spans.Add(new(new(numbers.Count, numbers.Count + block.Text.Length), kind));
            numbers.AddRange(block.Numbers);
        }

        return new(string.Join(Between, article.Select(b => b.Block.Text)), spans.MoveToImmutable(), facts, source.Map(CollectionsMarshal.AsSpan(numbers)));
    }
}
