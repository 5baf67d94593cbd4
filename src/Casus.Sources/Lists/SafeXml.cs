using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using AngleSharp.Html;

namespace Casus.Sources.Lists;

/// <summary>Reads XML that strangers wrote: no document types, no entities of its own, nothing from elsewhere, no more than so much.</summary>
internal static partial class SafeXml
{
    private const int MostCharacters = 60_000_000;

    /// <summary>Opens a document.</summary>
    /// <param name="bytes">Of it, unpacked.</param>
    /// <exception cref="ListFormatException">Its encoding is not known.</exception>
    public static XmlReader Open(byte[] bytes) => Read(Plain(bytes));

    private static string Plain(byte[] bytes)
    {
        var text = Text(bytes);
        // Old feeds name the type of their document, which says nothing; one that defines entities is refused by the reader.
        text = PlainDoctype().Replace(text, "", 1);
        // Feeds use the names of HTML's characters as if XML knew them.
        return Names().Replace(text, m => HtmlEntityProvider.Resolver.GetSymbol(m.Groups[1].Value + ";") ?? "&amp;" + m.Groups[1].Value + ";");
    }

    private static XmlReader Read(string text) =>
        XmlReader.Create(
            new StringReader(text.TrimStart()),
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                CheckCharacters = false,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = MostCharacters,
                MaxCharactersFromEntities = 1,
            });

    private static string Text(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 200));
        var declared = Declared().Match(head) is { Success: true } match ? match.Groups[1].Value : "utf-8";
        if (System.Text.Unicode.Utf8.IsValid(bytes) || declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        try
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(declared) ?? Encoding.Latin1).GetString(bytes);
        }
        catch (ArgumentException)
        {
            throw new ListFormatException($"its encoding '{declared}' is not known");
        }
    }

    // All take time that grows with the text alone; the limit is for what nobody thought of, and far above what a busy machine needs.
    private const int LongestMatch = 60_000;

    [GeneratedRegex("""<!DOCTYPE\s[^\[<>]{0,500}>""", RegexOptions.IgnoreCase, LongestMatch)]
    private static partial Regex PlainDoctype();

    [GeneratedRegex("""&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});""", RegexOptions.None, LongestMatch)]
    private static partial Regex Names();

    [GeneratedRegex("""encoding\s*=\s*["']([A-Za-z0-9_.\-]{1,40})["']""", RegexOptions.None, LongestMatch)]
    private static partial Regex Declared();
}
