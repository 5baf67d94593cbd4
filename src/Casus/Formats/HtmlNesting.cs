using System.Collections.Frozen;
using System.Text;

namespace Casus.Formats;

/// <summary>Keeps the depth of a page within what a tree can be built of in linear time.</summary>
/// <remarks>
/// For every tag the HTML algorithm looks through the elements still open, so a page of 100,000 nested <c>div</c>s takes minutes.
/// Browsers cut the tree at a depth of 512, which leaves the order of the text to chance. Here the tags that lie too deep are taken out
/// of the source before, and nothing that was text is.
/// </remarks>
internal static class HtmlNesting
{
    /// <summary>
    /// How deep the parser may build: above what <see cref="MaxDepth"/> comes to with the elements that are not counted, of which a
    /// table brings three.
    /// </summary>
    public const int ParserDepth = 4096;

    private const int MaxDepth = 400;

    // Elements without content, or closed by the next of their kind: they do not pile up.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Shallow = Names(
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body",
        "p", "li", "dd", "dt", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Inline = Names(
        "a", "abbr", "acronym", "b", "big", "code", "em", "font", "i", "kbd", "nobr", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Raw = Names(
        "script", "style");

    /// <summary>
    /// The page itself where it is shallow, as all are but the hostile; else a copy without the tags that lie too deep.
    /// </summary>
    public static Limited Limit(string html)
    {
        StringBuilder? copy = null;
        List<(int InCopy, int InPage)> pieces = [(0, 0)];
        int kept = 0, depth = 0, dropped = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            var tag = TagAt(html, at);
            var beyond = tag.Kind switch
            {
                TagKind.Opening => depth >= MaxDepth,
                TagKind.Closing => dropped > 0,
                _ => false,
            };
            if (beyond)
            {
                dropped += tag.Kind == TagKind.Opening ? 1 : -1;
                copy ??= new(html.Length);
                copy.Append(html, kept, at - kept).Append(Inline.Contains(tag.Name(html)) ? "" : "<br><br>");
                kept = tag.End;
                pieces.Add((copy.Length, kept));
            }
            else if (tag.Kind == TagKind.Opening)
            {
                depth++;
            }
            else if (tag.Kind == TagKind.Closing)
            {
                depth = Math.Max(0, depth - 1);
            }

            at = tag.End;
        }

        return new(copy?.Append(html, kept, html.Length - kept).ToString() ?? html, pieces);
    }

    /// <summary>A page of bounded depth.</summary>
    /// <param name="Html">Its source, or a copy of it without some tags.</param>
    /// <param name="Pieces">Where pieces of the copy begin, and where they stand in the page; ascending.</param>
    public sealed record Limited(string Html, List<(int InCopy, int InPage)> Pieces)
    {
        /// <summary>Where in the page the sign at <paramref name="position"/> of the copy stands.</summary>
        public int InPage(int position)
        {
            var (low, high) = (0, Pieces.Count);
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                if (Pieces[middle].InCopy <= position)
                    low = middle;
                else
                    high = middle;
            }

            return Pieces[low].InPage + position - Pieces[low].InCopy;
        }
    }

    private static Tag TagAt(string html, int at)
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith("<!--"))
            return new(TagKind.Other, EndOf(html, at + 4, "-->"), default);
        var closing = rest is [_, '/', ..];
        var from = at + (closing ? 2 : 1);
        var length = 0;
        while (from + length < html.Length && (char.IsAsciiLetterOrDigit(html[from + length]) || html[from + length] == '-'))
            length++;
        if (length == 0 || !char.IsAsciiLetter(html[from]))
            return new(TagKind.Other, at + 1, default);
        var name = html.AsSpan(from, length);
        var end = TagEnd(html, from + length);
        if (!closing && Raw.Contains(name))
            return new(TagKind.Other, EndOf(html, end, $"</{name}"), default);
        var kind = Shallow.Contains(name) ? TagKind.Other : closing ? TagKind.Closing : TagKind.Opening;
        return new(kind, end, from..(from + length));
    }

    /// <summary>Just behind the tag's closing bracket; brackets inside quoted attributes do not count.</summary>
    private static int TagEnd(string html, int at)
    {
        while (at < html.Length)
        {
            var found = html.AsSpan(at).IndexOfAny('>', '"', '\'');
            if (found < 0)
                return html.Length;
            at += found + 1;
            if (html[at - 1] == '>')
                return at;
            // An attribute's quotation mark follows its equals sign; a stray one quotes nothing.
            if (at >= 2 && html[at - 2] == '=' && html.IndexOf(html[at - 1], at) is var close and >= 0)
                at = close + 1;
        }

        return at;
    }

    private static int EndOf(string html, int from, string mark)
    {
        var at = from < html.Length ? html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase) : -1;
        return at < 0 ? html.Length : at;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params string[] names) =>
        names.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private enum TagKind
    {
        Other,
        Opening,
        Closing,
    }

    private readonly record struct Tag(TagKind Kind, int End, Range NameRange)
    {
        public ReadOnlySpan<char> Name(string html) => html.AsSpan(NameRange);
    }
}
