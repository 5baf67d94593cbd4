using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Language;

/// <summary>The sentences of a report: runs of tokens in text order that cover every token once.</summary>
public sealed class Sentences
{
    private readonly TokenRange[] ranges;

    /// <summary>
    /// Takes ownership of <paramref name="ranges"/>: adjacent, none empty; <paramref name="blocks"/> has one entry for
    /// each.
    /// </summary>
    public Sentences(Tokens tokens, TokenRange[] ranges, BlockKind[] blocks)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (ranges.Length != blocks.Length)
            throw new ArgumentException("The columns differ in length.", nameof(blocks));
        (this.ranges, Blocks, Spans) = (ranges, [.. blocks], [.. ranges.Select(tokens.SpanOf)]);
    }

    /// <summary>The layer.</summary>
    public static Layer<Sentences> Layer { get; } = new("sentences");

    /// <summary>How many sentences there are.</summary>
    public int Count => ranges.Length;

    /// <summary>The tokens of a sentence.</summary>
    public TokenRange this[int sentence] => ranges[sentence];

    /// <summary>What kind of block each sentence stands in; a sentence never crosses a block.</summary>
    public ImmutableArray<BlockKind> Blocks { get; }

    /// <summary>Where each sentence stands in the text.</summary>
    public ImmutableArray<TextSpan> Spans { get; }

    /// <summary>The first sentence that stands neither in a headline nor in any other part of the layout; 0 where there is none.</summary>
    public int FirstOfBody() => Math.Max(0, Blocks.IndexOf(BlockKind.Paragraph));

    /// <summary>The sentence that holds <paramref name="token"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public int Holding(int token)
    {
        int low = 0, high = ranges.Length - 1;
        while (low < high)
        {
            var mid = (low + high + 1) / 2;
            if (ranges[mid].Start <= token)
                low = mid;
            else
                high = mid - 1;
        }

        if (ranges.Length == 0 || !ranges[low].Contains(token))
            throw new ArgumentOutOfRangeException(nameof(token), token, "No sentence holds this token.");
        return low;
    }
}
