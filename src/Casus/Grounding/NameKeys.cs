using System.Text;
using Casus.Knowledge;

namespace Casus.Grounding;

/// <summary>Folds names to keys, so that spellings of one name inside a report meet.</summary>
internal static class NameKeys
{
    /// <summary>
    /// Lower case, without accents, apostrophes, full stops and a leading article; whatever else parts words is a
    /// single space.
    /// </summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var (first, second) = LatinFolding.Fold(c);
            if (first != '\0' && (first != ' ' || (folded.Length > 0 && folded[^1] != ' ')))
                folded.Append(char.ToLowerInvariant(first));
            if (second != '\0')
                folded.Append(second);
        }

        var key = folded.ToString().TrimEnd();
        return key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key;
    }
}
