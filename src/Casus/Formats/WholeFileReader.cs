using Casus.Reports;

namespace Casus.Formats;

/// <summary>Reads inputs that are one report each: plain text and HTML pages.</summary>
internal static class WholeFileReader
{
    /// <summary>The whole text, to the letter, without its byte order mark.</summary>
    public static IEnumerable<ReadResult> ReadText(InputBytes input, string name, ReadOptions options)
    {
        var origin = new ReportOrigin(name);
        var results = new List<ReadResult>();
        if (!TryTakeAll(input, origin, "file", options.MaxReportBytes, results, out var bytes)
            || Decode(bytes.Span, declared: null, origin, results) is not { } text)
        {
            return results;
        }

        if (text.Contains('\0'))
            return [new ReadResult.Noted(ReadProblems.NotText(origin, "a binary file (it holds NUL characters)"))];
        if (string.IsNullOrWhiteSpace(text))
            return [new ReadResult.Noted(ReadProblems.Empty(origin))];
        results.Add(new ReadResult.Found(new Report
        {
            Id = ContentId.OfFile(bytes.Span),
            Text = text,
            PublishedOn = options.PublishedOn,
            TextWasExtracted = true,
            Original = options.KeepOriginals ? bytes.ToArray() : default(ReadOnlyMemory<byte>?),
            Origin = origin,
        }));
        return results;
    }

    /// <summary>The article in a page.</summary>
    public static IEnumerable<ReadResult> ReadPage(InputBytes input, string name, ReadOptions options)
    {
        var origin = new ReportOrigin(name);
        var results = new List<ReadResult>();
        if (TryTakeAll(input, origin, "page", Math.Min(options.MaxPageBytes, options.MaxReportBytes), results, out var bytes))
            PageReader.Read(bytes.Span, options.Charset, origin, options, results);
        return results;
    }

    /// <summary>Takes all of an input, or says why it cannot be had whole.</summary>
    public static bool TryTakeAll(
        InputBytes input, ReportOrigin origin, string what, int limit, List<ReadResult> results, out ReadOnlyMemory<byte> bytes)
    {
        if (!input.TryTakeAll(limit, out bytes))
            results.Add(new ReadResult.Noted(ReadProblems.TooLarge(origin, what, limit)));
        // Half a text would be coded as if it were the whole; the failure itself is reported by the caller.
        return results.Count == 0 && input.Failure is null;
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, string? declared, ReportOrigin origin, List<ReadResult> results)
    {
        var text = TextDecoder.Decode(bytes, declared, origin, out var problem);
        if (problem is not null)
            results.Add(new ReadResult.Noted(problem));
        return text;
    }
}
