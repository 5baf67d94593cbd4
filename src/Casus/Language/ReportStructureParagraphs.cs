using System.Buffers;
using Casus.Reports;

namespace Casus.Language;

/// <summary>
/// Cuts a text into paragraphs: at blank lines, and at line ends unless they only wrap a paragraph to a width.
/// </summary>
internal static class ReportStructureParagraphs
{
    // Wire copy and e-mail wrap at 60 to 80 columns; nothing that is wrapped by hand is wider than this.
    private const int WidestWrap = 120;
    private const int NarrowestWrap = 40;
    private const double WrappedShare = 0.7;
    private const int FewBreaks = 3;
    private const int ParagraphIndent = 2;

    // Margins are ragged: wires were edited after they had been wrapped.
    private const int RaggedPart = 8;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u000B\u000C\u0085\u2028\u2029");

    /// <summary>A paragraph.</summary>
    /// <param name="Span">Without the white space around it; not empty.</param>
    /// <param name="AfterBlank">Whether a blank line, or the beginning of the text, stands before it.</param>
    internal readonly record struct Paragraph(TextSpan Span, bool AfterBlank);

    /// <summary>The paragraphs in text order; together they cover all that is not white space.</summary>
    public static List<Paragraph> In(string text)
    {
        var lines = Lines(text);
        var width = WrapWidth(text, lines);
        var paragraphs = new List<Paragraph>();
        for (var i = 0; i < lines.Count;)
        {
            var last = i;
            while (last + 1 < lines.Count && !lines[last + 1].AfterBlank && width > 0
                && Wraps(text, lines[last], lines[last + 1], width))
                last++;
            paragraphs.Add(new(new(lines[i].Start, lines[last].End), lines[i].AfterBlank));
            i = last + 1;
        }

        return paragraphs;
    }

    private static List<Line> Lines(string text)
    {
        var lines = new List<Line>();
        var blank = true;
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny(LineEnds);
            var end = length < 0 ? text.Length : at + length;
            var content = text.AsSpan(at, end - at);
            var indent = content.Length - content.TrimStart().Length;
            if (indent < content.Length)
            {
                lines.Add(new(at + indent, at + content.TrimEnd().Length, indent, blank));
                blank = false;
            }
            else
            {
                blank = true;
            }

            at = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }

        return lines;
    }

    /// <summary>The column at which paragraphs are wrapped, or 0 where line ends are paragraph ends.</summary>
    private static int WrapWidth(string text, List<Line> lines)
    {
        // How often each width occurs among the lines that another line follows.
        var widths = new int[WidestWrap + 1];
        int breaks = 0, wide = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].AfterBlank)
                continue;
            breaks++;
            if (lines[i - 1].Width > WidestWrap)
                wide++;
            else
                widths[lines[i - 1].Width]++;
        }

        var width = UpperQuartile(widths, breaks - wide);
        if (width < NarrowestWrap || wide * 20 > breaks)
            return 0;
        var full = 0;
        for (var i = 1; i < lines.Count; i++)
        {
            if (!lines[i].AfterBlank && IsFull(text, lines[i - 1], lines[i], width)
                && (breaks > FewBreaks || GoesOn(text, lines[i - 1], lines[i])))
                full++;
        }

        return full >= WrappedShare * breaks ? width : 0;
    }

    /// <summary>
    /// The width that three quarters of the lines do not exceed: near the margin where lines are wrapped, and no single
    /// long line moves it.
    /// </summary>
    private static int UpperQuartile(int[] widths, int count)
    {
        var below = 0;
        for (var width = 0; width < widths.Length; width++)
        {
            below += widths[width];
            if (count > 0 && below * 4 >= count * 3)
                return width;
        }

        return 0;
    }

    /// <summary>
    /// Whether the words themselves run across a break. Asked where breaks are too few for their widths to mean much: a headline over a
    /// byline has one too.
    /// </summary>
    private static bool GoesOn(string text, Line line, Line next) => !EndsSentence(text, line)
        && (char.IsLower(text[next.Start]) || !text.AsSpan(line.Start, line.End - line.Start).ContainsAnyInRange('a', 'z'));

    /// <summary>
    /// Whether the first word of the next line would not have fitted on this one: then the break only wraps.
    /// </summary>
    private static bool IsFull(string text, Line line, Line next, int width)
    {
        var word = text.AsSpan(next.Start, next.End - next.Start);
        var length = word.IndexOfAny(' ', '\t');
        return line.Width + 1 + (length < 0 ? word.Length : length) > width - width / RaggedPart;
    }

    private static bool Wraps(string text, Line line, Line next, int width)
    {
        if (next.Indent >= line.Indent + ParagraphIndent || line.Width > WidestWrap)
            return false;
        // An edited line may be short, but it does not end a sentence then.
        return IsFull(text, line, next, width)
            || (!EndsSentence(text, line) && (char.IsLower(text[next.Start]) || line.Width * 2 > width));
    }

    private static bool EndsSentence(string text, Line line) => text[line.End - 1] is '.' or '!' or '?' or ':' or '"' or '”';

    /// <summary>A line that is not blank.</summary>
    private readonly record struct Line(int Start, int End, int Indent, bool AfterBlank)
    {
        public int Width => Indent + End - Start;
    }
}
