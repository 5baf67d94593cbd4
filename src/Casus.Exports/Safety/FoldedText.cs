using System.Globalization;
using System.Text;
using Casus.Knowledge;

namespace Casus.Exports.Safety;

/// <summary>
/// A text as names are looked for in it: letters and digits alone, folded to small plain ones, with what was between them remembered.
/// </summary>
/// <remarks>
/// Case, accents, apostrophes, spaces, hyphens, full-width letters, invisible characters, percent-encoding and escapes of JSON and HTML
/// make no difference. Between two cells of a table or two values of JSON no name goes on.
/// </remarks>
internal sealed class FoldedText
{
    /// <summary>Stands where no name goes on.</summary>
    private const char Wall = '\u0001';

    private readonly StringBuilder letters = new();
    private readonly List<int> starts = [];
    private readonly List<bool> begins = [];
    private bool apart = true;

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isEncoded">Whether it is part of a file or address, in which letters may be written as escapes.</param>
    public FoldedText(string text, bool isEncoded = false)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = isEncoded ? AddEncoded(text, at) : Add(text[at], at, at + 1, at > 0 && IsCamel(text[at - 1], text[at]));
            apart |= IsPossessive(text, at, end);
            at = end;
        }

        starts.Add(text.Length);
        begins.Add(true);
        Letters = letters.ToString();
    }

    /// <summary>The letters and digits, folded.</summary>
    public string Letters { get; }

    /// <summary>Whether a word begins at a letter, or the text ends there.</summary>
    public bool BeginsAt(int letter) => begins[letter];

    /// <summary>Where a letter stands in the text.</summary>
    public int StartOf(int letter) => starts[letter];

    /// <summary>The words of a text, folded.</summary>
    public static string[] Words(string text)
    {
        var folded = new FoldedText(text);
        var words = new List<string>();
        for (var from = 0; from < folded.Letters.Length;)
        {
            var to = from + 1;
            while (!folded.BeginsAt(to))
                to++;
            words.Add(folded.Letters[from..to]);
            from = to;
        }

        return [.. words];
    }

    private int AddEncoded(string text, int at)
    {
        switch (text[at])
        {
            case '%' when TryPercent(text, at, out var decoded, out var end):
                foreach (var c in decoded)
                    Add(c, at, end, false);
                return end;
            case '\\' when at + 5 < text.Length && text[at + 1] == 'u' && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                return Add((char)code, at, at + 6, false);
            case '\\' when at + 1 < text.Length:
                apart = true;
                return at + 2;
            case '&' when TryEntity(text, at, out var c, out var end):
                return Add(c, at, end, false);
            case '\t' or '\n':
            case '"' when (at + 1 < text.Length && text[at + 1] is ',' or ':') || (at > 0 && text[at - 1] is ',' or ':'):
                return AddWall(at);
            default:
                return Add(text[at], at, at + 1, at > 0 && IsCamel(text[at - 1], text[at]));
        }
    }

    private int Add(char c, int at, int end, bool isCamel)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
            c = (char)(c - 0xFEE0);
        var (first, second) = LatinFolding.Fold(c);
        if (first == '\0')
            return end;
        if (!char.IsLetterOrDigit(first) && !char.IsSurrogate(first))
        {
            apart = true;
            return end;
        }

        Append(char.ToLowerInvariant(first), at, apart || isCamel);
        if (second != '\0')
            Append(second, at, false);
        return end;
    }

    private int AddWall(int at)
    {
        Append(Wall, at, true);
        apart = true;
        return at + 1;
    }

    private void Append(char letter, int at, bool isBeginning)
    {
        letters.Append(letter);
        starts.Add(at);
        begins.Add(isBeginning);
        apart = false;
    }

    private static bool IsCamel(char before, char c) => char.IsUpper(c) && char.IsLower(before);

    // "Melnyk's" is Melnyk: behind an apostrophe, however it is written, an s that ends the word is a word of its own.
    private static bool IsPossessive(string text, int at, int end) =>
        end < text.Length && text[end] is 's' or 'S' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]))
        && (text[at] is '\'' or '’' or '‘' or '`' or 'ʼ' or '＇' || (text[at] is '%' or '&' or '\\' && end - at > 1 && text.AsSpan(at, end - at) is "%27" or "%E2%80%99" or "%e2%80%99" or "&#39;" or "&apos;" or "&rsquo;" or "\\u0027" or "\\u2019"));

    private static bool TryPercent(string text, int at, out string decoded, out int end)
    {
        Span<byte> bytes = stackalloc byte[64];
        var count = 0;
        end = at;
        while (count < bytes.Length && end + 2 < text.Length && text[end] == '%' && byte.TryParse(text.AsSpan(end + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            // A percent sign that was itself encoded.
            if (value == '%' && end + 4 < text.Length && char.IsAsciiHexDigit(text[end + 3]) && char.IsAsciiHexDigit(text[end + 4]))
            {
                value = byte.Parse(text.AsSpan(end + 3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                end += 2;
            }

            bytes[count++] = value;
            end += 3;
        }

        decoded = Encoding.UTF8.GetString(bytes[..count]);
        return count > 0;
    }

    private static bool TryEntity(string text, int at, out char c, out int end)
    {
        c = '\0';
        end = text.IndexOf(';', at, Math.Min(10, text.Length - at)) + 1;
        if (end == 0)
            return false;
        var decoded = System.Net.WebUtility.HtmlDecode(text[at..end]);
        c = decoded[0];
        return decoded.Length == 1 && end - at > 1;
    }
}
