namespace Casus.Knowledge;

/// <summary>
/// Lists of entries under a word, looked up with the characters on the page; case is ignored. Never changed once made.
/// </summary>
/// <remarks>A plain dictionary: to freeze thousands of words takes longer than all the look-ups of a report save.</remarks>
internal sealed class WordIndex<T>
    where T : class
{
    private readonly Dictionary<string, T[]> byWord;
    private readonly Dictionary<string, T[]>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>
    /// Files <paramref name="entries"/> under their word; those of one word in the given order, and where that is even
    /// in theirs.
    /// </summary>
    public WordIndex(IEnumerable<T> entries, Func<T, string> wordOf, Comparison<T> order)
    {
        var lists = new Dictionary<string, List<T>>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var word = wordOf(entry);
            if (!lists.TryGetValue(word, out var list))
                lists.Add(word, list = []);
            list.Add(entry);
            Count++;
        }

        byWord = new(lists.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (word, list) in lists)
            byWord.Add(word, Sorted(list, order));
        lookup = byWord.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>Every entry, in no particular order.</summary>
    public IEnumerable<T> All => byWord.Values.SelectMany(v => v);

    /// <summary>The entries under a word; empty when there is none.</summary>
    public ReadOnlySpan<T> this[ReadOnlySpan<char> word] => lookup.TryGetValue(word, out var found) ? found : [];

    // Insertion keeps even entries in their order; the lists are short.
    private static T[] Sorted(List<T> list, Comparison<T> order)
    {
        var array = list.ToArray();
        for (var i = 1; i < array.Length; i++)
        {
            var entry = array[i];
            var at = i;
            for (; at > 0 && order(array[at - 1], entry) > 0; at--)
                array[at] = array[at - 1];
            array[at] = entry;
        }

        return array;
    }
}
