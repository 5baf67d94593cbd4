using System.Text;
using Casus.Fusion;

namespace Casus.Archive;

/// <summary>Texts as they are searched.</summary>
internal static class Words
{
    /// <summary>UTF-16 code units of a text beyond which it is not searched: PostgreSQL's index takes no more of one text.</summary>
    private const int MostSearched = 400_000;

    /// <summary>The folded words of texts with a space between each.</summary>
    public static string Of(params IEnumerable<string?> texts)
    {
        var words = new StringBuilder();
        foreach (var word in texts.Where(t => t is not null).SelectMany(t => FoldedWords.Of(t!)))
        {
            if (words.Length + word.Length > MostSearched)
                break;
            if (words.Length > 0)
                words.Append(' ');
            words.Append(word);
        }

        return words.ToString();
    }

    /// <summary>A text that both databases can hold: without NUL, lone surrogates replaced.</summary>
    public static string Plain(string? text) =>
        text is null ? "" : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);
}
