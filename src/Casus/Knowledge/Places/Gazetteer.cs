using System.Buffers.Binary;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;
using System.Text;
using Casus.Reports;
using static Casus.Knowledge.Places.PlaceFile;

namespace Casus.Knowledge.Places;

/// <summary>
/// The places of the world by name: towns of 500 inhabitants and more, divisions of two orders, countries, and what the supplement
/// adds. A file mapped into memory; opening it reads the header and two short tables.
/// </summary>
/// <remarks>Thread-safe. Disposing it ends all use of its entries and matches.</remarks>
public sealed partial class Gazetteer : IDisposable
{
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly nint start;
    private readonly long[] sectionStarts = new long[SectionCount + 1];
    private readonly string path;
    private PlaceLayout layout = PlaceLayout.Narrow;
    private bool disposed;

    private unsafe Gazetteer(string path, FileStream file)
    {
        this.path = path;
        map = MemoryMappedFile.CreateFromFile(
            file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = map.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        start = (nint)(pointer + view.PointerOffset);
        try
        {
            ReadHeader(file.Length);
            (features, countryCodes, countryStarts) = ReadCodes();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How many places there are.</summary>
    public int Count => (int)(SectionLength(Section.Entries) / layout.EntrySize);

    /// <summary>How the file was made: its sources with their SHA-256.</summary>
    public string Recipe => Encoding.UTF8.GetString(Bytes(Section.Recipe));

    /// <summary>The place at <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public GazetteerEntry this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new(this, index);
        }
    }

    /// <summary>Opens the file at <paramref name="path"/>.</summary>
    /// <exception cref="CasusException">
    /// CAS0401: it cannot be read; CAS0402: it is something else; CAS0403: its format is another; CAS0404: it is cut off;
    /// CAS0405: header or tables are damaged. Damage in the body is found by <see cref="Verify"/>.
    /// </exception>
    public static Gazetteer Open(string path)
    {
        FileStream file;
        try
        {
            file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw PlaceErrors.Missing(path, e);
        }

        if (file.Length == 0)
        {
            file.Dispose();
            throw PlaceErrors.Foreign(path);
        }

        return new(path, file);
    }

    /// <summary>Reads the whole file and compares it with the SHA-256 in its header.</summary>
    /// <exception cref="CasusException">CAS0405: they differ.</exception>
    public void Verify()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        using var sections = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var s = 0; s < SectionCount; s++)
            sections.AppendData(Bytes((Section)s));
        sections.GetHashAndReset(digest);
        if (!digest.SequenceEqual(Header().Slice(DigestAt, digest.Length)))
            throw PlaceErrors.Damaged(path, "its SHA-256 differs from the one in its header");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }

    private unsafe ReadOnlySpan<byte> Header()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return new((void*)start, HeaderSize);
    }

    private unsafe ReadOnlySpan<byte> Bytes(Section section)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var from = sectionStarts[(int)section];
        return new((byte*)start + from, (int)(sectionStarts[(int)section + 1] - from));
    }

    private long SectionLength(Section section) => sectionStarts[(int)section + 1] - sectionStarts[(int)section];

    private unsafe void ReadHeader(long length)
    {
        var known = new ReadOnlySpan<byte>((void*)start, (int)Math.Min(length, HeaderSize));
        if (!known.StartsWith(Magic))
            throw PlaceErrors.Foreign(path);
        if (length < HeaderSize)
            throw PlaceErrors.Truncated(path, length, HeaderSize);
        layout = PlaceLayout.FromHeader(known)
            ?? throw PlaceErrors.OtherVersion(path, BinaryPrimitives.ReadInt32LittleEndian(known[8..]));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(known[..HeaderDigestAt], digest);
        if (!digest.SequenceEqual(known.Slice(HeaderDigestAt, digest.Length)))
            throw PlaceErrors.Damaged(path, "its header does not match its own checksum");
        long at = HeaderSize;
        for (var s = 0; s < SectionCount; s++)
        {
            sectionStarts[s] = at;
            var section = layout.SectionLength(known, s);
            if (section is < 0 or > int.MaxValue)
                throw PlaceErrors.Damaged(path, "a section is longer than 2 GB");
            at += section;
        }

        sectionStarts[SectionCount] = at;
        if (at != length)
            throw PlaceErrors.Truncated(path, length, at);
        if (SectionLength(Section.Buckets) != layout.BucketsLength)
            throw PlaceErrors.Damaged(path, "its index has the wrong size");
    }

    private (string[] Features, string[] Countries, int[] Starts) ReadCodes()
    {
        var lines = Encoding.UTF8.GetString(Bytes(Section.Codes)).Split('\n');
        if (lines.Length < 2)
            throw PlaceErrors.Damaged(path, "its table of countries is missing");
        var codes = new string[lines.Length - 1];
        var starts = new int[codes.Length];
        for (var i = 1; i < lines.Length; i++)
        {
            var parts = lines[i].Split(' ');
            if (parts.Length != 2
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out starts[i - 1]))
                throw PlaceErrors.Damaged(path, "its table of countries cannot be read");
            codes[i - 1] = parts[0] == "-" ? "" : parts[0];
        }

        return (lines[0].Split(' '), codes, starts);
    }
}
