using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>Remembers where in a page's source each visible character stands, while the page is parsed.</summary>
/// <remarks>
/// The tokenizer says of each run of text from where to where it reaches in the source, so that within a run only character references have to
/// be undone. The tree holds the same runs in nearly the same order: it joins some, drops white space and moves what stands astray in tables. Each text
/// node is found again by its characters, white space aside.
/// </remarks>
internal sealed class HtmlSource
{
    // A node that does not come next is looked for as far ahead as this, then from the beginning; so often, through so many letters in all, and then no more.
    private const int Ahead = 100_000;
    private const int MostSearches = 2000;
    private const long MostSearched = 200_000_000;

    private readonly string source;
    private readonly HtmlNesting.Limited limited;
    private readonly List<char> letters = [];
    private readonly List<int> starts = [];
    private readonly List<ushort> lengths = [];
    private readonly Dictionary<IText, int> places = [];
    private int next;
    private int searches;
    private long searched;

    public HtmlSource(HtmlNesting.Limited limited) => (source, this.limited) = (limited.Html, limited);

    /// <summary>For the parser, which calls it with each token in the order of the source.</summary>
    public void OnToken(HtmlToken token, TextRange range)
    {
        if (token.Type == HtmlTokenType.Character)
            Add(token.Data, range.Start.Index, Math.Min(range.End.Index, source.Length));
    }

    /// <summary>Finds the text nodes of a tree again; to be called once, when it stands.</summary>
    public void Find(INode root)
    {
        var path = new Stack<(INode Node, int Next)>();
        path.Push((root, 0));
        while (path.TryPop(out var at))
        {
            if (at.Next == at.Node.ChildNodes.Length)
                continue;
            path.Push(at with { Next = at.Next + 1 });
            var child = at.Node.ChildNodes[at.Next];
            if (child is IText text)
                Find(text);
            else if (child is IElement)
                path.Push((child, 0));
        }
    }

    /// <summary>The number of the first letter of <paramref name="text"/>; its further letters, white space aside, follow. −1 if it was not found.</summary>
    public int NumberOf(IText text) => places.GetValueOrDefault(text, -1);

    /// <summary>The map of a text whose characters have these numbers; −1 stands for white space.</summary>
    public PageMap Map(ReadOnlySpan<int> numbers)
    {
        var (from, count) = (new int[numbers.Length], new ushort[numbers.Length]);
        for (var i = 0; i < numbers.Length; i++)
        {
            from[i] = numbers[i] < 0 ? -1 : limited.InPage(starts[numbers[i]]);
            count[i] = numbers[i] < 0 ? (ushort)0 : lengths[numbers[i]];
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(from), ImmutableCollectionsMarshal.AsImmutableArray(count));
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private void Add(string data, int at, int end)
    {
        for (var i = 0; i < data.Length;)
        {
            // The source may hold what the data do not: the feed of a line end, a NUL that was dropped.
            while (at < end && source[at] != data[i] && source[at] != '&' && (source[at] is '\r' or '\n' or '\0'))
                at++;
            if (at >= end)
                return;
            if (source[at] == data[i])
            {
                // "&" may be itself, or the beginning of "&amp;": told by what follows it.
                var plain = source[at] != '&' || i + 1 >= data.Length || !IsReference(at, end, "&", out _);
                if (plain)
                {
                    Add(data[i++], at, 1);
                    at++;
                    continue;
                }
            }

            if (source[at] == '&' && Reference(data, i, at, end) is var (taken, length) && taken > 0)
            {
                for (var k = 0; k < taken; k++)
                    Add(data[i + k], at, length);
                (i, at) = (i + taken, at + length);
                continue;
            }

            // U+FFFD for a NUL, "\n" for "\r\n": one sign for one place.
            Add(data[i++], at, 1);
            at++;
        }
    }

    private void Add(char c, int at, int length)
    {
        if (IsSpace(c))
            return;
        letters.Add(c);
        starts.Add(at);
        lengths.Add((ushort)Math.Min(length, ushort.MaxValue));
    }

    private bool IsReference(int at, int end, string to, out int length)
    {
        length = 0;
        return Decoded(at, end, out length) == to;
    }

    private (int Taken, int Length)? Reference(string data, int i, int at, int end) =>
        Decoded(at, end, out var length) is { } text && string.CompareOrdinal(data, i, text, 0, text.Length) == 0 ? (text.Length, length) : null;

    /// <summary>What the character reference at <paramref name="at"/> stands for, as HTML reads it; <see langword="null"/> if it is none.</summary>
    private string? Decoded(int at, int end, out int length)
    {
        length = 0;
        return at + 2 < end && source[at + 1] == '#' ? Numeric(at, end, out length) : Named(at, end, out length);
    }

    private string? Numeric(int at, int end, out int length)
    {
        var isHex = at + 2 < end && source[at + 2] is 'x' or 'X';
        var from = at + (isHex ? 3 : 2);
        var (i, value) = (from, 0L);
        for (; i < end && (isHex ? char.IsAsciiHexDigit(source[i]) : char.IsAsciiDigit(source[i])); i++)
            value = Math.Min((value * (isHex ? 16 : 10)) + Convert.ToInt32(source[i].ToString(), 16), 0x110000);
        length = (i < end && source[i] == ';' ? i + 1 : i) - at;
        if (i == from)
            return null;
        if (HtmlEntityProvider.IsInCharacterTable((int)value))
            return HtmlEntityProvider.GetSymbolFromTable((int)value);
        return HtmlEntityProvider.IsInvalidNumber((int)value) ? "\uFFFD" : char.ConvertFromUtf32((int)value);
    }

    private string? Named(int at, int end, out int length)
    {
        const int longest = 40;
        var i = at + 1;
        while (i < end && i - at <= longest && char.IsAsciiLetterOrDigit(source[i]))
            i++;
        if (i < end && source[i] == ';')
            i++;
        // The longest name that there is wins; some need no semicolon.
        for (; i > at + 1; i--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(source[(at + 1)..i]) is { } symbol)
            {
                length = i - at;
                return symbol;
            }
        }

        length = 0;
        return null;
    }

    private void Find(IText node)
    {
        var wanted = node.Data.Where(c => !IsSpace(c)).ToArray();
        if (wanted.Length == 0)
            return;
        var all = CollectionsMarshal.AsSpan(letters);
        if (!all[next..].StartsWith(wanted))
        {
            if (searches++ >= MostSearches || searched > MostSearched)
                return;
            var near = all.Slice(next, Math.Min(all.Length - next, Ahead + wanted.Length));
            searched += near.Length;
            var found = near.IndexOf(wanted);
            if (found < 0)
                searched += all.Length;
            found = found < 0 ? all.IndexOf(wanted) : next + found;
            if (found < 0)
                return;
            next = found;
        }

        places[node] = next;
        next += wanted.Length;
    }
}
