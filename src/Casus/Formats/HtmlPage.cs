using System.Collections.Immutable;
using AngleSharp.Html.Parser;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>The article of a web page: its text, what each part of it is for, and what the page says about it.</summary>
/// <param name="Text">The blocks, joined by blank lines.</param>
/// <param name="Blocks">In text order, covering all but the blank lines.</param>
/// <param name="Facts">Headline, date, publisher and the like.</param>
internal sealed record HtmlPage(string Text, ImmutableArray<Block> Blocks, HtmlFacts Facts)
{
    private const string Between = "\n\n";

    /// <summary>Reads a page. Nothing is loaded, no script is run.</summary>
    /// <returns>The article, or <see langword="null"/> where the page shows no text.</returns>
    public static HtmlPage? Read(string html)
    {
        using var document = new HtmlParser(new HtmlParserOptions { MaximumDepth = HtmlNesting.ParserDepth }).ParseDocument(HtmlNesting.Limit(html));
        if (document.Body is not { } body)
            return null;
        var (blocks, containers) = HtmlWalk.Over(body);
        var facts = HtmlFacts.Of(document, blocks);
        var article = HtmlArticle.In(blocks, containers, facts.Title);
        return article.Count == 0 ? null : Join(article, facts);
    }

    private static HtmlPage Join(List<(string Text, BlockKind Kind)> article, HtmlFacts facts)
    {
        var spans = ImmutableArray.CreateBuilder<Block>(article.Count);
        var at = 0;
        foreach (var (text, kind) in article)
        {
            spans.Add(new(new(at, at + text.Length), kind));
            at += text.Length + Between.Length;
        }

        return new(string.Join(Between, article.Select(b => b.Text)), spans.MoveToImmutable(), facts);
    }
}
