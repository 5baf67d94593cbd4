using Casus.Formats;
using Casus.Reports;

namespace Casus.Cli.Input;

/// <summary>Everything the user named on the command line, read one report at a time in the order named.</summary>
internal sealed class InputSet
{
    private const string StandardInput = "-";

    private static readonly EnumerationOptions FoldersBelow = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    private readonly IReadOnlyList<string> inputs;
    private readonly ReportReader reader;
    private readonly ReadOptions options;
    private long bytesRead;

    /// <summary>Names what will be read; opens nothing yet.</summary>
    /// <param name="inputs">Files, folders and <c>-</c>.</param>
    /// <param name="openInput">Opens what <c>-</c> stands for.</param>
    /// <param name="publishedOn">The publication date of reports that give none.</param>
    /// <param name="keepOriginals">Whether reports carry the bytes they were read from.</param>
    /// <remarks>Where <see cref="IsLines"/>, what <c>-</c> stands for is JSON Lines whatever it begins with, and may be empty.</remarks>
    public InputSet(IReadOnlyList<string> inputs, Func<Stream> openInput, PublicationTime? publishedOn, bool keepOriginals = false)
    {
        this.inputs = inputs;
        options = new()
        {
            PublishedOn = publishedOn,
            KeepOriginals = keepOriginals,
            StandardInput = inputs.Contains(StandardInput) ? openInput() : null,
            Through = stream => new CountingStream(stream, count => bytesRead += count),
        };
        reader = new(options);
    }

    /// <summary>
    /// How much has been read, 0 to 1, or <see langword="null"/> where it cannot be known how much there is.
    /// </summary>
    public Func<double?> ShareRead()
    {
        // Found out once, and only for a run long enough that somebody asks.
        var all = new Lazy<long?>(BytesInAll);
        return () => all.Value is > 0 and var bytes ? (double)bytesRead / bytes : null;
    }

    /// <summary>Whether standard input is a stream of JSON Lines: each is read when it has come, a bad first one costs itself alone, and none is no mistake.</summary>
    public bool IsLines { get; init; }

    /// <summary>Reads on, as far as it is asked for.</summary>
    public IEnumerable<ReadResult> Read() => IsLines
        ? inputs.SelectMany(i => i == StandardInput ? Lines() : reader.Read(i))
        : reader.Read(inputs);

    private IEnumerable<ReadResult> Lines()
    {
        using var input = InputBytes.Over(options.Through!(options.StandardInput!), StandardInput);
        foreach (var result in new JsonReportReader(options).ReadLines(input, StandardInput))
        {
            // Without a line it is the input as a whole: a share of the work may be empty.
            if (result is not ReadResult.Noted { Problem: { Origin.Line: null } problem } || problem.Code != ReadProblems.Empty(default).Code)
                yield return result;
        }

        if (input.Failure is { } failure)
            yield return new ReadResult.Noted(failure);
    }

    private long? BytesInAll()
    {
        var sum = 0L;
        foreach (var input in inputs)
        {
            // Pipes and devices have no size.
            if (input == StandardInput || (!Directory.Exists(input) && new FileInfo(input) is { Exists: true, Length: 0 }))
                return null;
            sum += Directory.Exists(input)
                ? new DirectoryInfo(input).EnumerateFiles("*", FoldersBelow).Sum(f => f.Length)
                : SizeOf(input);
        }

        return sum;
    }

    // A missing file is told of when its turn comes.
    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true, Length: var length } ? length : 0;
}
