using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Language;

/// <summary>Parts the tokens of each block into sentences.</summary>
/// <remarks>
/// A sentence ends at <c>.</c>, <c>!</c>, <c>?</c> or an ellipsis, with the closing quotes and brackets behind it, unless the stop
/// belongs to an abbreviation or the next word goes on in lower case. A sentence never crosses a block and never grows beyond
/// <see cref="LongestSentence"/> tokens, so that no text can make the parser slow.
/// </remarks>
public sealed class SentenceSplitter(TokenRules rules) : IStage
{
    /// <summary>Longer runs are cut, at the last comma or semicolon if there is one.</summary>
    public const int LongestSentence = 250;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1) { Requires = [ReportStructure.Layer, Tokens.Layer], Provides = Sentences.Layer };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(Sentences.Layer, Split(reading.Get(Tokens.Layer), reading.Get(ReportStructure.Layer)));
    }

    /// <summary>
    /// Parts <paramref name="tokens"/>; tokens outside every block make sentences of their own between the blocks.
    /// </summary>
    public Sentences Split(Tokens tokens, ImmutableArray<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var ranges = new List<TokenRange>();
        var kinds = new List<BlockKind>();
        var next = 0;
        foreach (var block in blocks)
        {
            var range = tokens.RangeOf(block.Span);
            SplitBlock(tokens, new(next, Math.Max(next, range.Start)), BlockKind.Paragraph, ranges, kinds);
            next = Math.Max(next, range.Start);
            SplitBlock(tokens, new(next, Math.Max(next, range.End)), block.Kind, ranges, kinds);
            next = Math.Max(next, range.End);
        }

        SplitBlock(tokens, new(next, tokens.Count), BlockKind.Paragraph, ranges, kinds);
        return new(tokens, [.. ranges], [.. kinds]);
    }

    private void SplitBlock(Tokens tokens, TokenRange block, BlockKind kind, List<TokenRange> ranges, List<BlockKind> kinds)
    {
        var start = block.Start;
        for (var i = block.Start; i < block.End; i++)
        {
            var end = i + 1;
            if (EndsSentence(tokens, block, i))
            {
                while (end < block.End && IsCloser(tokens[end]) && !tokens.SpaceAfter(end - 1))
                    end++;
            }
            else if (end - start >= LongestSentence)
            {
                end = CutBefore(tokens, start, end);
            }
            else if (end < block.End)
            {
                continue;
            }

            ranges.Add(new(start, end));
            kinds.Add(kind);
            start = end;
            i = end - 1;
        }
    }

    private bool EndsSentence(Tokens tokens, TokenRange block, int i)
    {
        var form = tokens[i];
        if (i + 1 >= block.End)
            return true;
        var isStop = form[0] is '.' or '!' or '?' or '\u2026' or '\u3002' or '\u061F' or '\u06D4'
            && form.IndexOfAnyExcept(".!?\u2026\u3002\u061F\u06D4") < 0;
        var abbreviation = !isStop && form[^1] is '.';
        if (!isStop && !abbreviation)
            return false;
        var next = i + 1;
        while (next < block.End && IsCloser(tokens[next]) && !tokens.SpaceAfter(next - 1))
            next++;
        if (next >= block.End)
            return true;
        if (!tokens.SpaceAfter(next - 1))
            return isStop && form is not "." && char.IsUpper(tokens[next][0]) && form.Length == 1;
        return abbreviation ? AbbreviationEnds(tokens, block, form, next) : BeginsSentence(tokens, block, next, form);
    }

    private static bool BeginsSentence(Tokens tokens, TokenRange block, int next, ReadOnlySpan<char> stop)
    {
        while (next + 1 < block.End && tokens[next][0] is '"' or '\u201C' or '\u2018' or '\'' or '(' or '[' or '-' or '\u2014' or '\u2013' or '`' or '*')
            next++;
        var first = tokens[next][0];
        // "Yahoo! said", "... and then": a question mark, an exclamation mark or dots may stand inside a sentence.
        return !char.IsLower(first) && first is not ',' and not ';' and not ':' || (stop is "." && !char.IsLower(first));
    }

    private bool AbbreviationEnds(Tokens tokens, TokenRange block, ReadOnlySpan<char> abbreviation, int at)
    {
        var bare = abbreviation[..^1];
        var next = tokens[at];
        if (rules.TitleAbbreviations.Contains(bare) || bare.Length == 1 || !char.IsUpper(next[0]))
            return false;
        // "9:30 P.M. ON WEDNESDAY" goes on.
        var allCapitals = LetterCase.IsMostlyCapitals(next)
            && (next.Length > 1 || (at + 1 < block.End && LetterCase.IsMostlyCapitals(tokens[at + 1])));
        return (allCapitals && LetterCase.IsMostlyCapitals(bare) ? rules.CapitalStarters : rules.SentenceStarters).Contains(next);
    }

    private static int CutBefore(Tokens tokens, int start, int end)
    {
        for (var i = end - 1; i > start + (LongestSentence / 2); i--)
        {
            if (tokens[i] is "," or ";" or ":" or "-" or "--")
                return i + 1;
        }

        return end;
    }

    private static bool IsCloser(ReadOnlySpan<char> form) =>
        form.Length > 0 && form[0] is '"' or '\u201D' or '\u2019' or '\'' or ')' or ']' or '}' or '\u00BB';
}
