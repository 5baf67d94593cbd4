namespace Casus.Language;

/// <summary>Tells text in capitals from other text.</summary>
public static class LetterCase
{
    // Enough to judge by; the rest of a long text is set like its beginning.
    private const int Sample = 4000;

    /// <summary>Whether at least nine in ten letters are capitals.</summary>
    public static bool IsMostlyCapitals(ReadOnlySpan<char> text)
    {
        int upper = 0, lower = 0;
        foreach (var c in text[..Math.Min(text.Length, Sample)])
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper > 9 * lower && upper > 0;
    }
}
