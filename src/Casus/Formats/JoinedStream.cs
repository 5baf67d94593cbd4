namespace Casus.Formats;

/// <summary>A stream whose first bytes have been read already, as if they had not.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : JoinedStream(new MemoryStream(prefix), rest);

/// <summary>A stream with more bytes behind its own.</summary>
internal sealed class FollowedStream(Stream first, byte[] suffix) : JoinedStream(first, new MemoryStream(suffix));

/// <summary>Two streams read as one; forward only.</summary>
internal abstract class JoinedStream(Stream first, Stream second) : Stream
{
    private bool firstEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (!firstEnded && !buffer.IsEmpty)
        {
            if (first.Read(buffer) is var count and > 0)
                return count;
            firstEnded = true;
        }

        return second.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }

        base.Dispose(disposing);
    }
}
