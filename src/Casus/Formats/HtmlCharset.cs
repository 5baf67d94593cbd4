using System.Text;

namespace Casus.Formats;

/// <summary>The encoding a page names in its first lines.</summary>
internal static class HtmlCharset
{
    private const int HeadSize = 4096;

    /// <summary>
    /// The label behind the first <c>charset=</c> (in a <c>meta</c> tag) or <c>encoding=</c> (of an XML declaration),
    /// else <see langword="null"/>.
    /// </summary>
    public static string? DeclaredIn(ReadOnlySpan<byte> page)
    {
        var head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, HeadSize)]);
        return LabelBehind(head, "charset") ?? (head.StartsWith("<?xml", StringComparison.Ordinal) ? LabelBehind(head, "encoding") : null);
    }

    private static string? LabelBehind(string head, string key)
    {
        var at = head.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = head.AsSpan(at + key.Length).TrimStart();
        if (rest is not ['=', ..])
            return null;
        rest = rest[1..].TrimStart().TrimStart("\"'");
        var length = rest.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
        return rest[..(length < 0 ? rest.Length : length)] is { IsEmpty: false } label ? label.ToString() : null;
    }
}
