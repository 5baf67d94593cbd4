namespace Casus.Language.Engine;

/// <summary>What the network sees of a word form by itself: rows in seven hashed tables of prefixes, suffixes and shape.</summary>
/// <remarks>Prefixes and suffixes are lower-cased, so that capitals cost little; case enters by the shape alone.</remarks>
internal static class FormFeatures
{
    /// <summary>How many tables there are.</summary>
    public const int Tables = 7;

    /// <summary>Forms beyond this length are seen by their beginning and end alone.</summary>
    public const int LongestForm = 64;

    // Prefixes of one to three letters, suffixes of two to four, the shape.
    private static readonly int[] Sizes = [256, 1024, 3000, 1024, 3000, 4000, 512];

    /// <summary>Rows of each table.</summary>
    public static ReadOnlySpan<int> TableSizes => Sizes;

    /// <summary>Finds the row of a form in each table.</summary>
    public static void Rows(ReadOnlySpan<char> form, Span<int> rows)
    {
        Span<char> lower = stackalloc char[LongestForm];
        var folded = Fold(form, lower);
        rows[0] = Row(0, folded[..Math.Min(1, folded.Length)]);
        rows[1] = Row(1, folded[..Math.Min(2, folded.Length)]);
        rows[2] = Row(2, folded[..Math.Min(3, folded.Length)]);
        rows[3] = Row(3, folded[Math.Max(0, folded.Length - 2)..]);
        rows[4] = Row(4, folded[Math.Max(0, folded.Length - 3)..]);
        rows[5] = Row(5, folded[Math.Max(0, folded.Length - 4)..]);
        rows[6] = (int)(Shape(form) % (uint)Sizes[6]);
    }

    /// <summary>Lower-cases a form, makes its digits one and its quotes straight.</summary>
    /// <param name="form">The form.</param>
    /// <param name="buffer">Room for <see cref="LongestForm"/> characters; a longer form loses its middle.</param>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> form, Span<char> buffer)
    {
        var length = Math.Min(form.Length, LongestForm);
        for (var i = 0; i < length; i++)
        {
            var c = form[i < LongestForm / 2 ? i : form.Length - length + i];
            buffer[i] = char.IsAsciiDigit(c) ? '0' : c is '\u2019' or '\u2018' ? '\'' : c is '\u201C' or '\u201D' ? '"' : char.ToLowerInvariant(c);
        }

        return buffer[..length];
    }

    private static int Row(int table, ReadOnlySpan<char> part)
    {
        return (int)(LetterHash.Mixed(LetterHash.Of(part)) % (uint)Sizes[table]);
    }

    // Capitals, digits and signs, runs cut to two, at most eight marks: "Xxx", "XX", "dd-dd".
    private static uint Shape(ReadOnlySpan<char> form)
    {
        var hash = LetterHash.Start;
        var last = '\0';
        int run = 0, marks = 0;
        foreach (var c in form)
        {
            var mark = char.IsUpper(c) ? 'X' : char.IsLetter(c) ? 'x' : char.IsDigit(c) ? 'd' : c;
            run = mark == last ? run + 1 : 1;
            last = mark;
            if (run > 2)
                continue;
            if (++marks > 8)
                break;
            hash = LetterHash.With(hash, mark);
        }

        return LetterHash.Mixed(hash);
    }
}
