namespace Casus.Training.Networks;

/// <summary>Finds the tree without crossing arcs that has the most votes (Eisner 1996), with one root.</summary>
/// <remarks>Time grows with the cube of the length. Of trees with as many votes the first found is taken, always the same.</remarks>
internal sealed class ProjectiveTree
{
    // Best sums of the spans from left to right: [open, closed] × [head at the right end, head at the left end].
    private float[] open = [];
    private float[] closed = [];
    private int[] openSplit = [];
    private int[] closedSplit = [];
    private int length;

    /// <summary>The best tree.</summary>
    /// <param name="votes">What each arc counts: head times (length + 1) plus dependent; head <paramref name="count"/> is the root.</param>
    /// <param name="count">How many words.</param>
    /// <returns>The head of each word, <paramref name="count"/> for the root.</returns>
    public int[] Best(ReadOnlySpan<float> votes, int count)
    {
        length = count;
        var size = 2 * count * count;
        if (open.Length < size)
            (open, closed, openSplit, closedSplit) = (new float[size], new float[size], new int[size], new int[size]);
        for (var i = 0; i < count; i++)
            closed[At(0, i, i)] = closed[At(1, i, i)] = 0;
        for (var width = 1; width < count; width++)
        {
            for (var left = 0; left + width < count; left++)
                Fill(votes, left, left + width);
        }

        var (root, best) = (0, float.NegativeInfinity);
        for (var r = 0; r < count; r++)
        {
            var sum = closed[At(0, 0, r)] + closed[At(1, r, count - 1)] + votes[(count * (count + 1)) + r];
            if (sum > best)
                (root, best) = (r, sum);
        }

        var heads = new int[count];
        heads[root] = count;
        Closed(0, 0, root, heads);
        Closed(1, root, count - 1, heads);
        return heads;
    }

    // Side 0: the head is the right end; side 1: it is the left end.
    private int At(int side, int left, int right) => (((side * length) + left) * length) + right;

    private void Fill(ReadOnlySpan<float> votes, int left, int right)
    {
        var (split, sum) = (left, float.NegativeInfinity);
        for (var k = left; k < right; k++)
        {
            var s = closed[At(1, left, k)] + closed[At(0, k + 1, right)];
            if (s > sum)
                (split, sum) = (k, s);
        }

        open[At(0, left, right)] = sum + votes[(right * (length + 1)) + left];
        open[At(1, left, right)] = sum + votes[(left * (length + 1)) + right];
        openSplit[At(0, left, right)] = openSplit[At(1, left, right)] = split;
        (split, sum) = (left, float.NegativeInfinity);
        for (var k = left; k < right; k++)
        {
            var s = closed[At(0, left, k)] + open[At(0, k, right)];
            if (s > sum)
                (split, sum) = (k, s);
        }

        (closed[At(0, left, right)], closedSplit[At(0, left, right)]) = (sum, split);
        (split, sum) = (right, float.NegativeInfinity);
        for (var k = left + 1; k <= right; k++)
        {
            var s = open[At(1, left, k)] + closed[At(1, k, right)];
            if (s > sum)
                (split, sum) = (k, s);
        }

        (closed[At(1, left, right)], closedSplit[At(1, left, right)]) = (sum, split);
    }

    private void Closed(int side, int left, int right, int[] heads)
    {
        if (left == right)
            return;
        var split = closedSplit[At(side, left, right)];
        if (side == 0)
        {
            Closed(0, left, split, heads);
            Open(0, split, right, heads);
        }
        else
        {
            Open(1, left, split, heads);
            Closed(1, split, right, heads);
        }
    }

    private void Open(int side, int left, int right, int[] heads)
    {
        heads[side == 0 ? left : right] = side == 0 ? right : left;
        var split = openSplit[At(side, left, right)];
        Closed(1, left, split, heads);
        Closed(0, split + 1, right, heads);
    }
}
