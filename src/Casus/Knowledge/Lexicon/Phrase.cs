using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>An entry of a word list: one or more lemmas, and what the list says about them.</summary>
/// <param name="Words">The lemmas in order, as written in the list; hyphens count as spaces.</param>
/// <param name="Value">What the list says.</param>
public sealed record Phrase<T>(ImmutableArray<string> Words, T Value)
{
    /// <summary>The words as one string.</summary>
    public string Text => string.Join(' ', Words.AsSpan());

    /// <summary>The number of tokens the phrase covers if it begins at <paramref name="at"/>, or 0 if it does not.</summary>
    /// <remarks>Case is ignored, and a hyphen that stands as a token of its own between the words is passed over.</remarks>
    public int LengthAt(ReadOnlySpan<string> lemmas, int at)
    {
        var i = at;
        for (var w = 0; w < Words.Length; w++, i++)
        {
            if (w > 0 && i < lemmas.Length && lemmas[i] is "-")
                i++;
            if (i >= lemmas.Length || !string.Equals(lemmas[i], Words[w], StringComparison.OrdinalIgnoreCase))
                return 0;
        }

        return i - at;
    }

    /// <summary>
    /// The number of tokens the phrase covers if its last word stands at <paramref name="last"/>, or 0 if it does not.
    /// </summary>
    public int LengthUpTo(ReadOnlySpan<string> lemmas, int last)
    {
        var i = last;
        for (var w = Words.Length - 1; w >= 0; w--, i--)
        {
            if (w < Words.Length - 1 && i >= 0 && lemmas[i] is "-")
                i--;
            if (i < 0 || !string.Equals(lemmas[i], Words[w], StringComparison.OrdinalIgnoreCase))
                return 0;
        }

        return last - i;
    }
}
