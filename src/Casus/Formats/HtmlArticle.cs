using Casus.Reports;
using ArticleMark = Casus.Formats.HtmlWalk.ArticleMark;

namespace Casus.Formats;

/// <summary>Finds the article among the blocks of a page.</summary>
/// <remarks>
/// In the manner of Readability (Arc90, 2009): the article is where the running text is. Every element weighs as much as the running
/// text in it; from the outermost element the search goes down for as long as one child holds most of the weight. Markup that names
/// the article (<c>article</c>, <c>itemprop="articleBody"</c>) is believed if it holds a fair part of it.
/// </remarks>
internal sealed class HtmlArticle
{
    // Of the weight of the element searched: where to go down without question, and where if no other child comes near.
    private const double MostOfIt = 0.6;
    private const double LargePart = 0.35;
    private const int FarAhead = 3;

    private const double BelievableMark = 0.3;
    private const double PardonedShare = 0.5;

    // Text outside the innermost element has to be a real paragraph to count as the article's.
    private const int OutlyingLength = 80;

    private readonly List<HtmlBlock> blocks;
    private readonly List<HtmlWalk.Container> containers;
    private readonly HashSet<int> pardoned;
    private readonly long[] weights;

    private HtmlArticle(List<HtmlBlock> blocks, List<HtmlWalk.Container> containers)
    {
        (this.blocks, this.containers) = (blocks, containers);
        pardoned = Pardoned(blocks);
        weights = Weights();
    }

    /// <summary>The blocks of the article in page order; its headline, if it is <paramref name="title"/>, left out.</summary>
    /// <returns>Empty if the page has no text outside its furniture.</returns>
    public static List<(HtmlBlock Block, BlockKind Kind)> In(List<HtmlBlock> blocks, List<HtmlWalk.Container> containers, string? title) =>
        blocks.Count == 0 ? [] : new HtmlArticle(blocks, containers).Select(title);

    /// <summary>
    /// Elements whose names call them furniture but that hold most of the page's text: the names mean something else.
    /// </summary>
    private static HashSet<int> Pardoned(List<HtmlBlock> blocks)
    {
        var all = blocks.Where(b => b.Role != HtmlRole.Furniture).Sum(b => (long)b.Weight);
        return [.. blocks.Where(b => b.Doubt >= 0)
            .GroupBy(b => b.Doubt)
            .Where(g => g.Sum(b => (long)b.Weight) > PardonedShare * all)
            .Select(g => g.Key)];
    }

    private List<(HtmlBlock Block, BlockKind Kind)> Select(string? title)
    {
        SplitHeadlines(title);
        var body = Body();
        var inBody = Below(body);
        var around = Below(Surroundings(body, title));
        var first = blocks.FindIndex(b => inBody[b.Container]);
        var last = blocks.FindLastIndex(b => inBody[b.Container]);
        var headline = first < 0 ? -1 : blocks.FindLastIndex(first, b => IsHeadline(b, title));
        var article = new List<(HtmlBlock, BlockKind)>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var belongs = inBody[block.Container]
                || (i < first ? i > headline && IsPreamble(block, headline >= 0, around) : i > last && IsSequel(block, around));
            if (belongs && !IsFurniture(block) && !IsHeadline(block, title))
                article.Add((block, KindOf(block)));
        }

