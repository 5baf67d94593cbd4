using System.Collections.Immutable;

namespace Casus.Language.English.Times;

/// <summary>
/// What the <c>tokens</c> line of a pattern says, as a tree. Closed: a sequence, a choice, an option, a word or a
/// phrase.
/// </summary>
internal abstract record TimeNode
{
    private TimeNode()
    {
    }

    /// <summary>One after the other.</summary>
    public sealed record Sequence(ImmutableArray<TimeNode> Parts) : TimeNode;

    /// <summary>Any one of them.</summary>
    public sealed record Choice(ImmutableArray<TimeNode> Branches) : TimeNode;

    /// <summary>There or not.</summary>
    public sealed record Optional(TimeNode Part) : TimeNode;

    /// <summary>One atom of a class; <paramref name="Hyphen"/> says whether one must stand before it.</summary>
    public sealed record Word(int Class, string Name, HyphenBefore Hyphen) : TimeNode;

    /// <summary>Any pattern of a group.</summary>
    public sealed record Phrase(string Group) : TimeNode;
}

/// <summary>Whether a hyphen must, may or must not stand before a word.</summary>
internal enum HyphenBefore : byte
{
    /// <summary>It may.</summary>
    Allowed,

    /// <summary>It must.</summary>
    Required,

    /// <summary>It must not.</summary>
    Barred,
}

/// <summary>Reads the <c>tokens</c> line of a pattern.</summary>
/// <remarks>
/// <c>{month}</c> is a word of the class month, <c>{month:m}</c> the same remembered as m, <c>&lt;calendar&gt;</c> any
/// pattern of that
/// group, a plain word itself; <c>(a | b)</c> is a choice, <c>?</c> makes what stands before it optional, <c>-</c> asks
/// for a hyphen, <c>+</c> for none.
/// </remarks>
internal ref struct TimeGrammar(string text, Func<string, int> classNumber, Func<string, int> literal)
{
    private readonly string text = text;
    private int at;

    /// <summary>Reads the whole line.</summary>
    /// <exception cref="FormatException">The line is damaged; the message says how.</exception>
    public TimeNode Read()
    {
        var node = ReadChoice();
        return at < text.Length ? throw new FormatException($"unexpected '{text[at]}' at column {at + 1}") : node;
    }

    private TimeNode ReadChoice()
    {
        var branches = new List<TimeNode> { ReadSequence() };
        while (at < text.Length && text[at] == '|')
        {
            at++;
            branches.Add(ReadSequence());
        }

        return branches.Count == 1 ? branches[0] : new TimeNode.Choice([.. branches]);
    }

    private TimeNode ReadSequence()
    {
        var parts = new List<TimeNode>();
        while (SkipBlanks() && text[at] is not ('|' or ')'))
        {
            var node = ReadOne();
            if (at < text.Length && text[at] == '?')
            {
                at++;
                node = new TimeNode.Optional(node);
            }

            parts.Add(node);
        }

        if (parts.Count == 0)
            throw new FormatException($"a word is missing at column {at + 1}");
        return parts.Count == 1 ? parts[0] : new TimeNode.Sequence([.. parts]);
    }

    private bool SkipBlanks()
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at < text.Length;
    }

    private TimeNode ReadOne()
    {
        if (text[at] == '(')
        {
            at++;
            var inner = ReadChoice();
            if (at >= text.Length || text[at] != ')')
                throw new FormatException("a parenthesis is not closed");
            at++;
            return inner;
        }

        var hyphen = HyphenBefore.Allowed;
        if (text[at] is '-' or '+' && at + 1 < text.Length && text[at + 1] != ' ')
            hyphen = text[at++] == '-' ? HyphenBefore.Required : HyphenBefore.Barred;
        return text[at] switch
        {
            '{' => ReadClass(Until('}'), hyphen),
            '<' => new TimeNode.Phrase(Until('>')),
            _ => ReadLiteral(hyphen),
        };
    }

    private readonly TimeNode.Word ReadClass(string name, HyphenBefore hyphen)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var className = colon < 0 ? name : name[..colon];
        var number = classNumber(className);
        return number < 0
            ? throw new FormatException($"there is no word class '{className}'")
            : new(number, colon < 0 ? name : name[(colon + 1)..], hyphen);
    }

    private TimeNode.Word ReadLiteral(HyphenBefore hyphen)
    {
        var start = at;
        while (at < text.Length && text[at] is not (' ' or '|' or '(' or ')' or '?' or '{' or '<'))
            at++;
        return new(literal(text[start..at]), "", hyphen);
    }

    private string Until(char close)
    {
        var end = text.IndexOf(close, at);
        if (end < 0)
            throw new FormatException($"'{close}' is missing");
        var inner = text[(at + 1)..end];
        at = end + 1;
        return inner;
    }
}
