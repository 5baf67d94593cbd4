using System.Globalization;
using System.IO.Compression;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Server.Imports;

/// <summary>
/// Reads the reports in uploaded files, also in .zip archives and archives in these. Nothing is ever written under a name that somebody sent:
/// names only tell where a report came from.
/// </summary>
internal sealed class UploadReader(UploadLimits limits, PublicationTime? published, string temporary)
{
    private const int Buffer = 81920;
    private const int LargestReport = 20_000_000;
    private static readonly byte[] ZipMark = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] EmptyZipMark = [(byte)'P', (byte)'K', 5, 6];
    private static readonly string[] Known = [".txt", ".text", ".html", ".htm", ".xhtml", ".eml", ".warc", ".wet", ".jsonl", ".ndjson", ".json", ".zip"];

    private readonly ReportReader reader = new(new() { PublishedOn = published, KeepOriginals = true, MaxReportBytes = LargestReport });
    private long unpacked;
    private int entries;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What it was called.</param>
    /// <param name="through">Told how many bytes of the file were read.</param>
    public IEnumerable<ReadResult> Read(string path, string name, Action<long> through)
    {
        var label = Label(name);
        if (!IsKnown(name))
            return [Passed(label, "its name does not end in .txt, .html, .eml, .warc, .wet, .jsonl, .json or .zip, each also .gz. Name it so, or leave it out.")];
        if (IsZip(path))
            return ReadZip(File.OpenRead(path), label, 1, through);
        return reader.Read(new Counted(File.OpenRead(path), through), label);
    }

    /// <summary>A name as messages show it: without folders of the sender's machine, and without signs that change how a line reads.</summary>
    public static string Label(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' ? '_' : c));
        var last = clean.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "file";
        return last.Length > 200 ? last[^200..] : last;
    }

    private static bool IsKnown(string name)
    {
        var bare = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Known.Contains(Path.GetExtension(bare).ToLowerInvariant());
    }

    private static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        return file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && (head.SequenceEqual(ZipMark) || head.SequenceEqual(EmptyZipMark));
    }

    private IEnumerable<ReadResult> ReadZip(Stream stream, string label, int depth, Action<long> through)
    {
        using var counted = stream;
        ZipArchive? zip = null;
        ReadResult? fault = null;
        try
        {
            zip = new(stream, ZipArchiveMode.Read);
            if (entries + zip.Entries.Count > limits.Entries)
                fault = Passed(label, string.Create(CultureInfo.InvariantCulture, $"it holds more than {limits.Entries:N0} entries. Divide it."));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            fault = Passed(label, "it is no archive that can be read, or damaged.");
        }

        using (zip)
        {
            if (fault is not null)
            {
                yield return fault;
                yield break;
            }

            entries += zip!.Entries.Count;
            foreach (var entry in zip.Entries)
            {
                foreach (var result in ReadEntry(entry, label + "/" + Label(entry.FullName), depth))
                    yield return result;
                through(entry.CompressedLength);
            }
        }
    }

    private IEnumerable<ReadResult> ReadEntry(ZipArchiveEntry entry, string label, int depth)
    {
        if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            return [];
        if (IsOutside(entry.FullName))
            return [Passed(label, "its name leads out of the archive.")];
        if (entry.IsEncrypted)
            return [Passed(label, "it is encrypted. Unpack it first.")];
        if (!IsKnown(entry.FullName))
            return [Passed(label, "its name does not end in .txt, .html, .eml, .warc, .wet, .jsonl, .json or .zip, each also .gz.", ProblemSeverity.Warning)];
        return ReadKnownEntry(entry, label, depth);
    }

    private IEnumerable<ReadResult> ReadKnownEntry(ZipArchiveEntry entry, string label, int depth)
    {
        // Unpacked to a file of our own name first: whether it is too much is known before anything of it is read.
        var file = Path.Combine(temporary, Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        try
        {
            if (Unpack(entry, file) is { } fault)
            {
                yield return Passed(label, fault);
                yield break;
            }

            if (!IsZip(file))
            {
                foreach (var result in reader.Read(File.OpenRead(file), label))
                    yield return result;
            }
            else if (depth >= limits.Depth)
            {
                yield return Passed(label, string.Create(CultureInfo.InvariantCulture, $"archives stand in it deeper than {limits.Depth}. Unpack it first."));
            }
            else
            {
                foreach (var result in ReadZip(File.OpenRead(file), label, depth + 1, _ => { }))
                    yield return result;
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private string? Unpack(ZipArchiveEntry entry, string file)
    {
        try
        {
            using var input = entry.Open();
            using var output = File.Create(file);
            var buffer = new byte[Buffer];
            var written = 0L;
            for (int read; (read = input.Read(buffer)) > 0;)
            {
                written += read;
                unpacked += read;
                if (unpacked > limits.UnpackedBytes)
                    return string.Create(CultureInfo.InvariantCulture, $"what is packed comes to more than {limits.UnpackedBytes / 1024 / 1024:N0} MB. Divide it.");
                if (written > limits.RatioFrom && written > entry.CompressedLength * limits.Ratio)
                    return string.Create(CultureInfo.InvariantCulture, $"it becomes more than {limits.Ratio} times as large unpacked, as no text does.");
                output.Write(buffer, 0, read);
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            return "it is damaged, or packed in a way that is not read.";
        }
    }

    private static bool IsOutside(string name) =>
        name.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(name) || name is [_, ':', ..] || name.Replace('\\', '/').Split('/').Contains("..");

    private static ReadResult Passed(string label, string why, ProblemSeverity severity = ProblemSeverity.Error) =>
        new ReadResult.Noted(new("CAS1310", severity, new(label), "The file was passed over: " + why));

    private sealed class Counted(Stream inner, Action<long> read) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Told(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Told(inner.Read(buffer));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Told(int count)
        {
            read(count);
            return count;
        }
    }
}
