namespace Casus.Language.Engine;

/// <summary>The classes of a name tagger: outside, then begin, inside, last and single of each <see cref="NameKind"/>.</summary>
internal static class NameClasses
{
    /// <summary>How many there are.</summary>
    public const int Count = 1 + (4 * 3);

    /// <summary>Where a word stands in a name.</summary>
    public enum Position
    {
        /// <summary>First of several.</summary>
        Begin,

        /// <summary>In the middle.</summary>
        Inside,

        /// <summary>Last of several.</summary>
        Last,

        /// <summary>The only one.</summary>
        Single,
    }

    /// <summary>The class of a position in a name of a kind.</summary>
    public static int Of(NameKind kind, Position position) => 1 + (4 * (int)kind) + (int)position;

    /// <summary>The position of a class other than outside.</summary>
    public static Position PositionOf(int c) => (Position)((c - 1) % 4);

    /// <summary>The kind of a class other than outside.</summary>
    public static NameKind KindOf(int c) => (NameKind)((c - 1) / 4);

    /// <summary>The class that the same word has in the sentence read from its end.</summary>
    public static int Mirrored(int c) => c == 0 ? 0 : PositionOf(c) switch
    {
        Position.Begin => Of(KindOf(c), Position.Last),
        Position.Last => Of(KindOf(c), Position.Begin),
        _ => c,
    };

    /// <summary>Whether a name is still open behind a word of this class.</summary>
    public static bool IsOpen(int c) => c > 0 && PositionOf(c) is Position.Begin or Position.Inside;

    /// <summary>Whether a word of class <paramref name="c"/> may stand behind one of class <paramref name="previous"/> (0 at the start).</summary>
    public static bool MayFollow(int previous, int c) => IsOpen(previous)
        ? c > 0 && KindOf(c) == KindOf(previous) && PositionOf(c) is Position.Inside or Position.Last
        : c == 0 || PositionOf(c) is Position.Begin or Position.Single;

    /// <summary>Finds the best row of classes in which every name is whole.</summary>
    /// <param name="scores">The scores of the first word, then of the next.</param>
    /// <param name="stride">Distance of two words' scores.</param>
    /// <param name="classes">Receives the class of each word.</param>
    public static void Decode(ReadOnlySpan<float> scores, int stride, Span<byte> classes)
    {
        var isWhole = true;
        var previous = 0;
        for (var t = 0; t < classes.Length; t++)
        {
            var best = VectorMath.IndexOfLargest(scores.Slice(t * stride, Count));
            classes[t] = (byte)best;
            isWhole &= MayFollow(previous, best);
            previous = best;
        }

        // The best of each word are the best of all where they fit together, as they nearly always do.
        if (!isWhole || IsOpen(previous))
            Search(scores, stride, classes);
    }

    private static void Search(ReadOnlySpan<float> scores, int stride, Span<byte> classes)
    {
        var from = new byte[classes.Length * Count];
        Span<float> best = stackalloc float[Count];
        Span<float> next = stackalloc float[Count];
        for (var t = 0; t < classes.Length; t++)
        {
            for (var c = 0; c < Count; c++)
            {
                var (top, source) = (t == 0 && MayFollow(0, c) ? 0 : float.NegativeInfinity, 0);
                for (var p = 0; p < Count && t > 0; p++)
                {
                    if (best[p] > top && MayFollow(p, c))
                        (top, source) = (best[p], p);
                }

                next[c] = top + scores[(t * stride) + c];
                from[(t * Count) + c] = (byte)source;
            }

            next.CopyTo(best);
        }

        var last = 0;
        for (var c = 1; c < Count; c++)
        {
            if (!IsOpen(c) && best[c] > best[last])
                last = c;
        }

        for (var t = classes.Length - 1; t >= 0; t--)
        {
            classes[t] = (byte)last;
            last = from[(t * Count) + last];
        }
    }
}
