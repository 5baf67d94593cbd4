using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Casus.Archive.Reports;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Workers;

/// <summary>A report as a message: packed, one line of JSON with the report, then the bytes it was read from.</summary>
/// <remarks>A message of another type is taken for the JSON object of a report, as in a JSON Lines file, so that other programs can send reports.</remarks>
internal static class Envelope
{
    /// <summary>The type of content of messages that Casus sends.</summary>
    public const string ContentType = "application/vnd.casus.report.v1";

    /// <summary>How they are packed.</summary>
    public const string Packing = "gzip";

    /// <summary>The largest message, packed; RabbitMQ takes no larger one unless told to.</summary>
    public const int MostBytes = 128_000_000;

    private const int MostUnpacked = 512_000_000;

    /// <summary>Packs a report.</summary>
    /// <exception cref="CasusException">CAS1408: it is too large.</exception>
    public static byte[] Pack(Report report)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var head = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(head))
            {
                writer.WriteStartObject();
                writer.WritePropertyName("id");
                writer.WriteRawValue(JsonSerializer.Serialize(report.Id, StoredReportJson.Exact.String));
                writer.WritePropertyName("source");
                writer.WriteRawValue(JsonSerializer.Serialize(report.Origin.Source, StoredReportJson.Exact.String));
                if (report.Origin.Line is { } line)
                    writer.WriteNumber("line", line);
                writer.WriteBoolean("original", report.Original is not null);
                writer.WritePropertyName("report");
                writer.WriteRawValue(StoredReport.Of(report).ToJson());
                writer.WriteEndObject();
            }

            gzip.Write(head.WrittenSpan);
            gzip.WriteByte((byte)'\n');
            if (report.Original is { } original)
                gzip.Write(original.Span);
        }

        return packed.Length <= MostBytes ? packed.ToArray() : throw QueueErrors.TooLarge(report.Origin.ToString(), MostBytes);
    }

    /// <summary>Unpacks what <see cref="Pack"/> packed, or reads the JSON object of another program.</summary>
    /// <param name="body">The message.</param>
    /// <param name="type">Its type of content.</param>
    /// <param name="packing">How it is packed, or <see langword="null"/>.</param>
    /// <param name="where">What messages name.</param>
    /// <exception cref="CasusException">CAS1406: it is no report.</exception>
    public static Report Unpack(ReadOnlyMemory<byte> body, string? type, string? packing, string where)
    {
        try
        {
            var bytes = packing == Packing ? Unzipped(body) : body;
            return type == ContentType ? Own(bytes) : Foreign(bytes, where);
        }
        catch (Exception e) when (e is not (CasusException or OutOfMemoryException))
        {
            // Anybody may send anything; whatever it leads to when it is read, it is no report.
            throw QueueErrors.NotAReport(where, e.GetType().Name);
        }
    }

    private static Report Own(ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        if (end < 0)
            throw new InvalidDataException();
        using var head = JsonDocument.Parse(bytes[..end], new() { MaxDepth = 64 });
        var root = head.RootElement;
        var origin = new ReportOrigin(Exact(root.GetProperty("source")), root.TryGetProperty("line", out var line) ? line.GetInt64() : null);
        var report = StoredReport.Parse(root.GetProperty("report").GetRawText()).ToReport(Exact(root.GetProperty("id")), origin);
        return report with { Original = root.GetProperty("original").GetBoolean() ? bytes[(end + 1)..].ToArray() : null };
    }

    // A text may hold half a character, which the base library's reader refuses.
    private static string Exact(JsonElement element) => JsonSerializer.Deserialize(element.GetRawText(), StoredReportJson.Exact.String) ?? throw new InvalidDataException();

    private static Report Foreign(ReadOnlyMemory<byte> bytes, string where)
    {
        var found = new ReportReader(new() { KeepOriginals = true }).Read(new MemoryStream(Line(bytes.ToArray())), where + ".jsonl").ToList();
        if (found.OfType<ReadResult.Noted>().FirstOrDefault(n => n.Problem.Severity == ProblemSeverity.Error) is { } noted)
            throw QueueErrors.NotAReport(where, $"{noted.Problem.Code}: {noted.Problem.Message.TrimEnd('.')}");
        return found.OfType<ReadResult.Found>().ToList() is [var one] ? one.Report with { Origin = new(where) } : throw QueueErrors.NotAReport(where, "not one object");
    }

    // Line feeds stand between the values of an object only, where a space means the same.
    private static byte[] Line(byte[] json) => Array.ConvertAll(json, b => b is (byte)'\n' or (byte)'\r' ? (byte)' ' : b);

    private static byte[] Unzipped(ReadOnlyMemory<byte> body)
    {
        using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        var whole = new MemoryStream();
        var some = new byte[1 << 16];
        for (int count; (count = gzip.Read(some)) > 0;)
        {
            if (whole.Length + count > MostUnpacked)
                throw new InvalidDataException();
            whole.Write(some.AsSpan(0, count));
        }

        return whole.ToArray();
    }
}
