using System.Globalization;
using System.Text;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>Reads web archives (WARC, ISO 28500) and the texts taken from them (WET), one page after the other.</summary>
/// <remarks>
/// Of the records those that hold a page or a text are read: <c>response</c>, <c>resource</c>, <c>conversion</c>. A record that is damaged costs itself
/// alone: reading goes on at the next line that begins one.
/// </remarks>
internal sealed class WarcReader(ReadOptions options)
{
    private const int LongestLine = 64 * 1024;
    private const int MostHeaders = 200;

    // The records read last: a packed archive may give some twice behind a damaged one.
    private const int Remembered = 256;

    private const string EndsEarly = "it ends before its stated length";

    // What is looked at behind a record: four signs that end lines, and the beginning of the next.
    private const int BetweenRecords = 9;

    private readonly List<ReadResult> pending = [];
    private readonly Queue<string> last = new();
    private long passed;

    private static ReadOnlySpan<byte> NextRecord => "\nWARC/1."u8;

    /// <summary>All records; in messages the number behind the name is that of the record.</summary>
    public IEnumerable<ReadResult> Read(InputBytes input, string name)
    {
        var found = false;
        for (long number = 1; TakeRecord(input, new(name, number)); number++)
        {
            foreach (var result in pending)
                yield return result;
            found |= pending.Count > 0;
        }

        foreach (var result in pending)
            yield return result;
        if (passed > 0)
            yield return new ReadResult.Noted(ReadProblems.RecordsWithoutPage(new(name), passed));
        else if (!found && pending.Count == 0 && input.Failure is null)
            yield return new ReadResult.Noted(ReadProblems.Empty(new(name)));
    }

