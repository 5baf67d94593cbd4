using System.Buffers;
using System.Text;

namespace Casus.Formats;

/// <summary>
/// The bytes of one input through a pooled window: lines, JSON objects or the whole, never more than the caller's
/// limit.
/// </summary>
/// <remarks>
/// A failing disk or a damaged archive ends the input as its end would; <see cref="Failure"/> tells afterwards. Spans and memories
/// that were handed out hold until the next call.
/// </remarks>
internal sealed class InputBytes : IDisposable
{
    private const int InitialSize = 1 << 16;

    private readonly string name;
    private Stream source;
    private byte[] window = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int start;
    private int end;
    private bool ended;

    private InputBytes(Stream source, string name) => (this.source, this.name) = (source, name);

    /// <summary>Why the input ended before its end, or <see langword="null"/>.</summary>
    public ReadProblem? Failure { get; private set; }

    /// <summary>
    /// Takes ownership of <paramref name="stream"/> and unpacks it if its content is gzip, whatever its name says.
    /// </summary>
    public static InputBytes Over(Stream stream, string name)
    {
        var bytes = new InputBytes(stream, name);
        if (bytes.Peek(2) is [0x1F, 0x8B, ..])
            bytes.Interpose(InputFormats.IsArchiveName(name) ? static s => new MemberGzip(s) : static s => new CheckedGzip(s));
        return bytes;
    }

    /// <summary>From here on the UTF-16 content is seen as UTF-8; its byte order mark becomes that of UTF-8.</summary>
    public void TranscodeFrom(Encoding utf16) =>
        Interpose(s => Encoding.CreateTranscodingStream(s, utf16, new UTF8Encoding(false), leaveOpen: false));

    /// <summary>The next bytes, up to <paramref name="count"/>, without taking them.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (end - start < count && Fill())
        {
        }

        return window.AsSpan(start, Math.Min(count, end - start));
    }

    /// <summary>Takes <paramref name="count"/> bytes that have been peeked.</summary>
    public void Skip(int count) => start += count;

    /// <summary>Passes over <paramref name="count"/> bytes, or as many as there are, without holding them.</summary>
    public void SkipAll(long count)
    {
        while (count > 0 && Peek(1).Length > 0)
        {
            var some = (int)Math.Min(count, end - start);
            start += some;
            count -= some;
        }
    }

    /// <summary>Passes over <paramref name="count"/> bytes, or as many as there are, or those before <paramref name="mark"/>, without holding them.</summary>
    /// <returns>Whether it was met; it is next then.</returns>
    public bool SkipTo(ReadOnlySpan<byte> mark, long count)
    {
        while (count > 0 && Peek(mark.Length).Length > 0)
        {
            var some = (int)Math.Min(count, end - start);
            if (window.AsSpan(start, some).IndexOf(mark) is var at and >= 0)
            {
                start += at;
                return true;
            }

            // Its beginning may be the last that is there.
            var passed = some == count || some < mark.Length ? some : some - mark.Length + 1;
            start += passed;
            count -= passed;
        }

        return false;
    }

    /// <summary>Takes the next line without its line feed.</summary>
    /// <param name="limit">The longest line that is handed out.</param>
    /// <param name="line">The line, or empty when it was longer than the limit.</param>
    /// <param name="tooLong">Whether the line was longer and has been passed over.</param>
    /// <returns>Whether there was a line.</returns>
    public bool TryTakeLine(int limit, out ReadOnlyMemory<byte> line, out bool tooLong)
    {
        (line, tooLong) = (default, false);
        var seen = 0;
        while (true)
        {
            var at = window.AsSpan(start + seen, end - start - seen).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var length = seen + at;
                tooLong |= length > limit;
                line = tooLong ? default : window.AsMemory(start, length);
                start += length + 1;
                return true;
            }

            seen = end - start;
            if (seen > limit)
                (tooLong, seen, start) = (true, 0, end);
            if (Fill())
                continue;
            line = tooLong ? default : window.AsMemory(start, seen);
            start = end;
            return seen > 0 || tooLong;
        }
    }

    /// <summary>Takes the next JSON object by counting braces outside strings, wherever its lines break.</summary>
    /// <param name="limit">The longest object that is handed out.</param>
    /// <param name="value">The object; empty when it was longer than the limit.</param>
    /// <param name="lines">How many line feeds stand in it.</param>
    /// <param name="outcome">What was found. After anything but an object or one that was too long the input is of no
    /// further use.</param>
    public void TakeObject(int limit, out ReadOnlyMemory<byte> value, out long lines, out ObjectOutcome outcome)
    {
        (value, lines) = (default, 0);
        if (Peek(1) is not [var first])
        {
            outcome = ObjectOutcome.End;
            return;
        }

        if (first != (byte)'{')
        {
            outcome = ObjectOutcome.SomethingElse;
            return;
        }

        var scan = default(BraceScan);
        var tooLong = false;
        var seen = 0;
        do
        {
            var taken = scan.Advance(window.AsSpan(start + seen, end - start - seen), ref lines);
            seen += taken;
            tooLong |= seen > limit;
            if (scan.Closed)
            {
                value = tooLong ? default : window.AsMemory(start, seen);
                start += seen;
                outcome = tooLong ? ObjectOutcome.TooLong : ObjectOutcome.Object;
                return;
            }

            if (tooLong)
                (seen, start) = (0, end);
        }
        while (Fill());

        start = end;
        outcome = ObjectOutcome.Unfinished;
    }

    /// <summary>Takes everything that is left.</summary>
    /// <returns>Whether it fits the limit; if not, no more than the limit has been read.</returns>
    public bool TryTakeAll(int limit, out ReadOnlyMemory<byte> all)
    {
        while (end - start <= limit && Fill())
        {
        }

        var fits = end - start <= limit;
        all = fits ? window.AsMemory(start, end - start) : default;
        start = end;
        return fits;
    }

    public void Dispose()
    {
        source.Dispose();
        ArrayPool<byte>.Shared.Return(window);
        window = [];
        (start, end, ended) = (0, 0, true);
    }

    /// <summary>Puts a decoder between the source, including what has been peeked of it, and the window.</summary>
    private void Interpose(Func<Stream, Stream> decoder)
    {
        source = decoder(new PrefixedStream(window.AsSpan(start, end - start).ToArray(), source));
        (start, end, ended) = (0, 0, false);
    }

    /// <summary>Reads more into the window, which it shifts or doubles when it is full.</summary>
    private bool Fill()
    {
        if (ended)
            return false;
        if (start == end)
            (start, end) = (0, 0);
        if (end == window.Length)
            MakeRoom();
        var read = Read(window.AsSpan(end));
        end += read;
        ended = read == 0;
        return !ended;
    }

    private void MakeRoom()
    {
        if (start > window.Length / 2)
        {
            window.AsSpan(start, end - start).CopyTo(window);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(checked(window.Length * 2));
            window.AsSpan(start, end - start).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(window);
            window = larger;
        }

        (start, end) = (0, end - start);
    }

    private int Read(Span<byte> into)
    {
        try
        {
            return source.Read(into);
        }
        catch (InvalidDataException)
        {
            Failure = ReadProblems.DamagedGzip(new(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = ReadProblems.Unreadable(new(name), e.Message);
        }

        return 0;
    }
}

/// <summary>What <see cref="InputBytes.TakeObject"/> met.</summary>
internal enum ObjectOutcome
{
    End,
    Object,
    TooLong,
    Unfinished,
    SomethingElse,
}
