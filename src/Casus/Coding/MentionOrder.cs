using System.Collections.Immutable;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Event mentions by where they stand: found by halving, since a long report has thousands.</summary>
/// <param name="mentions">In text order of their heads.</param>
internal sealed class MentionOrder(IEnumerable<EventMention> mentions)
{
    private readonly ImmutableArray<EventMention> mentions = [.. mentions];

    /// <summary>Those whose heads lie in <paramref name="range"/>, in text order.</summary>
    public ReadOnlySpan<EventMention> In(TokenRange range)
    {
        var first = CountBefore(range.Start);
        return mentions.AsSpan()[first..Math.Max(first, CountBefore(range.End))];
    }

    /// <summary>The last one whose head stands before <paramref name="token"/>.</summary>
    public EventMention? LastBefore(int token) => CountBefore(token) is var count and > 0 ? mentions[count - 1] : null;

    private int CountBefore(int token)
    {
        var (low, high) = (0, mentions.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (mentions[middle].Head < token)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
