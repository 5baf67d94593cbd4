using System.Text;
using AngleSharp.Dom;

namespace Casus.Formats;

/// <summary>
/// Reads a page from top to bottom into blocks, without recursion, so that no depth can overflow the stack.
/// </summary>
internal sealed class HtmlWalk
{
    private readonly List<HtmlBlock> blocks = [];
    private readonly List<Container> containers = [];
    private readonly Stack<Frame> open = new();
    private readonly StringBuilder line = new();
    private readonly List<int> numbers = [];
    private readonly HtmlSource source;
    private int number;
    private Frame current = new(
        HtmlRole.None, Container: -1, Doubt: -1, InLink: false, Preformatted: false, InParagraph: false, IsBlock: true);
    private int linkLength;
    private bool spacePending;
    private int breaks;

    private HtmlWalk(HtmlSource source) => this.source = source;

    /// <summary>An element that holds blocks or other containers.</summary>
    /// <param name="Parent">Index of the one around it; −1 for the outermost. A parent stands before its children.</param>
    /// <param name="Mark">How plainly the page says that the article is here.</param>
    public readonly record struct Container(int Parent, ArticleMark Mark);

    /// <summary>How plainly an element claims to be the article; more is plainer.</summary>
    public enum ArticleMark
    {
        None,
        Main,
        Article,
        Body,
    }

    /// <summary>The blocks of <paramref name="root"/> in document order and the elements they stand in.</summary>
    public static (List<HtmlBlock> Blocks, List<Container> Containers) Over(INode root, HtmlSource source)
    {
        var walk = new HtmlWalk(source);
        walk.Run(root);
        return (walk.blocks, walk.containers);
    }

    private void Run(INode root)
    {
        // Children by index: NextSibling searches the parent's children each time.
        var path = new Stack<(INode Node, int Next)>();
        if (Enter(root))
            path.Push((root, 0));
        while (path.TryPop(out var at))
        {
            if (at.Next == at.Node.ChildNodes.Length)
            {
                Leave();
                continue;
            }

            path.Push(at with { Next = at.Next + 1 });
            var child = at.Node.ChildNodes[at.Next];
            if (Enter(child))
                path.Push((child, 0));
        }

        Flush();
    }

