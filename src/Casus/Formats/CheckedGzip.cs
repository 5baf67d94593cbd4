using System.IO.Compression;

namespace Casus.Formats;

/// <summary>
/// Unpacks gzip and fails where <see cref="GZipStream"/> would end in silence: on data that stops too early.
/// </summary>
/// <remarks>
/// The platform's stream takes the end of its input for the end of the data, wherever that falls. So a known member is put behind the
/// last one: it comes out whole only if everything before it was complete. Files of several members are read through,
/// as gzip does.
/// </remarks>
internal sealed class CheckedGzip(Stream packed) : ForwardStream
{
    private static readonly byte[] Mark = "\0\nend of archive"u8.ToArray();
    private static readonly byte[] PackedMark = Pack(Mark);

    private readonly GZipStream unpacked = new(new FollowedStream(packed, PackedMark), CompressionMode.Decompress);

    // Unpacked bytes that may be the mark: always held back until others follow.
    private readonly byte[] held = new byte[Mark.Length];
    private int heldCount;
    private bool ended;

    /// <exception cref="InvalidDataException">The data is damaged or ends too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!ended && !buffer.IsEmpty)
        {
            if (ReadPast(buffer) is var count and > 0)
                return count;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reads once, hands out what was held and keeps as much back.</summary>
    private int ReadPast(Span<byte> buffer)
    {
        var fresh = unpacked.Read(buffer);
        if (fresh == 0)
        {
            ended = true;
            return held.AsSpan(0, heldCount).SequenceEqual(Mark)
                ? 0
                : throw new InvalidDataException("The compressed data ends too early.");
        }

        // Of held + fresh the last few stay behind; the rest goes out, as far as the buffer reaches.
        var given = Math.Max(0, heldCount + fresh - held.Length);
        Span<byte> all = stackalloc byte[2 * held.Length];
        if (fresh <= held.Length)
        {
            held.AsSpan(0, heldCount).CopyTo(all);
            buffer[..fresh].CopyTo(all[heldCount..]);
            all[..given].CopyTo(buffer);
            all[given..(heldCount + fresh)].CopyTo(held);
        }
        else
        {
            buffer[(fresh - held.Length)..fresh].CopyTo(all);
            buffer[..(fresh - held.Length)].CopyTo(buffer[heldCount..]);
            held.AsSpan(0, heldCount).CopyTo(buffer);
            all[..held.Length].CopyTo(held);
        }

        heldCount = heldCount + fresh - given;
        return given;
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }
}
