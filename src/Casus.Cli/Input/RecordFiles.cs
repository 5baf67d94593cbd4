using System.Text.Json;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Input;

/// <summary>Files of records in JSON Lines, which can be read again by report: only where each line begins is kept.</summary>
internal sealed class RecordFiles : IDisposable
{
    private readonly List<(string Name, FileStream Stream)> files = [];
    private readonly Dictionary<string, (int File, long Start, int Length)> places = new(StringComparer.Ordinal);

    /// <summary>Opens the files.</summary>
    /// <param name="inputs">Files, or <c>-</c> for standard input, which is put into a temporary file.</param>
    /// <param name="openInput">Opens what <c>-</c> stands for.</param>
    /// <exception cref="CasusException">CAS1007: one cannot be read.</exception>
    public RecordFiles(IEnumerable<string> inputs, Func<Stream> openInput)
    {
        foreach (var input in inputs)
        {
            try
            {
                files.Add(input == "-" ? ("standard input", Spooled(openInput())) : (input, File.OpenRead(input)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Dispose();
                throw CliErrors.RecordsCannotBeRead(input, e);
            }
        }
    }

    /// <summary>The lines, with the file and the number of each; empty ones are passed over.</summary>
    public IEnumerable<RecordLine> Lines()
    {
        for (var f = 0; f < files.Count; f++)
        {
            var (buffer, filled, start, number) = (new byte[1 << 16], 0, 0L, 0);
            files[f].Stream.Position = 0;
            while (true)
            {
                var read = files[f].Stream.Read(buffer, filled, buffer.Length - filled);
                filled += read;
                var from = 0;
                while (buffer.AsSpan(from, filled - from).IndexOf((byte)'\n') is var length and >= 0)
                {
                    number++;
                    if (!IsBlank(buffer.AsSpan(from, length)))
                        yield return new(f, number, start + from, buffer.AsSpan(from, length).ToArray());
                    from += length + 1;
                }

                buffer.AsSpan(from, filled - from).CopyTo(buffer);
                (start, filled) = (start + from, filled - from);
                if (read == 0)
                {
                    if (!IsBlank(buffer.AsSpan(0, filled)))
                        yield return new(f, number + 1, start, buffer.AsSpan(0, filled).ToArray());
                    break;
                }

                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    /// <summary>The record of a line.</summary>
    /// <exception cref="CasusException">CAS1008: it is none.</exception>
    public CodedReport Parse(RecordLine line)
    {
        try
        {
            return Parse(line.Bytes);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw CliErrors.NoRecord(WhereIs(line), LineKinds.Of(line.Bytes), e);
        }
    }

    /// <summary>Where a line stands, for messages.</summary>
    public string WhereIs(RecordLine line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{files[line.File].Name}:{line.Number}");

    /// <summary>Keeps where a report's record stands.</summary>
    /// <returns>Whether there was none of that id before.</returns>
    public bool Keep(string id, RecordLine line) => places.TryAdd(id, (line.File, line.Start, line.Bytes.Length));

    /// <summary>Reads the record of a report again. Thread-safe.</summary>
    public CodedReport Read(string id)
    {
        var (file, start, length) = places[id];
        var bytes = new byte[length];
        var read = 0;
        while (read < length && RandomAccess.Read(files[file].Stream.SafeFileHandle, bytes.AsSpan(read), start + read) is var more and > 0)
            read += more;
        return Parse(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => files.ForEach(f => f.Stream.Dispose());

    private static CodedReport Parse(byte[] bytes)
    {
        var record = JsonSerializer.Deserialize(bytes, RecordJson.Lines.CodedReport);
        return record is { Id.Length: > 0 } ? record : throw new JsonException("There is no id.");
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r\uFEFF"u8).IsEmpty;

    private static FileStream Spooled(Stream input)
    {
        var spool = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        input.CopyTo(spool);
        spool.Flush();
        return spool;
    }
}

/// <summary>One line of a file of records.</summary>
/// <param name="File">The number of the file.</param>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Bytes">It, without the line feed.</param>
internal sealed record RecordLine(int File, int Number, long Start, byte[] Bytes);
