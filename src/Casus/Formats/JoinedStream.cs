namespace Casus.Formats;

/// <summary>A stream whose first bytes have been read already, as if they had not.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream rest) : JoinedStream(new MemoryStream(prefix), rest);

/// <summary>A stream with more bytes behind its own.</summary>
internal sealed class FollowedStream(Stream first, byte[] suffix) : JoinedStream(first, new MemoryStream(suffix));

/// <summary>Two streams read as one; forward only.</summary>
internal abstract class JoinedStream(Stream first, Stream second) : ForwardStream
{
    private bool firstEnded;

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
