using System.Buffers;
using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language.Engine;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Language;

/// <summary>Parts the tokens of each block into sentences.</summary>
/// <param name="rules">Abbreviations and words that begin sentences.</param>
/// <param name="boundaries">Has the last word at each gap, the rules' opinion being one of the things it goes by; without it the rules decide.</param>
/// <remarks>
/// A sentence ends at <c>.</c>, <c>!</c>, <c>?</c> or an ellipsis, with the closing quotes and brackets behind it, unless the stop
/// belongs to an abbreviation or the next word goes on in lower case. A sentence never crosses a block and never grows beyond
/// <see cref="LongestSentence"/> tokens, so that no text can make the parser slow.
/// </remarks>
public sealed class SentenceSplitter(TokenRules rules, BoundaryModel? boundaries) : IStage
{
    // What the model's sum must exceed where a rule speaks against an end.
    private const int AgainstRule = 80;

    // Fewer words in capitals before a headline are a name in it.
    private const int LeastKicker = 3;

    /// <summary>Longer runs are cut, at the last comma or semicolon if there is one.</summary>
    public const int LongestSentence = 250;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 2) { Requires = [ReportStructure.Layer, Tokens.Layer], Provides = Sentences.Layer };

    /// <summary>Loads the model of boundaries.</summary>
    /// <exception cref="CasusException">The model is missing or damaged (CAS0350 to CAS0353).</exception>
    public static SentenceSplitter Load(DataFolder data, TokenRules rules)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(rules, BoundaryModel.Load(data.File("models/sentences.bin")));
    }

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

    /// <summary>Marks the words that end a sentence by the rules alone.</summary>
    /// <param name="tokens">The words.</param>
    /// <param name="block">A block of them.</param>
    /// <param name="ends">Receives one entry for each word of the block.</param>
    internal void MarkByRule(Tokens tokens, TokenRange block, Span<bool> ends)
    {
        ends.Clear();
        for (var i = block.Start; i < block.End; i++)
        {
            if (!EndsSentence(tokens, block, i))
                continue;
            // Closing signs behind a stop belong to it.
            while (i + 1 < block.End && IsCloser(tokens[i + 1]) && !tokens.SpaceAfter(i))
                i++;
            ends[i - block.Start] = true;
        }
    }

    private void SplitBlock(Tokens tokens, TokenRange block, BlockKind kind, List<TokenRange> ranges, List<BlockKind> kinds)
    {
        if (block.Count == 0)
            return;
        var byRule = ArrayPool<bool>.Shared.Rent(block.Count);
        Span<int> features = stackalloc int[BoundaryModel.FeatureCount];
        MarkByRule(tokens, block, byRule.AsSpan(0, block.Count));
        var headline = kind == BlockKind.Title ? BehindKicker(tokens, block) : -1;
        var start = block.Start;
        for (var i = block.Start; i < block.End; i++)
        {
            var end = i + 1;
            if (end < block.End && !Ends(tokens, block, start, i, byRule[i - block.Start], features) && end != headline)
            {
                if (end - start < LongestSentence)
                    continue;
                end = CutBefore(tokens, start, end);
            }

            ranges.Add(new(start, end));
            kinds.Add(kind);
            start = end;
            i = end - 1;
        }

        ArrayPool<bool>.Shared.Return(byRule);
    }

    // "TRAGEDY ON THE COAST Ferry sinks off Zuwara": where a headline begins behind three words or more in capitals; −1 if there is none.
    private static int BehindKicker(Tokens tokens, TokenRange block)
    {
        var capitals = 0;
        for (var i = block.Start; i < block.End; i++)
        {
            var form = tokens[i];
            if (!form.ContainsAnyInRange('a', 'z'))
            {
                capitals += char.IsLetter(form[0]) ? 1 : 0;
                continue;
            }

            // A headline begins with a capital: "US drone wipes out" takes the last word in capitals with it.
            var begins = char.IsUpper(form[0]) ? i : i - 1;
            return capitals - (begins < i ? 1 : 0) >= LeastKicker ? begins : -1;
        }

        return -1;
    }

    private bool Ends(Tokens tokens, TokenRange block, int start, int i, bool byRule, Span<int> features)
    {
        if (boundaries is null)
            return byRule;
        BoundaryModel.Extract(tokens, block, start, i, byRule, features);
        // Against the rules at a full stop only strong signs count: they know abbreviations that the model has hardly seen.
        var isStop = tokens[i][^1] is '.' or '!' or '?';
        return boundaries.Score(features) > (isStop && !byRule ? AgainstRule : 0);
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
