using System.Collections.Frozen;

namespace Casus.Knowledge;

/// <summary>A set of words, looked up with the characters on the page, whatever their case. Immutable.</summary>
public sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    /// <summary>Makes the set.</summary>
    public WordSet(IEnumerable<string> words) =>
        this.words = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many words.</summary>
    public int Count => words.Set.Count;

    /// <summary>Whether the set holds <paramref name="word"/>.</summary>
    public bool Contains(ReadOnlySpan<char> word) => words.Contains(word);
}
