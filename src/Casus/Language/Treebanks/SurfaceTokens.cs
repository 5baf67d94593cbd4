using Casus.Knowledge;

namespace Casus.Language.Treebanks;

/// <summary>Which words are written as one: "don't" is two words and one token on the page.</summary>
public sealed class SurfaceTokens(TokenRules rules)
{
    private static readonly WordSet Clitics = new(["'s", "n't", "'m", "'re", "'ve", "'ll", "'d", "`s"]);

    /// <summary>Whether a word is written in one with the word before it.</summary>
    /// <param name="tokens">The words.</param>
    /// <param name="tags">Their parts of speech.</param>
    /// <param name="word">The word.</param>
    public bool Joins(Tokens tokens, ReadOnlySpan<UniversalTag> tags, int word)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (word == 0 || tokens.SpaceAfter(word - 1) || !char.IsLetterOrDigit(tokens[word - 1][^1]))
            return false;
        var form = tokens[word];
        if (form[0] is '\'' or '\u2019' or '`' || form.Length == 3)
        {
            Span<char> straight = stackalloc char[4];
            if (form.Length > straight.Length)
                return false;
            form.Replace(straight, '\u2019', '\'');
            if (Clitics.Contains(straight[..form.Length]) || (form.Length == 1 && tags[word] == UniversalTag.Part))
                return true;
        }

        var both = tokens.Text.AsSpan(tokens.Starts[word - 1], tokens.Ends[word] - tokens.Starts[word - 1]);
        return rules.Contractions.TryGetValue(both, out var first) && first == tokens[word - 1].Length;
    }
}