    /// <returns>Whether to go on; if not, what is pending is the last.</returns>
    private bool TakeRecord(InputBytes input, ReportOrigin origin)
    {
        pending.Clear();
        if (!SkipToVersion(input, out var astray))
        {
            if (astray && input.Failure is null)
                pending.Add(new ReadResult.Noted(ReadProblems.NoRecord(origin)));
            return false;
        }

        if (astray)
            pending.Add(new ReadResult.Noted(ReadProblems.NoRecord(origin)));
        var headers = Headers(input);
        if (headers is null || !long.TryParse(headers.GetValueOrDefault("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            pending.Add(new ReadResult.Noted(ReadProblems.DamagedRecord(origin, "its header is damaged")));
            return true;
        }

        if (length > options.MaxPageBytes)
        {
            if (input.SkipTo(NextRecord, length))
                pending.Add(new ReadResult.Noted(ReadProblems.DamagedRecord(origin, EndsEarly)));
            else if (IsWanted(headers))
                pending.Add(new ReadResult.Noted(ReadProblems.TooLarge(origin, "record", options.MaxPageBytes)));
            return true;
        }

        if (IsCutShort(input, (int)length, out var rest))
        {
            if (input.Failure is null)
                pending.Add(new ReadResult.Noted(ReadProblems.DamagedRecord(origin, EndsEarly)));
            input.Skip(rest);
            return input.Peek(1).Length > 0;
        }

        var block = input.Peek((int)length);
        // A packed record that broke off is followed by the next, which must not be taken for its end.
        if (block.IndexOf(MemberGzip.BrokenOff) is var broken and >= 0)
        {
            pending.Add(new ReadResult.Noted(ReadProblems.DamagedRecord(origin, "its packed content is damaged")));
            input.Skip(broken + MemberGzip.BrokenOff.Length);
            return true;
        }

        if (IsNew(headers.GetValueOrDefault("warc-record-id")))
        {
            if (IsWanted(headers))
                ReadBlock(headers, block, origin);
            else
                passed++;
        }

        input.Skip((int)length);
        return true;
    }

    /// <summary>Whether a record is shorter than it says: the input ends in it, or another begins in it and none behind it.</summary>
    /// <param name="input">At what the record holds.</param>
    /// <param name="length">How long that is said to be.</param>
    /// <param name="rest">What there is of it.</param>
    private static bool IsCutShort(InputBytes input, int length, out int rest)
    {
        var some = input.Peek(length + BetweenRecords);
        var block = some[..Math.Min(length, some.Length)];
        rest = block.Length;
        if (block.IndexOf(MemberGzip.BrokenOff) >= 0 || (block.Length == length && IsEnd(some[length..])))
            return false;
        if (block.IndexOf(NextRecord) is var next and >= 0)
            rest = next;
        return rest < length;
    }

    // Blank lines, and then the next record, the mark of one that broke off, or nothing.
    private static bool IsEnd(ReadOnlySpan<byte> behind) =>
        behind.TrimStart("\r\n"u8) is var next && (next.IsEmpty || next[0] == 0 || next.StartsWith("WARC/"u8));

    private bool IsNew(string? id)
    {
        if (id is null)
            return true;
        if (last.Contains(id))
            return false;
        last.Enqueue(id);
        if (last.Count > Remembered)
            last.Dequeue();
        return true;
    }

    /// <summary>Goes to the next line that begins a record.</summary>
    /// <param name="input">Behind a record.</param>
    /// <param name="astray">Whether something other than blank lines was passed over.</param>
    private static bool SkipToVersion(InputBytes input, out bool astray)
    {
        astray = false;
        while (input.TryTakeLine(LongestLine, out var line, out var tooLong))
        {
            var text = line.Span.TrimEnd("\r"u8);
            if (text.StartsWith("WARC/"u8) && text.Length < 20)
                return true;
            astray |= tooLong || !text.IsEmpty;
        }

        return false;
    }

    private static Dictionary<string, string>? Headers(InputBytes input)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var count = 0; count < MostHeaders && input.TryTakeLine(LongestLine, out var line, out var tooLong); count++)
        {
            var text = Encoding.UTF8.GetString(line.Span.TrimEnd("\r"u8));
            if (line.Span.IndexOf("\0casus"u8) >= 0)
                return null;
            if (text.Length == 0 && !tooLong)
                return headers;
            if (text.IndexOf(':') is var colon and > 0)
                headers.TryAdd(text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
        }

        return null;
    }

    private static bool IsWanted(Dictionary<string, string> headers) => headers.GetValueOrDefault("warc-type") is "response" or "resource" or "conversion";

    private void ReadBlock(Dictionary<string, string> headers, ReadOnlySpan<byte> block, ReportOrigin origin)
    {
        var address = headers.GetValueOrDefault("warc-target-uri")?.Trim('<', '>');
        if (headers["warc-type"] == "response")
            ReadResponse(block, address, origin);
        else
            ReadContent(block, headers.GetValueOrDefault("content-type") ?? "", address, origin);
    }

    private void ReadResponse(ReadOnlySpan<byte> block, string? address, ReportOrigin origin)
    {
        var split = block.IndexOf("\r\n\r\n"u8);
        var headEnd = split >= 0 ? split + 4 : block.IndexOf("\n\n"u8) + 2;
        if (!block.StartsWith("HTTP/"u8) || headEnd < 2)
        {
            passed++;
            return;
        }

        var head = MailPart.Read(block[..headEnd].ToArray().AsMemory(block.IndexOf((byte)'\n') + 1));
        var status = Encoding.Latin1.GetString(block[..Math.Min(block.Length, 32)]).Split(' ', '\r', '\n');
        if (status.Length < 2 || status[1] != "200")
        {
            passed++;
            return;
        }

        try
        {
            var body = head.Value("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true ? Dechunked(block[headEnd..]) : block[headEnd..].ToArray();
            ReadContent(Unpacked(body, head.Value("Content-Encoding")), head.Value("Content-Type") ?? "", address, origin);
        }
        catch (Exception e) when (e is InvalidDataException or PackedContentException)
        {
            pending.Add(new ReadResult.Noted(ReadProblems.DamagedRecord(origin, e.Message.TrimEnd('.'))));
        }
    }

    private void ReadContent(ReadOnlySpan<byte> content, string type, string? address, ReportOrigin origin)
    {
        var media = type.Split(';')[0].Trim().ToLowerInvariant();
        var charset = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? type[(at + 8)..].Split(';')[0].Trim().Trim('"', '\'') : null;
        if (InputFormats.BinaryKind(content[..Math.Min(content.Length, InputFormats.HeadSize)]) is not null || content.IsEmpty)
            passed++;
        else if (media is "text/html" or "application/xhtml+xml" || (media.Length == 0 && InputFormats.Decide("", content[..Math.Min(content.Length, InputFormats.HeadSize)]) == InputFormat.Html))
            ReadPage(content, charset, address, origin);
        else if (media == "text/plain")
            ReadText(content, charset, address, origin);
        else
            passed++;
    }

    private void ReadPage(ReadOnlySpan<byte> content, string? charset, string? address, ReportOrigin origin)
    {
        var found = new List<ReadResult>();
        PageReader.Read(content, charset, origin, options, found);
        pending.AddRange(found.Select(f => f is ReadResult.Found { Report: var report } ? new ReadResult.Found(report with { Url = report.Url ?? address }) : f));
    }

    private void ReadText(ReadOnlySpan<byte> content, string? charset, string? address, ReportOrigin origin)
    {
        var text = TextDecoder.Decode(content, charset, origin, out var problem);
        if (problem is not null)
            pending.Add(new ReadResult.Noted(problem));
        if (text is null)
            return;
        var running = RunningText.Of(text);
        if (running.Length == 0)
        {
            pending.Add(new ReadResult.Noted(ReadProblems.NoArticle(origin)));
            return;
        }

        pending.Add(new ReadResult.Found(new Report
        {
            Id = ContentId.OfFile(content),
            Text = running,
            Url = address,
            PublishedOn = options.PublishedOn,
            TextWasExtracted = true,
            Original = options.KeepOriginals ? content.ToArray() : default(ReadOnlyMemory<byte>?),
            Origin = origin,
        }));
    }

    /// <summary>Joins the chunks of a body; one that only says it is chunked is left as it is, as crawlers store it.</summary>
    private static byte[] Dechunked(ReadOnlySpan<byte> body)
    {
        using var joined = new MemoryStream();
        var rest = body;
        while (true)
        {
            var lineEnd = rest.IndexOf((byte)'\n');
            var size = lineEnd < 0 ? default : rest[..lineEnd].TrimEnd("\r"u8);
            if (size.IndexOf((byte)';') is var extension and >= 0)
                size = size[..extension];
            size = size.Trim((byte)' ');
            if (size.Length is 0 or > 8 || !int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
                return joined.Length == 0 ? body.ToArray() : throw new InvalidDataException("its chunks are damaged");
            rest = rest[(lineEnd + 1)..];
            if (length == 0)
                return joined.ToArray();
            if (length > rest.Length)
                throw new InvalidDataException("its last chunk is cut off");
            joined.Write(rest[..length]);
            rest = rest[length..];
            rest = rest.StartsWith("\r\n"u8) ? rest[2..] : rest.StartsWith("\n"u8) ? rest[1..] : rest;
        }
    }

    // Crawlers store some bodies unpacked and leave the header as it was.
    private byte[] Unpacked(byte[] body, string? packing) => packing?.Trim().ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" when body is not [0x1F, 0x8B, ..] => body,
        "gzip" or "x-gzip" or "deflate" or "br" => PackedContent.Unpack(body, packing, options.MaxPageBytes),
        _ => body,
    };
}
