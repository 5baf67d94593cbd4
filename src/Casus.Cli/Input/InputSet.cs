using Casus.Reports;

namespace Casus.Cli.Input;

/// <summary>Everything the user named on the command line, read one report at a time in the order named.</summary>
internal sealed class InputSet
{
    private const string StandardInput = "-";
    private readonly IReadOnlyList<string> files;
    private readonly IInputReader reader;
    private readonly Func<Stream> openInput;
    private long bytesOfClosed;
    private CountingStream? current;

    /// <summary>Names what will be read; opens nothing yet.</summary>
    /// <param name="inputs">Files, folders (all files below, in the order of their names) and <c>-</c>.</param>
    /// <param name="reader">Reads each of them.</param>
    /// <param name="openInput">Opens what <c>-</c> stands for.</param>
    public InputSet(IEnumerable<string> inputs, IInputReader reader, Func<Stream> openInput)
    {
        (this.reader, this.openInput) = (reader, openInput);
        files = [.. inputs.SelectMany(FilesOf)];
        BytesInAll = SizeOf(files);
    }

    /// <summary>How many bytes there are to read, or <see langword="null"/> where that cannot be known.</summary>
    public long? BytesInAll { get; }

    /// <summary>How many bytes have been read.</summary>
    public long BytesRead => bytesOfClosed + (current?.Count ?? 0);

    /// <summary>Reads on, as far as it is asked for. An input that cannot be opened is one problem; the others go on.</summary>
    public IEnumerable<InputItem> Read()
    {
        foreach (var file in files)
        {
            if (TryOpen(file, out var problem) is not { } stream)
            {
                yield return InputItem.Of(problem!);
                continue;
            }

            using (current = new(stream))
            {
                foreach (var item in reader.Read(file, current))
                    yield return item;
                bytesOfClosed += current.Count;
                current = null;
            }
        }
    }

    private static IEnumerable<string> FilesOf(string input) => input != StandardInput && Directory.Exists(input)
        ? Directory.EnumerateFiles(input, "*", FoldersBelow).Order(StringComparer.Ordinal)
        : [input];

    private static EnumerationOptions FoldersBelow { get; } = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    private static long? SizeOf(IEnumerable<string> files)
    {
        var sum = 0L;
        foreach (var file in files)
        {
            var info = file == StandardInput ? null : new FileInfo(file);
            // Pipes and devices have no size, and a missing file is told of when its turn comes.
            if (info is not { Exists: true, Length: > 0 })
                return null;
            sum += info.Length;
        }

        return sum;
    }

    private Stream? TryOpen(string file, out CasusException? problem)
    {
        problem = null;
        try
        {
            return file == StandardInput ? openInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = CliErrors.InputCannotBeOpened(file, e);
            return null;
        }
    }
}
