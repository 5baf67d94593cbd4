using System.Collections.Immutable;
using Casus.Language;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Pairs quotation marks: double, single and angled, straight and curly, one within the other.</summary>
/// <remarks>
/// A quotation runs to its closing mark over as many sentences as it takes, and over paragraphs as long as each begins with an opening
/// mark. A double mark without its fellow holds its own sentence; a single one is an apostrophe. Which way a mark looks is told by the
/// spaces around it, and where they leave it open by its form. Every word is read once, and a quotation is never longer than
/// <see cref="LongestReach"/> words, so that no run of marks makes a report slow or swallows it.
/// </remarks>
internal sealed class QuotationFinder
{
    /// <summary>The most words a quotation has; a speech printed in full is seldom longer.</summary>
    public const int LongestReach = 1500;

    // A quotation in a quotation in a quotation.
    private const int Deepest = 3;

    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly bool[] startsBlock;
    private readonly List<Open> open = [];
    private readonly List<Quotation> found = [];

    public QuotationFinder(Tokens tokens, Sentences sentences, ImmutableArray<Block> blocks)
    {
        (this.tokens, this.sentences) = (tokens, sentences);
        startsBlock = new bool[tokens.Count + 1];
        foreach (var block in blocks)
            startsBlock[tokens.RangeOf(block.Span).Start] = true;
    }

    private enum Family : byte
    {
        None,
        Double,
        Angled,
        Single,
    }

    /// <summary>The quotations in the order of their first word, the outer before the inner.</summary>
    public List<Quotation> Find()
    {
        for (var t = 0; t < tokens.Count; t++)
        {
            if (!startsBlock[t] || !GoesOn(t))
                Read(t);
        }

        GiveUpAll(tokens.Count);
        found.Sort((a, b) => a.Marked.Start != b.Marked.Start ? a.Marked.Start - b.Marked.Start : b.Marked.End - a.Marked.End);
        return found;
    }

    /// <summary>Whether a word is a comma, a dash or a quotation mark, behind which a speaker may be named.</summary>
    public static bool IsEdge(ReadOnlySpan<char> form) => form is "," or "-" or "\u2013" or "\u2014" or "--"
        || FamilyOf(form) != Family.None;

    /// <summary>Whether a word is a quotation mark or an apostrophe that stands alone.</summary>
    public static bool IsMark(ReadOnlySpan<char> form) => FamilyOf(form) != Family.None;

    private static Family FamilyOf(ReadOnlySpan<char> form) => form switch
    {
        "\"" or "\u201C" or "\u201D" or "\u201E" or "\u201F" or "``" or "''" => Family.Double,
        "\u00AB" or "\u00BB" => Family.Angled,
        "'" or "\u2018" or "\u2019" or "\u201A" or "\u2039" or "\u203A" or "`" => Family.Single,
        _ => Family.None,
    };

    private void Read(int t)
    {
        var family = FamilyOf(tokens[t]);
        if (family == Family.None)
            return;
        var (opens, closes) = DirectionOf(t, family);
        if (closes && TryClose(t, family))
            return;
        if (opens)
            Begin(t, family);
    }

    private (bool Opens, bool Closes) DirectionOf(int t, Family family)
    {
        var (left, right) = (IsFreeBefore(t), IsFreeBehind(t));
        var form = tokens[t];
        if (family == Family.Single)
        {
            var opens = left && form is not ("\u2019" or "\u203A") && !tokens.SpaceAfter(t) && t + 1 < tokens.Count
                && (char.IsLetter(tokens[t + 1][0]) || FamilyOf(tokens[t + 1]) != Family.None || form is not "'");
            return (opens, right && !opens);
        }

        if (left != right)
            return (left, right);
        var isOpen = open.Exists(o => o.Family == family);
        return form switch
        {
            "\u201C" => isOpen && tokens[open.FindLast(o => o.Family == family).At] is "\u201E" ? (false, true) : (true, false),
            "\u201E" or "\u201F" or "``" or "\u00AB" => (true, false),
            "\u201D" or "''" or "\u00BB" => (false, true),
            _ => (!isOpen, isOpen),
        };
    }

