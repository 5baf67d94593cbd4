using System.Collections.Frozen;

namespace Casus.Language;

/// <summary>A list of phrases that can be asked what stands at the beginning of a line. Case does not matter.</summary>
internal sealed class ReportStructurePhrases
{
    // By first word, longest phrase first, so that "Image source," is found before "Image".
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> byFirstWord;

    public ReportStructurePhrases(IEnumerable<string> phrases)
    {
        All = [.. phrases.Distinct(StringComparer.OrdinalIgnoreCase)];
        byFirstWord = All.GroupBy(p => FirstWord(p).ToString(), StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The phrases as they stand in the data.</summary>
    public string[] All { get; }

    /// <summary>How long the longest phrase at the beginning of <paramref name="text"/> is; 0 if none stands there.</summary>
    public int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (!byFirstWord.TryGetValue(FirstWord(text), out var candidates))
            return 0;
        foreach (var phrase in candidates)
        {
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && EndsAtWord(text, phrase.Length))
                return phrase.Length;
        }

        return 0;
    }

    /// <summary>Whether <paramref name="text"/> is one of the phrases and nothing else.</summary>
    public bool IsWhole(ReadOnlySpan<char> text) => !text.IsEmpty && LengthAtStart(text) == text.Length;

    private static bool EndsAtWord(ReadOnlySpan<char> text, int length) =>
        length == text.Length || !char.IsLetterOrDigit(text[length]) || !char.IsLetterOrDigit(text[length - 1]);

    /// <summary>The leading letters and digits, or the one leading mark.</summary>
    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 32 && char.IsLetterOrDigit(text[length]))
            length++;
        return text[..Math.Min(text.Length, Math.Max(1, length))];
    }
}
