using System.Globalization;
using System.Text;

namespace Casus.Grounding;

/// <summary>Folds names to keys, so that spellings of one name inside a report meet.</summary>
internal static class NameKeys
{
    /// <summary>Lower case, without accents, apostrophes, full stops and a leading article; hyphens and white space are single spaces.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u02BF' or '\u02BE' or '`' or '.' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (char.IsWhiteSpace(c) || c is '-' or '\u2010' or '\u2011' or '\u2013' or '/')
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
                continue;
            }

            folded.Append(char.ToLowerInvariant(c));
        }

        var key = folded.ToString().TrimEnd();
        return key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key;
    }
}