    private bool IsFreeBefore(int t) => t == 0 || startsBlock[t] || tokens.SpaceAfter(t - 1)
        || tokens[t - 1] is "(" or "[" or "-" or "\u2013" or "\u2014" or "--" || FamilyOf(tokens[t - 1]) != Family.None;

    private bool IsFreeBehind(int t) => t + 1 == tokens.Count || startsBlock[t + 1] || tokens.SpaceAfter(t)
        || tokens[t + 1] is ")" or "]" || IsStop(t + 1) || FamilyOf(tokens[t + 1]) != Family.None;

    private void Begin(int t, Family family)
    {
        // Straight marks do not nest: the one before was never closed.
        if (tokens[t] is "\"" or "'" && open.FindLastIndex(o => o.Family == family) is var before and >= 0
            && tokens[open[before].At].SequenceEqual(tokens[t]))
        {
            for (var i = before; i < open.Count; i++)
                GiveUp(open[i], t);
            open.RemoveRange(before, open.Count - before);
        }

        if (open.Count < Deepest)
            open.Add(new(family, t, t, -1));
    }

    private bool TryClose(int t, Family family)
    {
        var i = open.FindLastIndex(o => o.Family == family);
        if (i < 0)
            return false;
        if (t - open[i].At > LongestReach)
        {
            for (var j = i; j < open.Count; j++)
                GiveUp(open[j], t);
        }
        else if (family == Family.Single && IsPerhapsPossessive(t))
        {
            // "the soldiers' families": the mark of the quotation may come yet.
            if (open[i].Doubtful < 0)
                open[i] = open[i] with { Doubtful = t };
            return true;
        }
        else
        {
            Add(open[i].At, t, true);
        }

        open.RemoveRange(i, open.Count - i);
        return true;
    }

    private bool IsPerhapsPossessive(int t) => tokens[t] is "'" or "\u2019" && t > 0 && tokens[t - 1][^1] is 's' or 'S' or 'z' or 'x'
        && t + 1 < tokens.Count && !startsBlock[t + 1] && char.IsLetterOrDigit(tokens[t + 1][0]);

    // The convention of the press: every paragraph of a quotation is opened, only the last is closed.
    private bool GoesOn(int t)
    {
        if (open.Count == 0)
            return false;
        var outer = open[0];
        var goesOn = tokens[t].SequenceEqual(tokens[outer.At]) && !tokens.SpaceAfter(t) && t + 1 < tokens.Count
            && t - outer.At <= LongestReach && outer.Doubtful < 0
            && KindOf(t) == BlockKind.Paragraph && KindOf(outer.At) == BlockKind.Paragraph;
        if (!goesOn)
        {
            GiveUpAll(t);
            return false;
        }

        open.RemoveRange(1, open.Count - 1);
        open[0] = outer with { Anchor = t };
        return true;
    }

    private BlockKind KindOf(int t) => sentences.Blocks[sentences.Holding(t)];

    private void GiveUpAll(int end)
    {
        foreach (var mark in open)
            GiveUp(mark, end);
        open.Clear();
    }

    private void GiveUp(Open mark, int end)
    {
        if (mark.Family == Family.Single)
        {
            if (mark.Doubtful >= 0)
                Add(mark.At, mark.Doubtful, true);
            return;
        }

        Add(mark.At, Math.Min(sentences[sentences.Holding(mark.Anchor)].End, end), false);
    }

    private void Add(int opening, int end, bool isClosed)
    {
        var words = new TokenRange(opening + 1, end);
        while (words.Count > 0 && IsStop(words.End - 1))
            words = words with { End = words.End - 1 };
        while (words.Count > 0 && IsStop(words.Start))
            words = words with { Start = words.Start + 1 };
        if (!words.IsEmpty)
            found.Add(new(words, new(opening, isClosed ? end + 1 : end), isClosed));
    }

    private bool IsStop(int t) => tokens[t] is "," or "." or ";" or ":" or "!" or "?" or "\u2026" or "-" or "\u2013" or "\u2014" or "--"
        || (tokens[t].Length > 1 && !tokens[t].ContainsAnyExcept(".!?"));

    // Anchor: the mark that opens its last paragraph. Doubtful: a mark that closes it if no better one comes, or −1.
    private readonly record struct Open(Family Family, int At, int Anchor, int Doubtful);
}
