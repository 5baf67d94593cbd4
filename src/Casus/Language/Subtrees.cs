namespace Casus.Language;

/// <summary>What lies below each token of a forest, worked out once: its reach and who stands under whom.</summary>
/// <remarks>Linear in time and without recursion: a tree as deep as its sentence is long costs no more than a flat one.</remarks>
internal sealed class Subtrees
{
    // Tokens numbered so that a head comes before all below it, and these before anything else: t is under a where
    // numbers[a] <= numbers[t] < numbers[a] + sizes[a].
    private readonly int[] numbers;
    private readonly int[] sizes;
    private readonly TokenRange[] ranges;

    /// <param name="heads">One entry per token, −1 for a root.</param>
    /// <param name="childStart">Where the children of each token begin in <paramref name="childList"/>, and the end.</param>
    /// <param name="childList">The children of all tokens.</param>
    /// <exception cref="ArgumentException">Some heads go in a circle.</exception>
    public Subtrees(ReadOnlySpan<int> heads, ReadOnlySpan<int> childStart, ReadOnlySpan<int> childList)
    {
        (numbers, sizes, ranges) = (new int[heads.Length], new int[heads.Length], new TokenRange[heads.Length]);
        var topDown = TopDown(heads, childStart, childList);
        for (var i = topDown.Length - 1; i >= 0; i--)
            Gather(topDown[i], Children(childStart, childList, topDown[i]));
        var next = 0;
        foreach (var token in topDown)
        {
            if (heads[token] < 0)
                (numbers[token], next) = (next, next + sizes[token]);
            var number = numbers[token] + 1;
            foreach (var child in Children(childStart, childList, token))
                (numbers[child], number) = (number, number + sizes[child]);
        }
    }

    /// <summary>From the leftmost to the rightmost token below <paramref name="token"/>, itself included.</summary>
    public TokenRange RangeOf(int token) => ranges[token];

    /// <summary>Whether <paramref name="ancestor"/> is <paramref name="token"/> itself or governs it, at any distance.</summary>
    public bool IsUnder(int token, int ancestor) => (uint)(numbers[token] - numbers[ancestor]) < (uint)sizes[ancestor];

    private static ReadOnlySpan<int> Children(ReadOnlySpan<int> childStart, ReadOnlySpan<int> childList, int token) =>
        childList[childStart[token]..childStart[token + 1]];

    private static int[] TopDown(ReadOnlySpan<int> heads, ReadOnlySpan<int> childStart, ReadOnlySpan<int> childList)
    {
        var order = new int[heads.Length];
        var count = 0;
        for (var token = 0; token < heads.Length; token++)
        {
            if (heads[token] < 0)
                order[count++] = token;
        }

        for (var done = 0; done < count; done++)
        {
            foreach (var child in Children(childStart, childList, order[done]))
                order[count++] = child;
        }

        return count == heads.Length ? order : throw new ArgumentException("Some heads go in a circle.", nameof(heads));
    }

    private void Gather(int token, ReadOnlySpan<int> children)
    {
        var (first, last, size) = (token, token + 1, 1);
        foreach (var child in children)
            (first, last, size) = (Math.Min(first, ranges[child].Start), Math.Max(last, ranges[child].End), size + sizes[child]);
        (ranges[token], sizes[token]) = (new(first, last), size);
    }
}
