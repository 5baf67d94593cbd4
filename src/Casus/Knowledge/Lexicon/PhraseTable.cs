using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Casus.Knowledge;

/// <summary>A frozen word list that is looked up by the first lemma of its entries, ignoring case, without allocating.</summary>
public sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, Phrase<T>[]>.AlternateLookup<ReadOnlySpan<char>> byFirst;

    internal PhraseTable(IEnumerable<Phrase<T>> phrases)
    {
        var lists = new Dictionary<string, List<Phrase<T>>>(StringComparer.OrdinalIgnoreCase);
        foreach (var phrase in phrases)
        {
            if (!lists.TryGetValue(phrase.Words[0], out var list))
                lists.Add(phrase.Words[0], list = []);
            list.Add(phrase);
            Count++;
        }

        // Longest first; OrderBy is stable, so that entries of one length keep the order of the file.
        byFirst = lists.ToFrozenDictionary(p => p.Key, p => p.Value.OrderByDescending(e => e.Words.Length).ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>Every entry, in no particular order.</summary>
    public IEnumerable<Phrase<T>> All => byFirst.Dictionary.Values.SelectMany(v => v);

    /// <summary>The entries whose first lemma is <paramref name="lemma"/>, the longest first; empty when there is none.</summary>
    public ReadOnlySpan<Phrase<T>> StartingWith(ReadOnlySpan<char> lemma) => byFirst.TryGetValue(lemma, out var found) ? found : [];

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
