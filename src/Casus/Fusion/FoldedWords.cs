using Casus.Knowledge;

namespace Casus.Fusion;

/// <summary>Cuts a text of any language into words and folds them: small letters, no accents, Arabic without vowel marks and with one alef.</summary>
internal static class FoldedWords
{
    /// <summary>The words in text order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var word = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            if (c is 'ـ' or (>= 'ؐ' and <= 'ؚ') or (>= 'ً' and <= 'ٟ') or 'ٰ')
                continue;
            var (first, second) = LatinFolding.Fold(c);
            if (first is '\0')
                continue;
            if (first == ' ' || !char.IsLetterOrDigit(first))
            {
                if (word.Length > 0)
                    yield return word.ToString();
                word.Clear();
                continue;
            }

            word.Append(OneLetter(first));
            if (second != '\0')
                word.Append(second);
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static char OneLetter(char c) => c switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        >= '٠' and <= '٩' => (char)(c - '٠' + '0'),
        _ => char.ToLowerInvariant(c),
    };
}