    /// <returns>Whether the node was opened: then its children follow, and <see cref="Leave"/>.</returns>
    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            number = source.NumberOf(text);
            Append(text.Data);
        }

        if (node is not IElement element)
            return false;
        var tag = element.LocalName;
        if (tag == "br")
            Break();
        var role = HtmlRoles.Of(element);
        if (role == HtmlRole.Hidden)
            return false;
        open.Push(current);
        var inline = HtmlInline.Contains(tag);
        if (inline)
            role = RoleOfInline(role, tag);
        if (!inline || role != HtmlRole.None)
            Flush();
        current = inline ? Inside(role, tag) : Block(element, tag, role);
        return true;
    }

    private void Leave()
    {
        var outer = open.Pop();
        // What the element set apart ends with it.
        if (current.IsBlock && (outer.Container != current.Container || outer.Role != current.Role))
            Flush();
        current = outer;
    }

    /// <summary>A name or a date in running text is no byline; a credit in a caption is one.</summary>
    private HtmlRole RoleOfInline(HtmlRole role, string tag) => role switch
    {
        HtmlRole.Credit => HtmlRole.Credit,
        HtmlRole.Caption when line.Length == 0 => HtmlRole.Caption,
        HtmlRole.Byline when !current.InParagraph && !(tag == "time" && line.Length > 0) => HtmlRole.Byline,
        HtmlRole.LikelyFurniture when !current.InParagraph => HtmlRole.LikelyFurniture,
        _ => HtmlRole.None,
    };

    private Frame Inside(HtmlRole role, string tag) => current with
    {
        Role = Inherit(role),
        Doubt = DoubtOf(role, current.Container),
        InLink = current.InLink || tag == "a",
        IsBlock = role != HtmlRole.None,
    };

    private Frame Block(IElement element, string tag, HtmlRole role)
    {
        var mark = element.GetAttribute("itemprop") == "articleBody" ? ArticleMark.Body
            : tag == "article" ? ArticleMark.Article
            : tag == "main" ? ArticleMark.Main
            : ArticleMark.None;
        containers.Add(new(current.Container, mark));
        var index = containers.Count - 1;
        return new(
            Inherit(role), index, DoubtOf(role, index), current.InLink, current.Preformatted || tag == "pre",
            InParagraph: tag is "p" or "blockquote" or "li", IsBlock: true);
    }

    private HtmlRole Inherit(HtmlRole role) => current.Role switch
    {
        HtmlRole.Furniture => HtmlRole.Furniture,
        HtmlRole.LikelyFurniture => role == HtmlRole.Furniture ? role : HtmlRole.LikelyFurniture,
        HtmlRole.Box => role is HtmlRole.Furniture or HtmlRole.LikelyFurniture or HtmlRole.Caption or HtmlRole.Credit ? role : HtmlRole.Box,
        HtmlRole.Caption => role is HtmlRole.Credit or HtmlRole.Furniture or HtmlRole.LikelyFurniture ? role : HtmlRole.Caption,
        HtmlRole.Title => role is HtmlRole.None or HtmlRole.Heading ? HtmlRole.Title : role,
        HtmlRole.None => role,
        var outer => role == HtmlRole.None ? outer : role,
    };

    private int DoubtOf(HtmlRole role, int container) =>
        current.Doubt < 0 && role is HtmlRole.LikelyFurniture or HtmlRole.Box or HtmlRole.Byline ? container : current.Doubt;

    private void Append(string data)
    {
        if (current.Preformatted)
        {
            AppendPreformatted(data);
            return;
        }

        var rest = data.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOfAny(" \t\n\r\f");
            if (length == 0)
            {
                spacePending = line.Length > 0;
                rest = rest[1..];
                continue;
            }

            var word = length < 0 ? rest : rest[..length];
            var before = line.Length;
            if (spacePending && line[^1] != '\n')
                Put(' ');
            (spacePending, breaks) = (false, 0);
            Put(word);
            if (current.InLink)
                linkLength += line.Length - before;
            rest = rest[word.Length..];
        }
    }

    /// <summary>Lines stay lines; a blank one ends the block.</summary>
    private void AppendPreformatted(string data)
    {
        var first = true;
        foreach (var part in data.AsSpan().Split('\n'))
        {
            var content = data.AsSpan(part).TrimEnd('\r');
            if (!first && part.End.Value < data.Length && content.IsWhiteSpace())
                Flush();
            else if (!first && line.Length > 0)
                Put('\n');
            Put(content);
            if (current.InLink)
                linkLength += content.Length;
            first = false;
        }
    }

    /// <summary>One break is a line end, two are the end of a paragraph, as old pages set them.</summary>
    private void Break()
    {
        spacePending = false;
        if (line.Length == 0)
            return;
        if (++breaks > 1)
            Flush();
        else
            Put('\n');
    }

    private void Put(char space)
    {
        line.Append(space);
        numbers.Add(-1);
    }

    private void Put(ReadOnlySpan<char> text)
    {
        line.Append(text);
        foreach (var c in text)
            numbers.Add(c is ' ' or '\t' or '\n' or '\r' or '\f' || number < 0 ? -1 : number++);
    }

    private void Flush()
    {
        if (line.Length > 0)
        {
            var whole = line.ToString();
            var text = whole.AsSpan().Trim();
            if (text.Length > 0)
            {
                var from = whole.Length - whole.AsSpan().TrimStart().Length;
                blocks.Add(new(text.ToString(), current.Role, Math.Max(0, current.Container), linkLength, current.Doubt, [.. numbers.GetRange(from, text.Length)]));
            }

            line.Clear();
            numbers.Clear();
        }

        (linkLength, spacePending, breaks) = (0, false, 0);
    }

    private readonly record struct Frame(
        HtmlRole Role, int Container, int Doubt, bool InLink, bool Preformatted, bool InParagraph, bool IsBlock);
}
