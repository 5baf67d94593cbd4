using System.Collections.Frozen;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Words that set what they stand with apart from what was told before: "another soldier", "two more", "the second bomb".</summary>
internal static class Additions
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["other", "another", "more", "further", "additional", "second", "third"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a phrase has such a word.</summary>
    public static bool AreIn(Syntax syntax, TokenRange phrase)
    {
        for (var t = phrase.Start; t < phrase.End; t++)
        {
            if (Words.Contains(syntax.Lemmas[t]))
                return true;
        }

        return false;
    }
}
