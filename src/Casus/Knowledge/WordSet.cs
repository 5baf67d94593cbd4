namespace Casus.Knowledge;

/// <summary>A set of words, looked up with the characters on the page, whatever their case. Immutable.</summary>
public sealed class WordSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    /// <summary>Makes the set.</summary>
    public WordSet(IEnumerable<string> words) =>
        this.words = words.ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many words.</summary>
    public int Count => words.Set.Count;

    /// <summary>Whether the set holds <paramref name="word"/>.</summary>
    public bool Contains(ReadOnlySpan<char> word) => words.Contains(word);
}
