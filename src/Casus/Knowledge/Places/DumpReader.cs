using System.IO.Compression;
using System.Text;

namespace Casus.Knowledge.Places;

/// <summary>
/// Reads the lines of one of GeoNames' files, plain or in its zip archive, in a buffer of fixed size, and keeps account of those
/// that are broken.
/// </summary>
internal sealed class DumpReader : IDisposable
{
    // The longest lines of GeoNames have some 15,000 bytes.
    private const int LongestLine = 1 << 18;
    private const int BufferSize = 1 << 20;

    private const int LinesPerStep = 1 << 14;

    private readonly string path;
    private readonly ZipArchive? archive;
    private readonly Stream source;
    private readonly FileStream file;
    private readonly long? expected;
    private readonly BrokenLines broken;
    private readonly Action<GazetteerProgress>? progress;
    private readonly CancellationToken cancel;
    private readonly byte[] buffer = new byte[BufferSize];
    private readonly char[] text = new char[LongestLine];
    private int start;
    private int end;
    private long read;

    /// <summary>Opens a file whose name ends in <c>.txt</c> or <c>.zip</c>; of an archive the list of the same name is read.</summary>
    /// <exception cref="Reports.CasusException">CAS0409: the archive is cut off; CAS0407: it lacks the list.</exception>
    /// <param name="path">The file.</param>
    /// <param name="broken">Takes the lines that are broken.</param>
    /// <param name="progress">Told how far the reading has come, at its beginning and often then.</param>
    /// <param name="cancel">Stops the reading.</param>
    public DumpReader(string path, BrokenLines broken, Action<GazetteerProgress>? progress, CancellationToken cancel)
    {
        (this.path, this.broken, this.progress, this.cancel) = (path, broken, progress, cancel);
        file = Open(path);
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            source = file;
            return;
        }

        try
        {
            archive = new(file, ZipArchiveMode.Read);
            var name = Path.ChangeExtension(Path.GetFileName(path), ".txt");
            var entry = archive.GetEntry(name) ?? throw PlaceErrors.NoSource(path, $"the archive holds no '{name}'");
            expected = entry.Length;
            source = entry.Open();
        }
        catch (Exception e)
        {
            archive?.Dispose();
            file.Dispose();
            if (e is InvalidDataException or EndOfStreamException)
                throw PlaceErrors.CutOff(path, e.Message, e);
            throw;
        }
    }

    /// <summary>The number of the line read last, from 1.</summary>
    public int Line { get; private set; }

    // How much of the file has been read, 0 to 1.
    private double Share => file.Length == 0 ? 1 : Math.Min(1, (double)file.Position / file.Length);

    /// <summary>Reads the next line that is not empty.</summary>
    /// <param name="line">The line without its end; it holds until the next call.</param>
    public bool TryRead(out ReadOnlySpan<char> line)
    {
        while (true)
        {
            if (Line % LinesPerStep == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke(new($"reading {Path.GetFileName(path)}", Line, Share));
            }

            if (!TryReadBytes(out var bytes))
                break;
            Line++;
            if (bytes.IsEmpty)
                continue;
            if (bytes.Length > LongestLine)
            {
                Refuse($"expected no line of more than {LongestLine} bytes");
                continue;
            }

            if (Encoding.UTF8.TryGetChars(bytes, text, out var chars) && text.AsSpan(0, chars).IndexOf('\uFFFD') < 0)
            {
                line = text.AsSpan(0, chars);
                return true;
            }

            Refuse("expected UTF-8");
        }

        line = default;
        broken.Finish(Line);
        return false;
    }

    /// <summary>Counts the line read last as broken.</summary>
    public void Refuse(string expectation) => broken.Add(path, Line, expectation);

    /// <inheritdoc/>
    public void Dispose()
    {
        source.Dispose();
        archive?.Dispose();
        file.Dispose();
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PlaceErrors.NoSource(path, $"the file cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    private bool TryReadBytes(out ReadOnlySpan<byte> line)
    {
        var skipped = false;
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (at < 0 && end - start <= LongestLine && Fill())
                continue;
            if (at < 0 && end == start && !skipped)
            {
                line = default;
                return false;
            }

            var stop = at < 0 ? end : start + at;
            var tooLong = at < 0 && stop - start > LongestLine;
            line = buffer.AsSpan(start, stop - start).TrimEnd((byte)'\r');
            start = Math.Min(end, stop + 1);
            if (tooLong)
            {
                // No end in sight: drop what is there and read on to the next one.
                (start, skipped) = (end, true);
                if (Fill())
                    continue;
            }

            if (skipped)
                line = buffer.AsSpan(0, LongestLine + 1);
            return true;
        }
    }

    private bool Fill()
    {
        if (start > 0)
            buffer.AsSpan(start, end - start).CopyTo(buffer);
        (end, start) = (end - start, 0);
        int got;
        try
        {
            got = source.Read(buffer, end, buffer.Length - end);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw PlaceErrors.CutOff(path, e.Message, e);
        }

        (end, read) = (end + got, read + got);
        if (got == 0 && expected is { } length && read != length)
            throw PlaceErrors.CutOff(path, $"{read} of {length} bytes unpacked");
        return got > 0;
    }
}
