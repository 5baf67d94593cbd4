namespace Casus.Knowledge.Places;

/// <summary>The Arabic article before a name, which takes the sound of the letter behind it: "al-Bab", "ar-Raqqa", "esh-Sham".</summary>
/// <remarks>GeoNames' transcriptions write all its forms; text writes "al-" or leaves it out.</remarks>
internal static class ArabicArticle
{
    /// <summary>The form under which names are kept.</summary>
    public const string Usual = "al";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Forms = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "ed", "en", "er", "es", "esh", "et", "ez",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the first word of a name from an Arabic-speaking country is the article.</summary>
    public static bool Is(ReadOnlySpan<char> word) => word.Length is 2 or 3 && Forms.Contains(word);

    /// <summary>Whether a word of a text may be the article; "Ed" is a first name, and "en", "er" and "et" are words of other languages.</summary>
    /// <param name="word">The word.</param>
    /// <param name="next">The word behind it: "An Nasiriyah", "As Suwayda"; "An Israeli" and "As Israel" are English.</param>
    public static bool MayBe(ReadOnlySpan<char> word, ReadOnlySpan<char> next) => MayBe(word)
        && (word[1] is 'l' or 'L' || (!next.IsEmpty && char.ToUpperInvariant(next[0]) == char.ToUpperInvariant(word[1])));

    /// <inheritdoc cref="MayBe(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public static bool MayBe(ReadOnlySpan<char> word) =>
        Is(word) && !(word.Length == 2 && word[0] is 'e' or 'E' && word[1] is 'd' or 'n' or 'r' or 't' or 'D' or 'N' or 'R' or 'T');
}
