using Casus.Language;

namespace Casus.Coding;

/// <summary>The quotations of a report, and which words stand in which.</summary>
internal sealed class Quotations
{
    private readonly Tokens tokens;
    private readonly List<Quotation> all;
    private readonly int[] parents;
    private readonly int[] innermost;

    /// <summary>Keeps the quotations of <see cref="QuotationFinder.Find"/>, in their order.</summary>
    /// <param name="all">The quotations, the outer before the inner.</param>
    /// <param name="tokens">The words of the report.</param>
    public Quotations(List<Quotation> all, Tokens tokens)
    {
        (this.all, this.tokens) = (all, tokens);
        parents = new int[all.Count];
        innermost = new int[tokens.Count];
        Array.Fill(innermost, -1);
        // The outer come first, so the inner have the last word.
        for (var q = 0; q < all.Count; q++)
        {
            var marked = all[q].Marked;
            parents[q] = innermost[marked.Start];
            for (var t = marked.Start; t < marked.End; t++)
                innermost[t] = q;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => all.Count;

    /// <summary>A quotation by its number.</summary>
    public Quotation this[int quotation] => all[quotation];

    /// <summary>The innermost quotation that holds a token, or −1.</summary>
    public int Holding(int token) => innermost[token];

    /// <summary>The quotation that holds another, or −1.</summary>
    public int Around(int quotation) => parents[quotation];

    /// <summary>Whether a quotation ends as what somebody says does, with a stop at its closing mark; a quoted name does not.</summary>
    public bool EndsInStop(int quotation)
    {
        var (_, marked, isClosed) = all[quotation];
        return (isClosed && tokens[marked.End - 2] is "," or "!" or "?" or "." or "\u2026" or "..." or "\u2014" or "-" or "\u2013")
            || (marked.End < tokens.Count && tokens[marked.End] is ",");
    }

    /// <summary>Whether a token is among quoted words that somebody says, and that are over before another token.</summary>
    public bool HaveSaid(int token, int before)
    {
        for (var q = innermost[token]; q >= 0; q = parents[q])
        {
            if (all[q].Marked.End <= before && EndsInStop(q))
                return true;
        }

        return false;
    }
}
