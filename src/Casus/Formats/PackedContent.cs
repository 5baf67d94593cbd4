using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Casus.Formats;

/// <summary>Reads and unpacks content within limits: the body of an answer, a list, a page in a web archive. What is damaged or cut off is an error, never a shorter whole.</summary>
internal static class PackedContent
{
    /// <summary>How many times as large as it came content may become, unless said otherwise.</summary>
    public const int MostRatio = 200;

    // What becomes no larger than this is no bomb, however small it was.
    private const long RatioFrom = 1_000_000;

    /// <summary>Unpacks.</summary>
    /// <param name="packed">All of it.</param>
    /// <param name="packing">As <c>Content-Encoding</c> says it: gzip, deflate or br, in whatever letters.</param>
    /// <param name="mostBytes">The most bytes that may come out.</param>
    /// <param name="mostRatio">The most bytes that may come out for each that went in; as many as a megabyte in any case.</param>
    /// <exception cref="PackedContentException">It is too large, damaged or cut off, or packed in another way.</exception>
    public static byte[] Unpack(byte[] packed, string packing, long mostBytes, int mostRatio = MostRatio)
    {
        // Some programs pack nothing as nothing.
        if (packed.Length == 0)
            return packed;
        var limit = Limit(packed.Length, mostBytes, mostRatio);
        return packing.Trim().ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => FromGzip(packed, limit),
            "deflate" => FromDeflate(packed, limit),
            "br" => FromBrotli(packed, limit),
            _ => throw new PackedContentException(PackedContentFault.OtherPacking),
        };
    }

    /// <summary>The most bytes that may come out of so many.</summary>
    public static long Limit(long packed, long mostBytes, int mostRatio = MostRatio) => Math.Min(mostBytes, Math.Max(RatioFrom, packed * mostRatio));

    /// <summary>Reads to the end.</summary>
    /// <exception cref="PackedContentException">There is more than <paramref name="limit"/> bytes.</exception>
    public static byte[] ReadAll(Stream stream, long limit)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
            Add(all, buffer.AsSpan(0, read), limit);
        return all.ToArray();
    }

    /// <summary>Reads to the end.</summary>
    /// <exception cref="PackedContentException">There is more than <paramref name="limit"/> bytes.</exception>
    public static async Task<byte[]> ReadAllAsync(Stream stream, long limit, CancellationToken cancelled)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancelled).ConfigureAwait(false)) > 0;)
            Add(all, buffer.AsSpan(0, read), limit);
        return all.ToArray();
    }

    private static void Add(MemoryStream all, ReadOnlySpan<byte> some, long limit)
    {
        if (all.Length + some.Length > limit)
            throw new PackedContentException(PackedContentFault.TooLarge);
        all.Write(some);
    }

    // The platform takes what ends too early for whole. A member that is put behind comes out only where all before it did;
    // some servers put something else behind a whole one, whose sum and length stand before that then.
    private static byte[] FromGzip(byte[] packed, long limit)
    {
        var content = Guarded(() =>
        {
            using var both = new Feed(packed, EndMember);
            using var gzip = new GZipStream(both, CompressionMode.Decompress);
            return ReadAll(gzip, limit + EndMark.Length);
        });
        if (content.AsSpan().EndsWith(EndMark))
            content = content[..^EndMark.Length];
        else if (packed.AsSpan().LastIndexOf(TrailerOf(content)) < 0)
            throw new PackedContentException(PackedContentFault.Damaged);
        return content.Length <= limit ? content : throw new PackedContentException(PackedContentFault.TooLarge);
    }

    // Some servers send the bare stream under this name, others the one with a header, as the standard says.
    private static byte[] FromDeflate(byte[] packed, long limit) => Guarded(() =>
    {
        using var feed = new Feed(packed, []);
        using Stream stream = packed is [0x78, ..] ? new ZLibStream(feed, CompressionMode.Decompress) : new DeflateStream(feed, CompressionMode.Decompress);
        var content = ReadAll(stream, limit);
        // A stream that has come to its own end asks for nothing more.
        return feed.WasAskedForMore ? throw new PackedContentException(PackedContentFault.Damaged) : content;
    });

    // The platform's stream throws what it likes at damaged Brotli, and takes some of what is cut off for whole.
    private static byte[] FromBrotli(ReadOnlySpan<byte> packed, long limit)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        var decoder = default(BrotliDecoder);
        try
        {
            while (true)
            {
                var status = decoder.Decompress(packed, buffer, out var taken, out var written);
                Add(all, buffer.AsSpan(0, written), limit);
                packed = packed[taken..];
                if (status == OperationStatus.Done)
                    return all.ToArray();
                if (status != OperationStatus.DestinationTooSmall)
                    throw new PackedContentException(PackedContentFault.Damaged);
            }
        }
        finally
        {
            decoder.Dispose();
        }
    }

    private static byte[] Guarded(Func<byte[]> unpack)
    {
        try
        {
            return unpack();
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            throw new PackedContentException(PackedContentFault.Damaged, e);
        }
    }

    private static ReadOnlySpan<byte> EndMark => "\0casus: the end of what was packed\0"u8;

    private static readonly byte[] EndMember = Packed(EndMark);

    private static byte[] Packed(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    // What stands behind a member: the sum of what it holds (CRC-32, RFC 1952) and its length.
    private static byte[] TrailerOf(ReadOnlySpan<byte> content)
    {
        var sum = uint.MaxValue;
        foreach (var each in content)
        {
            sum ^= each;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        var trailer = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, ~sum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (uint)content.Length);
        return trailer;
    }

    /// <summary>Hands out bytes and notes whether more were asked for than there are.</summary>
    private sealed class Feed(byte[] first, byte[] second) : ForwardStream
    {
        private int at;

        public bool WasAskedForMore { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var rest = at < first.Length ? first.AsSpan(at) : second.AsSpan(at - first.Length);
            WasAskedForMore |= rest.IsEmpty && !buffer.IsEmpty;
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            at += count;
            return count;
        }
    }
}

/// <summary>Why content could not be unpacked.</summary>
internal enum PackedContentFault
{
    /// <summary>It is larger than is read.</summary>
    TooLarge,

    /// <summary>It is damaged or ends too early.</summary>
    Damaged,

    /// <summary>It is packed in a way that is not read.</summary>
    OtherPacking,
}

/// <summary>Content that could not be unpacked.</summary>
/// <param name="fault">Why.</param>
/// <param name="cause">What happened.</param>
internal sealed class PackedContentException(PackedContentFault fault, Exception? cause = null) : Exception(
    fault switch
    {
        PackedContentFault.TooLarge => "it unpacks to more than is read",
        PackedContentFault.Damaged => "its packed content is damaged or ends too early",
        _ => "it is packed in a way that is not read",
    },
    cause)
{
    /// <summary>Why.</summary>
    public PackedContentFault Fault => fault;
}
