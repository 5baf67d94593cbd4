using System.Text;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>Reads JSON Lines, and JSON objects however they are laid out, as a stream of reports.</summary>
internal sealed class JsonReportReader(ReadOptions options)
{
    // What one line or object gave, reused from one to the next.
    private readonly List<ReadResult> pending = [];

    /// <summary>One object per line; blank lines are passed over, a bad line costs itself alone.</summary>
    public IEnumerable<ReadResult> ReadLines(InputBytes input, string name)
    {
        SkipByteOrderMark(input);
        var found = false;
        for (long number = 1; TakeLine(input, new(name, number)); number++)
        {
            foreach (var result in pending)
                yield return result;
            found |= pending.Count > 0;
        }

        if (!found && input.Failure is null)
            yield return new ReadResult.Noted(ReadProblems.Empty(new(name)));
    }

    /// <summary>
    /// One object over many lines, several of them, or an array; the lines named in messages are those on which objects
    /// begin.
    /// </summary>
    public IEnumerable<ReadResult> ReadObjects(InputBytes input, string name)
    {
        SkipByteOrderMark(input);
        var number = 1L;
        var found = false;
        while (TakeObject(input, name, ref number))
        {
            foreach (var result in pending)
                yield return result;
            found = true;
        }

        foreach (var result in pending)
            yield return result;
        if (!found && pending.Count == 0 && input.Failure is null)
            yield return new ReadResult.Noted(ReadProblems.Empty(new(name)));
    }

    private bool TakeLine(InputBytes input, ReportOrigin origin)
    {
        pending.Clear();
        if (!input.TryTakeLine(options.MaxReportBytes, out var line, out var tooLong))
            return false;
        var json = line.Span.Trim(" \t\r"u8);
        // The line at which damaged input breaks off is not the user's mistake; the failure itself is reported.
        if (tooLong)
            pending.Add(new ReadResult.Noted(ReadProblems.TooLarge(origin, "line", options.MaxReportBytes)));
        else if (!json.IsEmpty && input.Failure is null)
            JsonReportParser.Parse(json, origin, options, pending);
        return true;
    }

    /// <returns>Whether to go on; if not, what is pending is the last.</returns>
    private bool TakeObject(InputBytes input, string name, ref long number)
    {
        pending.Clear();
        SkipBetween(input, ref number);
        var origin = new ReportOrigin(name, number);
        input.TakeObject(options.MaxReportBytes, out var json, out var lines, out var outcome);
        number += lines;
        switch (outcome)
        {
            case ObjectOutcome.Object:
                JsonReportParser.Parse(json.Span, origin, options, pending);
                return true;
            case ObjectOutcome.TooLong:
                pending.Add(new ReadResult.Noted(ReadProblems.TooLarge(origin, "object", options.MaxReportBytes)));
                return true;
            case ObjectOutcome.SomethingElse:
                pending.Add(new ReadResult.Noted(ReadProblems.NotJsonObject(origin, "something else")));
                return false;
            case ObjectOutcome.Unfinished when input.Failure is null:
                pending.Add(new ReadResult.Noted(ReadProblems.UnfinishedJson(origin)));
                return false;
            default:
                return false;
        }
    }

    /// <summary>White space, and the brackets and commas of an array around the objects.</summary>
    private static void SkipBetween(InputBytes input, ref long number)
    {
        while (input.Peek(1) is [var b]
            && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or (byte)'[' or (byte)']')
        {
            if (b == (byte)'\n')
                number++;
            input.Skip(1);
        }
    }

    private static void SkipByteOrderMark(InputBytes input)
    {
        // JSON begins with a sign of ASCII. Where the mark is followed by something else it is a damaged line, and the rest is not UTF-16.
        switch (input.Peek(4))
        {
            case [0xFF, 0xFE] or [0xFF, 0xFE, < 0x80, 0, ..]:
                input.TranscodeFrom(Encoding.Unicode);
                break;
            case [0xFE, 0xFF] or [0xFE, 0xFF, 0, < 0x80, ..]:
                input.TranscodeFrom(Encoding.BigEndianUnicode);
                break;
        }

        if (input.Peek(3) is [0xEF, 0xBB, 0xBF])
            input.Skip(3);
    }
}