        return article;
    }

    /// <summary>Byline, standfirst and first picture stand between the headline and the body.</summary>
    private bool IsPreamble(HtmlBlock block, bool afterHeadline, bool[] around) => RoleOf(block) switch
    {
        HtmlRole.Byline or HtmlRole.Summary or HtmlRole.Caption or HtmlRole.Credit => afterHeadline || around[block.Container],
        HtmlRole.None => around[block.Container] && block.IsRunningText,
        _ => false,
    };

    private bool IsSequel(HtmlBlock block, bool[] around) => around[block.Container] && RoleOf(block) switch
    {
        HtmlRole.Caption or HtmlRole.Credit => true,
        HtmlRole.None or HtmlRole.Box => block.IsRunningText && block.Text.Length >= OutlyingLength,
        _ => false,
    };

    private static bool IsHeadline(HtmlBlock block, string? title) =>
        (block.Role is HtmlRole.Title or HtmlRole.Heading || block.Text.Length < 300)
        && title is not null && HtmlFacts.SameWords(block.Text, title);

    private bool IsFurniture(HtmlBlock block) => RoleOf(block) is HtmlRole.Furniture or HtmlRole.LikelyFurniture;

    private HtmlRole RoleOf(HtmlBlock block) =>
        block.Role is HtmlRole.LikelyFurniture or HtmlRole.Box or HtmlRole.Byline && pardoned.Contains(block.Doubt) ? HtmlRole.None : block.Role;

    private BlockKind KindOf(HtmlBlock block) => RoleOf(block) switch
    {
        // Names of classes go by layout; a whole paragraph under one of them is a paragraph.
        HtmlRole.Byline when block.Text.Length > 300 => BlockKind.Paragraph,
        HtmlRole.Caption when block.Text.Length > 800 => BlockKind.Paragraph,
        HtmlRole.Title or HtmlRole.Heading => BlockKind.Heading,
        HtmlRole.Summary => BlockKind.Summary,
        HtmlRole.Byline => BlockKind.Byline,
        HtmlRole.Caption => BlockKind.Caption,
        HtmlRole.Credit => BlockKind.Credit,
        HtmlRole.Box => BlockKind.Box,
        _ => LeadsElsewhere(block) ? BlockKind.Furniture : BlockKind.Paragraph,
    };

    // A line that is one link, with a word before it or none: "READ MORE: Ferry fares to rise".
    private static bool LeadsElsewhere(HtmlBlock block) => block.LinkLength * 10 >= block.Text.Length * 9
        || (block.LinkLength * 10 >= block.Text.Length * 6 && block.Text[^1] is not ('.' or '!' or '"' or '”' or '’' or ')'));

    /// <summary>Old pages set the headline as the first line of a block and the byline as the next.</summary>
    private void SplitHeadlines(string? title)
    {
        for (var i = 0; i < blocks.Count && title is not null; i++)
        {
            var lineEnd = blocks[i].Text.IndexOf('\n');
            if (lineEnd > 0 && HtmlFacts.SameWords(blocks[i].Text[..lineEnd], title) && blocks[i].WithoutFirstLine() is { Text.Length: > 0 } rest)
                blocks[i] = rest with { Role = rest.Role is HtmlRole.Title or HtmlRole.Heading ? HtmlRole.Byline : rest.Role };
        }
    }

    private long[] Weights()
    {
        var sums = new long[containers.Count];
        foreach (var block in blocks)
        {
            if (RoleOf(block) == HtmlRole.None)
                sums[block.Container] += block.Weight;
        }

        for (var i = sums.Length - 1; i > 0; i--)
        {
            if (containers[i].Parent is var parent and >= 0)
                sums[parent] += sums[i];
        }

        return sums;
    }

    /// <summary>The innermost element that still holds most of the running text.</summary>
    private int Body()
    {
        var children = ChildrenByWeight();
        var at = Marked() ?? 0;
        while (children[at] is { Heaviest: >= 0 } child)
        {
            var weight = weights[child.Heaviest];
            var goesDown = weight > 0 && (weight >= MostOfIt * weights[at]
                || (weight >= LargePart * weights[at] && weight >= FarAhead * child.Second));
            if (!goesDown)
                break;
            at = child.Heaviest;
        }

        return at;
    }

    private (int Heaviest, long Second)[] ChildrenByWeight()
    {
        var children = new (int Heaviest, long Second)[containers.Count];
        Array.Fill(children, (-1, 0));
        for (var i = 1; i < children.Length; i++)
        {
            if (containers[i].Parent is not (var parent and >= 0))
                continue;
            var (heaviest, second) = children[parent];
            if (heaviest < 0 || weights[i] > weights[heaviest])
                children[parent] = (i, heaviest < 0 ? 0 : weights[heaviest]);
            else
                children[parent].Second = Math.Max(second, weights[i]);
        }

        return children;
    }

    /// <summary>The element that the page itself calls the article; of several the plainest, then the heaviest.</summary>
    private int? Marked() => Enumerable.Range(0, containers.Count)
        .Where(i => containers[i].Mark != ArticleMark.None && weights[i] >= BelievableMark * weights[0] && weights[i] > 0)
        .OrderByDescending(i => containers[i].Mark)
        .ThenByDescending(i => weights[i])
        .Select(i => (int?)i)
        .FirstOrDefault();

    /// <summary>
    /// How far around the body the page is still about the article: the article element, or the element that also holds
    /// the headline.
    /// </summary>
    private int Surroundings(int body, string? title)
    {
        var headline = blocks.FindIndex(b => IsHeadline(b, title) && !IsFurniture(b));
        if (headline < 0)
            headline = blocks.FindIndex(b => b.Role == HtmlRole.Title && !IsFurniture(b));
        var withHeadline = headline < 0 ? [] : Ancestors(blocks[headline].Container).ToHashSet();
        foreach (var ancestor in Ancestors(body))
        {
            if (containers[ancestor].Mark == ArticleMark.Article || (ancestor > 0 && withHeadline.Contains(ancestor)))
                return ancestor;
        }

        return containers[body].Parent is var parent and > 0 ? parent : body;
    }

    private IEnumerable<int> Ancestors(int container)
    {
        for (var at = container; at >= 0; at = containers[at].Parent)
            yield return at;
    }

    private bool[] Below(int container)
    {
        var below = new bool[containers.Count];
        for (var i = container; i < below.Length; i++)
            below[i] = i == container || (containers[i].Parent is var parent and >= 0 && below[parent]);
        return below;
    }
}
