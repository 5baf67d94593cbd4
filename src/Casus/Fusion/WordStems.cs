using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Fusion;

/// <summary>Makes folded words alike: takes endings off, and the article and prepositions that Arabic writes in one word with the noun.</summary>
internal sealed class WordStems
{
    private const int Shortest = 3;

    private readonly string[] suffixes;
    private readonly string[] prefixes;
    private readonly string[] ends;
    private readonly FrozenSet<string> deadly;
    private readonly FrozenSet<string> leftOut;

    private WordStems(Stanza words)
    {
        (suffixes, prefixes, ends) = (Longest(words, "suffixes"), Longest(words, "prefixes"), Longest(words, "ends"));
        deadly = words.List("deadly").ToFrozenSet(StringComparer.Ordinal);
        leftOut = words.List("left-out").ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Reads <c>fusion/words.txt</c>.</summary>
    public static WordStems Load(DataFolder data) => new(data.Stanzas("fusion/words.txt")[0]);

    /// <summary>The stem, or <see langword="null"/> of a word that says nothing.</summary>
    public string? Of(string word)
    {
        if (word.Length < 2 || leftOut.Contains(word))
            return null;
        return word[0] is >= '\u0621' and <= '\u064A' ? OfArabic(word) : Without(word, suffixes);
    }

    /// <summary>Whether a folded word says that somebody died.</summary>
    public bool IsDeadly(string word) => deadly.Contains(word);

    private string OfArabic(string word)
    {
        foreach (var prefix in prefixes)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal) && word.Length - prefix.Length >= Shortest)
            {
                word = word[prefix.Length..];
                break;
            }
        }

        return Without(word, ends);
    }

    private static string Without(string word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= Shortest)
                return word[..^ending.Length];
        }

        return word;
    }

    private static string[] Longest(Stanza words, string key) => [.. words.List(key).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];
}
