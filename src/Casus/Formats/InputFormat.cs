using System.Text;

namespace Casus.Formats;

/// <summary>What an input holds.</summary>
internal enum InputFormat
{
    PlainText,
    Html,

    /// <summary>One JSON object per line.</summary>
    JsonLines,

    /// <summary>One JSON object over many lines, several of them, or an array of them.</summary>
    JsonObjects,

    /// <summary>A mail.</summary>
    Mail,

    /// <summary>A web archive, or the texts taken from one.</summary>
    WebArchive,
}

/// <summary>Tells formats apart by content first and extension second.</summary>
internal static class InputFormats
{
    /// <summary>How many bytes of the beginning are looked at.</summary>
    public const int HeadSize = 1 << 12;

    private static readonly string[] TextExtensions = [".txt", ".text"];
    private static readonly string[] HtmlExtensions = [".html", ".htm", ".xhtml"];
    private static readonly string[] LineExtensions = [".jsonl", ".ndjson"];
    private static readonly string[] MailExtensions = [".eml"];
    private static readonly string[] ArchiveExtensions = [".warc", ".wet"];
    private static readonly string[] MailBeginnings = ["Return-Path: ", "Delivered-To: ", "Received: from ", "MIME-Version: 1.0"];
    private static readonly string[] HtmlBeginnings = ["<!doctype html", "<html", "<head", "<body", "<!--", "<?xml", "<meta", "<title"];

    private static readonly (byte[] Magic, string What)[] Binaries =
    [
        ("%PDF-"u8.ToArray(), "a PDF file"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
        ("{\\rtf"u8.ToArray(), "a rich text file"),
        ([0x1F, 0x8B], "compressed data inside compressed data"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ("SQLite format 3"u8.ToArray(), "a database"),
        ("BZh"u8.ToArray(), "a bzip2 archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "an xz archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a 7-Zip archive"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
    ];

    /// <summary>Whether a file of this name is read when its folder is.</summary>
    public static bool IsKnownName(string path)
    {
        var extension = ExtensionOf(path);
        return extension == ".json" || TextExtensions.Contains(extension) || HtmlExtensions.Contains(extension)
            || LineExtensions.Contains(extension) || MailExtensions.Contains(extension) || ArchiveExtensions.Contains(extension);
    }

    /// <summary>Whether a file of this name is a web archive, which is packed record by record.</summary>
    public static bool IsArchiveName(string path) => ArchiveExtensions.Contains(ExtensionOf(path));

    /// <summary>
    /// What kind of binary file begins like this, in words, or <see langword="null"/> for what may be text.
    /// </summary>
    public static string? BinaryKind(ReadOnlySpan<byte> head)
    {
        foreach (var (magic, what) in Binaries)
        {
            if (head.StartsWith(magic))
                return what;
        }

        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !head.Contains((byte)0))
            return null;
        return head is [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..]
            ? "UTF-16 without a byte order mark, or a binary file"
            : "a binary file (it holds NUL bytes)";
    }

    /// <summary>The format of an input that begins with <paramref name="head"/>.</summary>
    public static InputFormat Decide(string name, ReadOnlySpan<byte> head)
    {
        var beginning = Beginning(head);
        var extension = ExtensionOf(name);
        if (LineExtensions.Contains(extension))
            return InputFormat.JsonLines;
        if (ArchiveExtensions.Contains(extension) || BeginsAsArchive(beginning))
            return InputFormat.WebArchive;
        if (MailExtensions.Contains(extension) || (extension.Length == 0 && MailBeginnings.Any(b => beginning.StartsWith(b, StringComparison.OrdinalIgnoreCase))))
            return InputFormat.Mail;
        if (HtmlExtensions.Contains(extension) || BeginsAsPage(beginning))
            return InputFormat.Html;
        if (extension == ".json")
            return FirstLineIsWhole(beginning) ? InputFormat.JsonLines : InputFormat.JsonObjects;
        if (TextExtensions.Contains(extension) || !BeginsAsJson(beginning))
            return InputFormat.PlainText;
        return FirstLineIsWhole(beginning) || !FirstLineIsOpening(beginning)
            ? InputFormat.JsonLines
            : InputFormat.JsonObjects;
    }

    private static string ExtensionOf(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant();
    }

    private static string Beginning(ReadOnlySpan<byte> head) => (head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(head[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(head[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(head[3..]),
        _ => Encoding.UTF8.GetString(head),
    }).TrimStart();

    private static bool BeginsAsArchive(string beginning) => beginning.StartsWith("WARC/1.", StringComparison.Ordinal) && FirstLine(beginning).Length < 12;

    private static bool BeginsAsPage(string beginning)
    {
        foreach (var tag in HtmlBeginnings)
        {
            if (beginning.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>A brace or bracket that JSON could go on from; wire copy may begin with <c>[TEXT]</c>.</summary>
    private static bool BeginsAsJson(string beginning)
    {
        if (beginning is not ['{' or '[', ..])
            return false;
        var next = beginning.AsSpan(1).TrimStart();
        return beginning[0] == '{' ? next is ['"' or '}', ..] or [] : next is ['{', ..];
    }

    private static bool FirstLineIsWhole(string beginning) => FirstLine(beginning) is ['{', .., '}'];

    private static bool FirstLineIsOpening(string beginning) => beginning is ['[', ..] || FirstLine(beginning) is "{";

    private static ReadOnlySpan<char> FirstLine(string beginning)
    {
        var line = beginning.AsSpan();
        var end = line.IndexOf('\n');
        return (end >= 0 ? line[..end] : line).TrimEnd();
    }
}
