namespace Casus.Formats;

/// <summary>
/// Reads reports from files, folders and standard input, one after the other, and goes on past whatever it cannot read.
/// </summary>
/// <remarks>
/// Formats are told apart by content and extension: plain text, HTML pages, mails, web archives, JSON Lines (also one JSON object, or an array
/// of them), each also as gzip. Results come lazily and in a fixed order; memory stays flat over files of any length. Nothing is fetched.
/// Thread-safe: each enumeration has its own state.
/// </remarks>
/// <param name="options">Limits and defaults; <see langword="null"/> for the standard ones.</param>
public sealed class ReportReader(ReadOptions? options = null)
{
    private readonly ReadOptions options = options ?? new();

    /// <summary>Reads <paramref name="inputs"/> in the order given.</summary>
    /// <param name="inputs">Paths of files and folders (read with all folders below, by name in ordinal order), or
    /// <c>-</c> for standard input.</param>
    /// <returns>Reports and problems as they are met. No problem of an input ends the enumeration or throws.</returns>
    public IEnumerable<ReadResult> Read(params IEnumerable<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return WithDuplicatesNoted(inputs.SelectMany(ReadInput));
    }

    /// <summary>Reads one stream, which is disposed at its end.</summary>
    /// <param name="stream">Read forward only; need not seek.</param>
    /// <param name="name">Stands for the path in messages; its extension helps to tell the format.</param>
    public IEnumerable<ReadResult> Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return WithDuplicatesNoted(ReadOpened(stream, name));
    }

    private static IEnumerable<ReadResult> WithDuplicatesNoted(IEnumerable<ReadResult> results)
    {
        var ledger = new IdLedger();
        foreach (var result in results)
        {
            if (result is ReadResult.Found { Report: var report } && !ledger.IsNew(report.Id))
                yield return new ReadResult.Noted(ReadProblems.DuplicateId(report.Origin, report.Id));
            yield return result;
        }
    }

    private IEnumerable<ReadResult> ReadInput(string input)
    {
        if (input == "-")
            return ReadOpened(options.StandardInput ?? Console.OpenStandardInput(), input);
        if (Directory.Exists(input))
            return InputFolder.Walk(input).SelectMany(found => found.Problem is { } problem ? [new ReadResult.Noted(problem)] : ReadFile(found.Path));
        return ReadFile(input);
    }

    private IEnumerable<ReadResult> ReadFile(string path)
    {
        ReadProblem problem;
        try
        {
            return ReadOpened(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = ReadProblems.NotFound(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = ReadProblems.Unreadable(new(path), e.Message);
        }

        return [new ReadResult.Noted(problem)];
    }

    private IEnumerable<ReadResult> ReadOpened(Stream stream, string name)
    {
        using var input = InputBytes.Over(options.Through?.Invoke(stream) ?? stream, name);
        var content = BeginningProblem(input, name) is { } problem
            ? [new ReadResult.Noted(problem)]
            : ReadContent(input, name);
        foreach (var result in content)
            yield return result;
        if (input.Failure is { } failure)
            yield return new ReadResult.Noted(failure);
    }

    private static ReadProblem? BeginningProblem(InputBytes input, string name)
    {
        var head = input.Peek(InputFormats.HeadSize);
        if (head.IsEmpty)
            return input.Failure is null ? ReadProblems.Empty(new(name)) : null;
        // Pictures and the like stand in web archives beside the pages.
        return InputFormats.Decide(name, head) != InputFormat.WebArchive && InputFormats.BinaryKind(head) is { } kind ? ReadProblems.NotText(new(name), kind) : null;
    }

    private IEnumerable<ReadResult> ReadContent(InputBytes input, string name)
    {
        var head = input.Peek(InputFormats.HeadSize);
        if (head.IsEmpty)
            return [];
        return InputFormats.Decide(name, head) switch
        {
            InputFormat.JsonLines => new JsonReportReader(options).ReadLines(input, name),
            InputFormat.JsonObjects => new JsonReportReader(options).ReadObjects(input, name),
            InputFormat.Mail => MailReader.Read(input, name, options),
            InputFormat.WebArchive => new WarcReader(options).Read(input, name),
            InputFormat.Html => WholeFileReader.ReadPage(input, name, options),
            _ => WholeFileReader.ReadText(input, name, options),
        };
    }
}
