using System.Globalization;
using System.Text;

namespace Casus.Formats;

/// <summary>A mail or a part of one: headers and a body (RFC 5322, RFC 2045).</summary>
internal sealed class MailPart
{
    private const int MostHeaders = 1000;
    private const int LongestHeader = 64 * 1024;

    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

    private MailPart(ReadOnlyMemory<byte> body) => Body = body;

    /// <summary>What stands behind the headers, as sent.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>The media type, in small letters.</summary>
    public string Type => Value("Content-Type") is { } value ? value.Split(';')[0].Trim().ToLowerInvariant() : "text/plain";

    /// <summary>Whether it is meant to be saved rather than read.</summary>
    public bool IsAttachment => Value("Content-Disposition") is { } value && value.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads headers up to the first blank line; what is no header is passed over.</summary>
    public static MailPart Read(ReadOnlyMemory<byte> bytes)
    {
        var at = 0;
        var lines = new List<StringBuilder>();
        StringBuilder? last = null;
        while (at < bytes.Length)
        {
            var line = Line(bytes.Span, at, out var next);
            at = next;
            if (line.IsEmpty)
                break;
            if (line[0] is (byte)' ' or (byte)'\t' && lines.Count > 0)
            {
                if (last is not null && last.Length + line.Length < LongestHeader)
                    last.Append(' ').Append(Text(line).Trim());
                continue;
            }

            // What goes on from a header that is passed over is passed over, too.
            last = lines.Count < MostHeaders && line.Length < LongestHeader ? new(Text(line)) : null;
            if (last is not null)
                lines.Add(last);
        }

        var part = new MailPart(bytes[at..]);
        foreach (var line in lines.Select(l => l.ToString()))
        {
            if (line.IndexOf(':') is var colon and > 0)
                part.headers.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        return part;
    }

    /// <summary>A header as written, unfolded.</summary>
    public string? Value(string name) => headers.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A parameter of a header: the <c>charset</c> of <c>Content-Type</c>.</summary>
    public string? Parameter(string header, string name)
    {
        var value = Value(header);
        for (var at = value?.IndexOf(';') ?? -1; at >= 0;)
        {
            var equals = value!.IndexOf('=', at);
            if (equals < 0)
                return null;
            var key = value[(at + 1)..equals].Trim();
            var (text, next) = ParameterValue(value, equals + 1);
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return text;
            at = next;
        }

        return null;
    }

    /// <summary>The body with its transfer encoding undone; what is damaged in it is left out.</summary>
    public byte[] Decoded() => Value("Content-Transfer-Encoding")?.Trim().ToLowerInvariant() switch
    {
        "base64" => FromBase64(Body.Span),
        "quoted-printable" => FromQuotedPrintable(Body.Span, isHeader: false),
        _ => Body.ToArray(),
    };

    /// <summary>The parts of a multipart body.</summary>
    public IEnumerable<MailPart> Parts()
    {
        if (Parameter("Content-Type", "boundary") is not { Length: > 0 and < 256 } boundary)
            yield break;
        var mark = Encoding.UTF8.GetBytes("--" + boundary);
        var from = -1;
        for (var at = 0; at < Body.Length;)
        {
            var begin = at;
            if (!Delimits(Line(Body.Span, at, out at), mark, out var isLast))
                continue;
            if (from >= 0)
                yield return Read(Body[from..WithoutLineEnd(begin)]);
            from = at;
            if (isLast)
                yield break;
        }

        // A mail that was cut off: its last part is as long as it is.
        if (from >= 0)
            yield return Read(Body[from..]);
    }

    /// <summary>Undoes the encoded words of a header (RFC 2047): <c>=?utf-8?B?…?=</c>.</summary>
    public static string DecodeWords(string value)
    {
        var text = new StringBuilder();
        var at = 0;
        var afterWord = false;
        while (at < value.Length)
        {
            var begin = value.IndexOf("=?", at, StringComparison.Ordinal);
            var word = begin < 0 ? null : EncodedWord(value, begin, out _);
            if (word is null)
            {
                var stop = begin < 0 ? value.Length : begin + 2;
                text.Append(value, at, stop - at);
                (at, afterWord) = (stop, false);
                continue;
            }

            // White space between two encoded words is there to fold the line alone.
            if (!afterWord || !string.IsNullOrWhiteSpace(value[at..begin]))
                text.Append(value, at, begin - at);
            text.Append(word);
            _ = EncodedWord(value, begin, out at);
            afterWord = true;
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? EncodedWord(string value, int begin, out int end)
    {
        end = begin;
        var charsetEnd = value.IndexOf('?', begin + 2);
        if (charsetEnd < 0 || charsetEnd + 2 >= value.Length || value[charsetEnd + 2] != '?')
            return null;
        var close = value.IndexOf("?=", charsetEnd + 3, StringComparison.Ordinal);
        if (close < 0)
            return null;
        var content = Encoding.Latin1.GetBytes(value[(charsetEnd + 3)..close]);
        var bytes = value[charsetEnd + 1] is 'B' or 'b' ? FromBase64(content) : value[charsetEnd + 1] is 'Q' or 'q' ? FromQuotedPrintable(content, isHeader: true) : null;
        if (bytes is null)
            return null;
        end = close + 2;
        return TextDecoder.Decode(bytes, value[(begin + 2)..charsetEnd].Split('*')[0], Reports.ReportOrigin.Unknown, out _);
    }

    private static (string Text, int Next) ParameterValue(string value, int at)
    {
        while (at < value.Length && value[at] == ' ')
            at++;
        if (at >= value.Length || value[at] != '"')
        {
            var end = value.IndexOf(';', at);
            return (value[at..(end < 0 ? value.Length : end)].Trim(), end);
        }

        var text = new StringBuilder();
        for (at++; at < value.Length && value[at] != '"'; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length)
                at++;
            text.Append(value[at]);
        }

        return (text.ToString(), at < value.Length ? value.IndexOf(';', at) : -1);
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> bytes, int at, out int next)
    {
        var length = bytes[at..].IndexOf((byte)'\n');
        next = length < 0 ? bytes.Length : at + length + 1;
        return bytes[at..next].TrimEnd("\r\n"u8);
    }

    // Nothing but white space may stand behind a boundary: another may begin with it.
    private static bool Delimits(ReadOnlySpan<byte> line, ReadOnlySpan<byte> mark, out bool isLast)
    {
        isLast = false;
        if (!line.StartsWith(mark))
            return false;
        var rest = line[mark.Length..].TrimEnd(" \t"u8);
        isLast = rest.SequenceEqual("--"u8);
        return isLast || rest.IsEmpty;
    }

    private int WithoutLineEnd(int at)
    {
        if (at > 0 && Body.Span[at - 1] == (byte)'\n')
            at--;
        return at > 0 && Body.Span[at - 1] == (byte)'\r' ? at - 1 : at;
    }

    private static string Text(ReadOnlySpan<byte> line) => System.Text.Unicode.Utf8.IsValid(line) ? Encoding.UTF8.GetString(line) : Encoding.Latin1.GetString(line);

    private static byte[] FromBase64(ReadOnlySpan<byte> content)
    {
        // Four signs at a time, whatever stands between them, up to the first that cannot be.
        var bytes = new List<byte>((content.Length * 3 / 4) + 3);
        var (bits, count) = (0, 0);
        foreach (var b in content)
        {
            var value = b switch
            {
                >= (byte)'A' and <= (byte)'Z' => b - 'A',
                >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
                (byte)'+' or (byte)'-' => 62,
                (byte)'/' or (byte)'_' => 63,
                _ => -1,
            };
            if (b == (byte)'=')
                (bits, count) = (0, 0);
            if (value < 0)
                continue;
            (bits, count) = ((bits << 6) | value, count + 6);
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }

        return [.. bytes];
    }

    private static byte[] FromQuotedPrintable(ReadOnlySpan<byte> content, bool isHeader)
    {
        var bytes = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == (byte)'_' && isHeader)
            {
                bytes.Add((byte)' ');
                continue;
            }

            if (content[i] != (byte)'=')
            {
                bytes.Add(content[i]);
                continue;
            }

            if (i + 2 < content.Length && byte.TryParse(content.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
                continue;
            }

            // "=" at the end of a line joins it with the next.
            var lineEnd = i + 1;
            while (lineEnd < content.Length && (content[lineEnd] is (byte)' ' or (byte)'\t' or (byte)'\r'))
                lineEnd++;
            if (lineEnd < content.Length && content[lineEnd] == (byte)'\n')
                i = lineEnd;
            else if (lineEnd < content.Length)
                bytes.Add((byte)'=');
        }

        return [.. bytes];
    }
}
