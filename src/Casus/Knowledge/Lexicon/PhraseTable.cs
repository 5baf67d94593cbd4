using System.Diagnostics.CodeAnalysis;

namespace Casus.Knowledge;

/// <summary>
/// A frozen word list that is looked up by the first lemma of its entries, ignoring case, without allocating.
/// </summary>
public sealed class PhraseTable<T>
{
    private readonly WordIndex<Phrase<T>> byFirst;

    internal PhraseTable(IEnumerable<Phrase<T>> phrases)
    {
        byFirst = new(phrases, p => p.Words[0], (x, y) => y.Words.Length.CompareTo(x.Words.Length));
    }

    /// <summary>How many entries there are.</summary>
    public int Count => byFirst.Count;

    /// <summary>Every entry, in no particular order.</summary>
    public IEnumerable<Phrase<T>> All => byFirst.All;

    /// <summary>
    /// The entries whose first lemma is <paramref name="lemma"/>, the longest first; empty when there is none.
    /// </summary>
    public ReadOnlySpan<Phrase<T>> StartingWith(ReadOnlySpan<char> lemma) => byFirst[lemma];

    /// <summary>The longest entry that begins at a token.</summary>
    /// <param name="lemmas">Lemmas of the report, one per token.</param>
    /// <param name="at">The token.</param>
    /// <param name="phrase">The entry; of several as long, the one that stands first in the file.</param>
    /// <param name="length">How many tokens it covers.</param>
    public bool TryLongest(ReadOnlySpan<string> lemmas, int at, [NotNullWhen(true)] out Phrase<T>? phrase, out int length)
    {
        foreach (var candidate in StartingWith(lemmas[at]))
        {
            length = candidate.LengthAt(lemmas, at);
            if (length > 0)
            {
                phrase = candidate;
                return true;
            }
        }

        (phrase, length) = (null, 0);
        return false;
    }
}
