namespace Casus.Knowledge;

/// <summary>Cue words and phrases with what they mean, looked up by the words of the report. Immutable.</summary>
/// <typeparam name="T">What a cue means.</typeparam>
public sealed class CueTable<T>
{
    // A plain dictionary: freezing some thirty small tables costs more at start than it ever wins.
    private readonly Dictionary<string, (string[] Words, T Value)[]>.AlternateLookup<ReadOnlySpan<char>> byFirst;

    // For each length of a first word (the last for all that are longer) a bit for every letter that one begins with: nearly all words
    // of a report are no cue, and are not looked for.
    private readonly uint[] beginnings = new uint[32];

    /// <summary>Makes the table; of equal cues the first stands.</summary>
    /// <param name="cues">The cues, each with what it means.</param>
    /// <param name="comparer">How first words are compared; without case where none is given.</param>
    public CueTable(IEnumerable<(string Cue, T Value)> cues, StringComparer? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(cues);
        comparer ??= StringComparer.OrdinalIgnoreCase;
        var lists = new Dictionary<string, List<(string[] Words, T Value)>>(comparer);
        foreach (var (cue, value) in cues)
        {
            var words = cue.Split(' ');
            if (!lists.TryGetValue(words[0], out var list))
                lists.Add(words[0], list = []);
            list.Add((words, value));
        }

        var table = new Dictionary<string, (string[] Words, T Value)[]>(lists.Count, comparer);
        foreach (var (word, list) in lists)
        {
            // The longest first; of equals the first in the file.
            var ordered = list.ToArray();
            Array.Sort(ordered, (a, b) => a.Words.Length != b.Words.Length ? b.Words.Length - a.Words.Length : list.IndexOf(a) - list.IndexOf(b));
            table.Add(word, ordered);
            beginnings[Math.Min(word.Length, 31)] |= word.Length > 0 && char.IsAscii(word[0]) ? Letter(word[0]) : uint.MaxValue;
        }

        byFirst = table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The entries whose first word is <paramref name="word"/>, the longest first.</summary>
    public ReadOnlySpan<(string[] Words, T Value)> StartingWith(ReadOnlySpan<char> word) =>
        MayBegin(word) && byFirst.TryGetValue(word, out var found) ? found : [];

    /// <summary>
    /// The meaning of a single word; <see langword="default"/> and <see langword="false"/> when it is no cue by itself.
    /// </summary>
    public bool TryFind(ReadOnlySpan<char> word, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        foreach (var (words, meaning) in StartingWith(word))
        {
            if (words.Length == 1)
            {
                value = meaning;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The longest cue that stands word for word at <paramref name="at"/>.</summary>
    /// <param name="lemmas">The words or lemmas of the report.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="value">What it means.</param>
    /// <param name="length">How many tokens it covers.</param>
    public bool TryFind(ReadOnlySpan<string> lemmas, int at, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value, out int length)
    {
        foreach (var (words, meaning) in StartingWith(lemmas[at]))
        {
            length = words.Length;
            var stands = at + length <= lemmas.Length;
            for (var w = 1; stands && w < length; w++)
                stands = string.Equals(lemmas[at + w], words[w], StringComparison.OrdinalIgnoreCase);
            if (stands)
            {
                value = meaning;
                return true;
            }
        }

        (value, length) = (default, 0);
        return false;
    }

    // Both cases of a letter have the same five last bits.
    private static uint Letter(char c) => 1u << (c & 31);

    private bool MayBegin(ReadOnlySpan<char> word) =>
        word.IsEmpty || !char.IsAscii(word[0]) || (beginnings[Math.Min(word.Length, 31)] & Letter(word[0])) != 0;
}
