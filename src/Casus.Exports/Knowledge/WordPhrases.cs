using Casus.Exports.Safety;

namespace Casus.Exports.Knowledge;

/// <summary>Phrases that are looked for in names and descriptions, each with its plural.</summary>
internal sealed class WordPhrases
{
    private readonly List<string[]> phrases;

    public WordPhrases(IEnumerable<string> phrases) => this.phrases = [.. phrases.Select(FoldedText.Words)];

    /// <summary>Whether one of them stands in a text.</summary>
    public bool StandIn(string text)
    {
        var words = FoldedText.Words(text);
        return phrases.Any(p => Enumerable.Range(0, Math.Max(0, words.Length - p.Length + 1)).Any(at => StandsAt(words, at, p)));
    }

    private static bool StandsAt(string[] words, int at, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[at + i] != phrase[i] && !(i == phrase.Length - 1 && IsPlural(words[at + i], phrase[i])))
                return false;
        }

        return true;
    }

    private static bool IsPlural(string word, string singular) =>
        word == singular + "s" || word == singular + "es" || (singular.EndsWith('y') && word == singular[..^1] + "ies");
}
