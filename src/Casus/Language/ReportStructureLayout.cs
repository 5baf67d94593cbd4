using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Casus.Reports;

namespace Casus.Language;

/// <summary>Reads one report's parts off their order: what each line is by itself, then by what stands around it.</summary>
internal sealed class ReportStructureLayout(
    Report report, ReportStructureLexicon lexicon, ReportStructureLabels labels, ReportStructureDatelines datelines)
{
    private const int SentenceLength = 60;
    private const int ParagraphLength = 120;
    private const int LongestHeading = 90;
    private const int MostHeadingWords = 12;
    private const int FewestTitleWords = 4;
    private const int LongestHeader = 12;
    private const int LongestBox = 12;

    private readonly string text = report.Text;
    private readonly List<Draft> drafts = [];
    private bool usesBlankLines;

    /// <summary>A part whose kind may still be open.</summary>
    private record struct Draft(TextSpan Span, BlockKind? Kind, bool AfterBlank);

    /// <summary>The blocks in text order.</summary>
    public ImmutableArray<Block> Read()
    {
        if (report.Blocks.IsDefaultOrEmpty)
            ReadLines();
        else
            TakeGiven();
        return Finish();
    }

    private void ReadLines()
    {
        foreach (var paragraph in ReportStructureParagraphs.In(text))
            AddLine(paragraph.Span, paragraph.AfterBlank);
        usesBlankLines = drafts.Count(d => d.AfterBlank) is > 2 and var blanks && blanks * 2 > drafts.Count;
        var body = Body();
        for (var i = 0; i < drafts.Count; i++)
        {
            ref var draft = ref At(i);
            draft.Kind = labels.KindOf(In(draft), isBefore: i < body) ?? draft.Kind;
        }

        ReadHeader(Body());
        ReadBody(Body());
    }

    /// <summary>Adds a line, parted from a credit that is glued to either end of it.</summary>
    private void AddLine(TextSpan span, bool afterBlank)
    {
        var line = span.In(text.AsSpan());
        if (labels.LeadingCredit(line) is var lead and > 0)
        {
            drafts.Add(new(new(span.Start, span.Start + lead), BlockKind.Credit, afterBlank));
            drafts.Add(new(new(span.Start + lead, span.End), BlockKind.Caption, false));
        }
        else if (labels.TrailingCredit(line) is var tail and > 0)
        {
            var words = line[..tail].TrimEnd().Length;
            // A credit in a picture desk's words makes the line a caption; an agency's name at its end may sign a paragraph.
            var isCaption = !labels.IsSources(line[tail..])
                || (line.Length <= ParagraphLength && !ReportStructureLabels.EndsSentence(line[..words]));
            drafts.Add(new(new(span.Start, span.Start + words), isCaption ? BlockKind.Caption : null, afterBlank));
            drafts.Add(new(new(span.Start + tail, span.End), BlockKind.Credit, false));
        }
        else
        {
            drafts.Add(new(span, null, afterBlank));
        }
    }

    /// <summary>
    /// Where the report proper begins: the first full sentence that is no label; the number of drafts if there is none.
    /// </summary>
    private int Body()
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            var line = In(drafts[i]);
            if (drafts[i].Kind is null or BlockKind.Paragraph
                && (line.Length >= ParagraphLength || (line.Length >= SentenceLength && ReportStructureLabels.EndsSentence(line))
                    || (datelines.LengthAtStart(line, isFirst: true) is var length and > 0 && line.Length - length > SentenceLength / 2)))
            {
                return i;
            }
        }

        return drafts.Count;
    }

    /// <summary>Names what stands before the body: the headline, the outlet, a place.</summary>
    private void ReadHeader(int body)
    {
        if (body == drafts.Count)
        {
            ReadFragments();
            return;
        }

        var title = Title(body);
        for (var i = 0; i < body; i++)
        {
            ref var draft = ref At(i);
            if (draft.Kind is not null and not BlockKind.Credit)
                continue;
            var line = In(draft);
            if (i == title)
                draft.Kind = BlockKind.Title;
            else if (draft.Kind == BlockKind.Credit)
                draft.Kind = i > 0 && drafts[i - 1].Kind == BlockKind.Caption || !labels.IsSources(line)
                    ? BlockKind.Credit
                    : BlockKind.Byline;
            else if (i == body - 1 && datelines.IsWhole(line))
                draft.Kind = BlockKind.Dateline;
            else if (IsSentence(line))
                draft.Kind = BlockKind.Paragraph;
            else
                draft.Kind = Words(line) >= MostHeadingWords / 2 ? BlockKind.Summary : BlockKind.Byline;
        }
    }

    /// <summary>A text without one full sentence: lines and lists, of which the first may be a headline.</summary>
    private void ReadFragments()
    {
        for (var i = 0; i < drafts.Count; i++)
        {
            ref var draft = ref At(i);
            draft.Kind ??= i == 0 && drafts.Count > 1 && Words(In(draft)) >= FewestTitleWords
                && !ReportStructureLabels.EndsSentence(In(draft))
                ? BlockKind.Title
                : BlockKind.Paragraph;
        }
    }

    /// <summary>
    /// The line of the header that is the headline: the one that repeats the report's title, else the one of most
    /// words; −1 if none.
    /// </summary>
    private int Title(int body)
    {
        var best = -1;
        for (var i = 0; i < Math.Min(body, LongestHeader); i++)
        {
            if (drafts[i].Kind is not null)
                continue;
            if (report.Title is { } title && In(drafts[i]).Equals(title.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase))
                return i;
            if (!IsSentence(In(drafts[i])) && Words(In(drafts[i])) >= FewestTitleWords
                && (best < 0 || Words(In(drafts[i])) > Words(In(drafts[best]))))
                best = i;
        }

        return best;
    }

    /// <summary>A full stop ends it, or a colon says that it goes on.</summary>
    private static bool IsSentence(ReadOnlySpan<char> line) => line[^1] == ':' || ReportStructureLabels.EndsSentence(line);

    /// <summary>Names cross-headings, boxes, lines beside pictures and link lists; the rest is the report.</summary>
    private void ReadBody(int body)
    {
        for (var i = body; i < drafts.Count; i++)
        {
            ref var draft = ref At(i);
            if (draft.Kind is not null)
                continue;
            if (FollowsFurnitureHead(i))
                draft.Kind = BlockKind.Furniture;
            else if (IsBesidePicture(i))
                draft.Kind = BlockKind.Caption;
            else if (i > body && IsShortLine(i) && IsAloneBefore(i))
                ReadHeading(i);
            else
                draft.Kind = BlockKind.Paragraph;
        }
    }

    private void ReadHeading(int i)
    {
        var line = In(drafts[i]);
        if (lexicon.BoxLists.LengthAtStart(line) is > 0)
            TakeBox(i, points: true);
        else if (lexicon.BoxAsks.LengthAtStart(line) is var asks and > 0 && !AsksAboutTheStory(line[asks..]))
            TakeBox(i, points: false);
        else
            At(i).Kind = LeadsToParagraph(i) ? BlockKind.Heading : BlockKind.Paragraph;
    }

    /// <summary>"Who are the victims?" heads a part of the report itself; "Who are the Houthis?" explains a name.</summary>
    private static bool AsksAboutTheStory(ReadOnlySpan<char> rest) =>
        rest.StartsWith(" the ") && rest.Length > 5 && char.IsLower(rest[5]);

    /// <summary>
    /// A box goes on to the next heading, picture or link; one of points as far as its lines stand together or begin
    /// like points.
    /// </summary>
    private void TakeBox(int head, bool points)
    {
        At(head).Kind = BlockKind.Box;
        for (var i = head + 1; i < drafts.Count && i <= head + LongestBox; i++)
        {
            var line = In(drafts[i]);
            if (drafts[i].Kind is not null || (IsShortLine(i) && IsAloneBefore(i) && LeadsToParagraph(i)))
                break;
            if (points && i > head + 1 && drafts[i].AfterBlank && !IsPoint(line)
                || points && line.Length > 2 * ParagraphLength)
                break;
            At(i).Kind = BlockKind.Box;
        }
    }

    private static bool IsPoint(ReadOnlySpan<char> line) =>
        line[0] is '-' or '–' or '•' or '*' or '·' or '●'
            || (line.Length > 2 && char.IsAsciiDigit(line[0]) && line[1] is '.' or ')');

    /// <summary>A list of links stands under its heading without a blank line between.</summary>
    private bool FollowsFurnitureHead(int i) =>
        i > 0 && drafts[i - 1].Kind == BlockKind.Furniture && usesBlankLines && !drafts[i].AfterBlank
        && In(drafts[i - 1]).ContainsAnyInRange('A', 'Z') && !ReportStructureLabels.EndsSentence(In(drafts[i]));

    /// <summary>Short words without a full stop next to a credit are a caption.</summary>
    private bool IsBesidePicture(int i)
    {
        var line = In(drafts[i]);
        if (line.Length > 2 * ParagraphLength)
            return false;
        var creditFollows = i + 1 < drafts.Count && drafts[i + 1].Kind == BlockKind.Credit && !drafts[i + 1].AfterBlank;
        var creditBefore = i > 0 && drafts[i - 1].Kind == BlockKind.Credit && !drafts[i].AfterBlank;
        return (creditFollows || creditBefore) && (usesBlankLines || !ReportStructureLabels.EndsSentence(line));
    }

    private bool IsShortLine(int i)
    {
        var line = In(drafts[i]);
        return line.Length <= LongestHeading && Words(line) <= MostHeadingWords
            && (char.IsUpper(line[0]) || !char.IsLetter(line[0]))
            && line[^1] is not ('.' or ',' or ';' or '-' or '!' or '"' or '”')
            && !IsPoint(line);
    }

    private bool IsAloneBefore(int i) => (!usesBlankLines || drafts[i].AfterBlank)
        && (i == 0 || drafts[i - 1].Kind is not BlockKind.Paragraph || ReportStructureLabels.EndsSentence(In(drafts[i - 1])));

    /// <summary>A heading has a paragraph under it, and does not announce it with a colon.</summary>
    private bool LeadsToParagraph(int i)
    {
        if (i + 1 >= drafts.Count || drafts[i + 1].Kind is not null || text[drafts[i].Span.End - 1] == ':')
            return false;
        var next = In(drafts[i + 1]);
        return next.Length >= ParagraphLength || (next.Length >= SentenceLength && ReportStructureLabels.EndsSentence(next));
    }

    /// <summary>
    /// Takes the format's blocks, whatever lies between them as paragraphs, and reads paragraphs and captions closer.
    /// </summary>
    private void TakeGiven()
    {
        var at = 0;
        foreach (var block in report.Blocks)
        {
            if (block.Span.Start < at || block.Span.End > text.Length)
                continue;
            AddGiven(new(at, block.Span.Start), BlockKind.Paragraph);
            AddGiven(block.Span, block.Kind);
            at = block.Span.End;
        }

        AddGiven(new(at, text.Length), BlockKind.Paragraph);
        var body = Body();
        for (var i = 0; i < drafts.Count; i++)
        {
            ref var draft = ref At(i);
            if (draft.Kind is BlockKind.Paragraph or null)
                draft.Kind = labels.KindOf(In(draft), isBefore: i < body) ?? BlockKind.Paragraph;
        }
    }

    private void AddGiven(TextSpan span, BlockKind kind)
    {
        var line = span.In(text.AsSpan());
        var start = span.Start + line.Length - line.TrimStart().Length;
        line = line.Trim();
        if (line.IsEmpty)
            return;
        span = new(start, start + line.Length);
        if (kind is BlockKind.Paragraph or BlockKind.Caption)
        {
            AddLine(span, afterBlank: true);
            if (drafts[^1].Kind is null)
                At(drafts.Count - 1).Kind = kind;
        }
        else
        {
            drafts.Add(new(span, kind, AfterBlank: true));
        }
    }

    /// <summary>Splits datelines off and closes the open kinds.</summary>
    private ImmutableArray<Block> Finish()
    {
        var blocks = ImmutableArray.CreateBuilder<Block>(drafts.Count + 1);
        var isFirst = true;
        foreach (var draft in drafts)
        {
            var kind = draft.Kind ?? BlockKind.Paragraph;
            if (kind != BlockKind.Paragraph)
            {
                blocks.Add(new(draft.Span, kind));
                continue;
            }

            AddParagraph(blocks, draft.Span, isFirst);
            isFirst = false;
        }

        return blocks.DrainToImmutable();
    }

    private void AddParagraph(ImmutableArray<Block>.Builder blocks, TextSpan span, bool isFirst)
    {
        var paragraph = span.In(text.AsSpan());
        var outlet = isFirst ? datelines.LengthOfOutlet(paragraph) : 0;
        var length = outlet > 0 ? outlet : datelines.LengthAtStart(paragraph, isFirst);
        if (length > 0)
        {
            var words = paragraph[..length].TrimEnd().Length;
            blocks.Add(new(new(span.Start, span.Start + words), outlet > 0 ? BlockKind.Byline : BlockKind.Dateline));
        }

        if (length < paragraph.Length)
            blocks.Add(new(new(span.Start + length, span.End), BlockKind.Paragraph));
    }

    private ref Draft At(int i) => ref CollectionsMarshal.AsSpan(drafts)[i];

    private ReadOnlySpan<char> In(Draft draft) => draft.Span.In(text.AsSpan());

    private static int Words(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var range in line.Split(' '))
            words += line[range] is [var first, ..] && (char.IsLetterOrDigit(first) || line[range].Length > 2) ? 1 : 0;
        return words;
    }
}
