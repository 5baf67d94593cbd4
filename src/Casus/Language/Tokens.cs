using Casus.Readings;
using Casus.Reports;

namespace Casus.Language;

/// <summary>The words of a report in text order, as columns: one entry per token in each.</summary>
/// <remarks>
/// Tokens are the syntactic words of Universal Dependencies: "don't" is "do" and "n't", "Iraq's" is "Iraq" and "'s". They never
/// overlap and never contain white space.
/// </remarks>
public sealed class Tokens
{
    private readonly int[] starts;
    private readonly int[] ends;

    /// <summary>Takes ownership of the two columns.</summary>
    /// <param name="text">The text the offsets count into.</param>
    /// <param name="starts">First code unit of each token, ascending.</param>
    /// <param name="ends">One past its last code unit; never beyond the next start.</param>
    public Tokens(string text, int[] starts, int[] ends)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (starts.Length != ends.Length)
            throw new ArgumentException("The columns differ in length.", nameof(ends));
        (Text, this.starts, this.ends) = (text, starts, ends);
    }

    /// <summary>The layer.</summary>
    public static Layer<Tokens> Layer { get; } = new("tokens");

    /// <summary>The text of the report.</summary>
    public string Text { get; }

    /// <summary>How many tokens there are.</summary>
    public int Count => starts.Length;

    /// <summary>First code unit of each token.</summary>
    public ReadOnlySpan<int> Starts => starts;

    /// <summary>One past the last code unit of each token.</summary>
    public ReadOnlySpan<int> Ends => ends;

    /// <summary>The characters of a token, as they stand on the page.</summary>
    public ReadOnlySpan<char> this[int token] => Text.AsSpan(starts[token], ends[token] - starts[token]);

    /// <summary>Where a token stands.</summary>
    public TextSpan SpanOf(int token) => new(starts[token], ends[token]);

    /// <summary>Where a run of tokens stands; the empty range has no span.</summary>
    public TextSpan SpanOf(TokenRange range) => new(starts[range.Start], ends[range.End - 1]);

    /// <summary>Whether white space (or the end of the text) follows the token.</summary>
    public bool SpaceAfter(int token) => token + 1 >= starts.Length || starts[token + 1] > ends[token];

    /// <summary>The tokens that overlap <paramref name="span"/>; empty where it covers white space alone.</summary>
    public TokenRange RangeOf(TextSpan span)
    {
        var first = FirstEndingAfter(span.Start);
        var last = first;
        while (last < starts.Length && starts[last] < span.End)
            last++;
        return new(first, last);
    }

    /// <summary>
    /// The first token whose end lies beyond <paramref name="offset"/>: the one at the offset or the next;
    /// <see cref="Count"/> if none.
    /// </summary>
    public int FirstEndingAfter(int offset)
    {
        int low = 0, high = ends.Length;
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (ends[mid] <= offset)
                low = mid + 1;
            else
                high = mid;
        }

        return low;
    }
}
