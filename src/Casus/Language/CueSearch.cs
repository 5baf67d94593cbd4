using System.Diagnostics.CodeAnalysis;
using Casus.Knowledge;

namespace Casus.Language;

/// <summary>Finds cue phrases among the words as they stand on the page.</summary>
public static class CueSearch
{
    /// <summary>The longest cue that stands word for word at <paramref name="at"/>, whatever its case.</summary>
    /// <param name="cues">The cues.</param>
    /// <param name="tokens">The tokens of the report.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="value">What the cue means.</param>
    /// <param name="length">How many tokens it covers.</param>
    public static bool TryFindAt<T>(this CueTable<T> cues, Tokens tokens, int at, [MaybeNullWhen(false)] out T value, out int length)
    {
        ArgumentNullException.ThrowIfNull(cues);
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (var (words, meaning) in cues.StartingWith(tokens[at]))
        {
            length = words.Length;
            var stands = at + length <= tokens.Count;
            for (var w = 1; stands && w < length; w++)
                stands = tokens[at + w].Equals(words[w], StringComparison.OrdinalIgnoreCase);
            if (stands)
            {
                value = meaning;
                return true;
            }
        }

        (value, length) = (default, 0);
        return false;
    }
}
