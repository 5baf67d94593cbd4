using System.IO.Compression;

namespace Casus.Formats;

/// <summary>Unpacks a file that is packed member by member, as web archives are record by record, and goes on behind a damaged member.</summary>
/// <remarks>
/// Where unpacking fails, the damage may lie well before: what is damaged is read on as if it were something else. So the next member is looked for from some way back, by the three
/// bytes with which one begins, and whole members may come out twice; the reader of records knows them by their ids. What had come out of the damaged one is
/// followed by <see cref="BrokenOff"/>, so that nobody takes the next record for its end.
/// </remarks>
internal sealed class MemberGzip : ForwardStream
{
    // What is handed to the unpacker at once, and how far back one goes where it fails.
    private const int Step = 4096;
    private const int Back = 1 << 16;

    /// <summary>Stands in what is unpacked where a member broke off.</summary>
    public static ReadOnlySpan<byte> BrokenOff => "\n\0\0casus: a packed record broke off here\0\0\n"u8;

    private static ReadOnlySpan<byte> Beginning => [0x1F, 0x8B, 0x08];

    private readonly Feed feed;
    private GZipStream unpacked;
    private long lastStart = -1;
    private bool isOver;
    private int told = BrokenOff.Length;

    public MemberGzip(Stream packed)
    {
        feed = new(packed);
        unpacked = new(feed, CompressionMode.Decompress, leaveOpen: true);
    }

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (told < BrokenOff.Length)
            {
                var length = Math.Min(buffer.Length, BrokenOff.Length - told);
                BrokenOff.Slice(told, length).CopyTo(buffer);
                told += length;
                return length;
            }

            if (isOver)
                return 0;
            try
            {
                // The platform takes whatever follows a member and does not begin as one for the end of all.
                if (unpacked.Read(buffer) is var count and > 0)
                    return count;
                if (feed.IsAtEnd)
                    return 0;
                told = 0;
                isOver = !GoOn();
            }
            catch (InvalidDataException)
            {
                told = 0;
                isOver = !GoOn();
            }
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
            feed.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool GoOn()
    {
        unpacked.Dispose();
        var found = feed.SeekMember(Math.Max(lastStart + 1, feed.Position - Back));
        if (found < 0)
            return false;
        lastStart = found;
        unpacked = new(feed, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    /// <summary>The packed bytes, a few at a time, the last of them kept so that one can go back.</summary>
    private sealed class Feed(Stream packed) : ForwardStream
    {
        private readonly byte[] window = new byte[4 * Back];
        private long origin;
        private int at;
        private int end;

        public new long Position => origin + at;

        public bool IsAtEnd => at == end && !Fill();

        public override int Read(Span<byte> buffer)
        {
            if (at == end && !Fill())
                return 0;
            var count = Math.Min(Math.Min(buffer.Length, Step), end - at);
            window.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        /// <summary>Goes to the next beginning of a member at or behind <paramref name="from"/>; −1 where there is none.</summary>
        public long SeekMember(long from)
        {
            at = (int)Math.Clamp(from - origin, 0, end);
            while (true)
            {
                var found = window.AsSpan(at, end - at).IndexOf(Beginning);
                if (found >= 0)
                {
                    at += found;
                    return Position;
                }

                // Two bytes of a beginning may stand at the end of the window.
                at = Math.Max(at, end - 2);
                if (!Fill())
                    return -1;
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                packed.Dispose();
            base.Dispose(disposing);
        }

        private bool Fill()
        {
            if (end > window.Length - (2 * Step))
            {
                var from = Math.Max(0, at - Back);
                window.AsSpan(from, end - from).CopyTo(window);
                (origin, at, end) = (origin + from, at - from, end - from);
            }

            var read = packed.Read(window.AsSpan(end));
            end += read;
            return read > 0;
        }
    }
}
