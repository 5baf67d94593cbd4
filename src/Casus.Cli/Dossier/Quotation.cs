using System.Text;
using Casus.Records;

namespace Casus.Cli.Dossier;

/// <summary>Words of a report, made fit to stand on a page.</summary>
internal static class Quotation
{
    private const char Replacement = '\uFFFD';

    /// <summary>The words between typographic quotation marks, each wording once, in the order given.</summary>
    public static IEnumerable<string> Of(IEnumerable<TextQuote> quotes) => quotes
        .Select(q => Clean(q.Text))
        .Where(t => t.Length > 0)
        .GroupBy(t => t, StringComparer.OrdinalIgnoreCase)
        .Select(g => "“" + g.First() + "”" + (g.Count() > 1 ? $" (×{g.Count()})" : ""));

    /// <summary>
    /// The text on one line: white space becomes single spaces, and nothing in it can steer a terminal or turn the line
    /// around.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (char.IsSurrogate(c))
            {
                var paired = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                _ = paired ? clean.Append(c).Append(text[++i]) : clean.Append(Replacement);
            }
            else if (!IsDirectionControl(c))
            {
                clean.Append(char.IsControl(c) ? Replacement : c);
            }
        }

        return clean.ToString().TrimEnd();
    }

    private static bool IsDirectionControl(char c) =>
        c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
