using System.Globalization;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>Reads a mail as one report: its text, or the article of its page.</summary>
internal static class MailReader
{
    private const int MostParts = 200;
    private const int DeepestPart = 10;

    // A plain part shorter than this stands in for a page that says more: "Your program cannot show this message".
    private const int ShortText = 300;

    private static readonly string[] DateForms = ["d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm zzz", "d MMM yy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss"];

    /// <summary>The whole mail.</summary>
    public static IEnumerable<ReadResult> Read(InputBytes input, string name, ReadOptions options)
    {
        var origin = new ReportOrigin(name);
        var results = new List<ReadResult>();
        if (WholeFileReader.TryTakeAll(input, origin, "mail", options.MaxReportBytes, results, out var bytes))
            Read(bytes, origin, options, results);
        return results;
    }

    private static void Read(ReadOnlyMemory<byte> bytes, ReportOrigin origin, ReadOptions options, List<ReadResult> results)
    {
        var mail = MailPart.Read(bytes);
        var (texts, pages, others) = (new List<MailPart>(), new List<MailPart>(), 0);
        Sort(mail, 0, texts, pages, ref others);
        if (others > 0)
            results.Add(new ReadResult.Noted(ReadProblems.PartsLeftOut(origin, others)));
        var plain = string.Join("\n\n", texts.Select(t => TextOf(t, origin, results)).Where(t => !string.IsNullOrWhiteSpace(t)));
        var report = plain.Length < ShortText && pages.Count > 0 ? OfPage(pages[0], origin, options, results) : null;
        report ??= plain.Length > 0 ? new() { Id = "", Text = plain } : null;
        if (report is null)
        {
            results.Add(new ReadResult.Noted(ReadProblems.MailWithoutText(origin)));
            return;
        }

        results.Add(new ReadResult.Found(report with
        {
            Id = ContentId.OfFile(bytes.Span),
            Title = mail.Value("Subject") is { } subject ? MailPart.DecodeWords(subject) : report.Title,
            PublishedOn = DateOf(mail.Value("Date")) ?? report.PublishedOn ?? options.PublishedOn,
            Publisher = report.Publisher ?? (mail.Value("From") is { } from ? SenderOf(MailPart.DecodeWords(from)) : null),
            Url = report.Url ?? mail.Value("Archived-At")?.Trim('<', '>', ' '),
            // The page stands packed in the mail: places in it are none of the mail's.
            Page = null,
            TextWasExtracted = true,
            Original = options.KeepOriginals ? bytes.ToArray() : default(ReadOnlyMemory<byte>?),
            Origin = origin,
        }));
    }

    private static void Sort(MailPart part, int depth, List<MailPart> texts, List<MailPart> pages, ref int others)
    {
        var type = part.Type;
        if (type.StartsWith("multipart/", StringComparison.Ordinal) && depth < DeepestPart)
        {
            foreach (var inner in part.Parts().Take(MostParts))
                Sort(inner, depth + 1, texts, pages, ref others);
        }
        else if (type == "text/plain" && !part.IsAttachment)
        {
            texts.Add(part);
        }
        else if (type is "text/html" or "application/xhtml+xml" && !part.IsAttachment)
        {
            pages.Add(part);
        }
        else
        {
            others++;
        }
    }

    private static Report? OfPage(MailPart part, ReportOrigin origin, ReadOptions options, List<ReadResult> results)
    {
        var found = new List<ReadResult>();
        PageReader.Read(part.Decoded(), part.Parameter("Content-Type", "charset"), origin, options, found);
        results.AddRange(found.OfType<ReadResult.Noted>().Where(n => n.Problem.Severity != ProblemSeverity.Error));
        return found.OfType<ReadResult.Found>().FirstOrDefault()?.Report;
    }

    private static string TextOf(MailPart part, ReportOrigin origin, List<ReadResult> results)
    {
        var text = TextDecoder.Decode(part.Decoded(), part.Parameter("Content-Type", "charset"), origin, out var problem);
        if (problem is not null)
            results.Add(new ReadResult.Noted(problem with { Severity = text is null ? ProblemSeverity.Warning : problem.Severity }));
        if (text is null || text.Contains('\0', StringComparison.Ordinal))
            return "";
        text = text.ReplaceLineEndings("\n");
        return (part.Parameter("Content-Type", "format")?.Equals("flowed", StringComparison.OrdinalIgnoreCase) == true ? Unwrapped(text) : text).Trim('\n', ' ');
    }

    // A line that ends in a space goes on in the next (RFC 3676).
    private static string Unwrapped(string text) => text.Replace(" \n", " ", StringComparison.Ordinal);

    /// <summary>Reads a date as mails and feeds write it, <c>Thu, 8 Feb 2024 12:20:00 +0300 (MSK)</c>.</summary>
    public static PublicationTime? DateOf(string? header)
    {
        if (header is null)
            return null;
        var date = header.Contains(',', StringComparison.Ordinal) ? header[(header.IndexOf(',') + 1)..] : header;
        if (date.IndexOf('(') is var comment and >= 0)
            date = date[..comment];
        date = string.Join(' ', date.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        date = Zone(date);
        if (date.Length > 5 && date[^5] is '+' or '-' && date[^5..].AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            date = date[..^2] + ":" + date[^2..];
        return DateTimeOffset.TryParseExact(date, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && PublicationTime.TryParse(time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture), out var published)
            ? published
            : null;
    }

    // Zones by name (RFC 5322, obs-zone): North America's have a meaning there; others, the letters of armies among them, count as that of Greenwich.
    private static string Zone(string date)
    {
        var name = date.AsSpan(date.LastIndexOf(' ') + 1);
        if (name.Length is 0 or > 5 || name.ContainsAnyExceptInRange('A', 'Z') || name is "AM" or "PM")
            return date;
        var offset = name switch
        {
            "EDT" => "-0400",
            "EST" or "CDT" => "-0500",
            "CST" or "MDT" => "-0600",
            "MST" or "PDT" => "-0700",
            "PST" => "-0800",
            _ => "+0000",
        };
        return date[..^name.Length] + offset;
    }

    // "Desk of the Wire <desk@wire.example>": the name, or where there is none, the domain; never the address of a person.
    private static string? SenderOf(string from)
    {
        var name = from.Split('<')[0].Trim().Trim('"').Trim();
        if (name.Length > 0 && !name.Contains('@', StringComparison.Ordinal))
            return name;
        var domain = from[(from.LastIndexOf('@') + 1)..].TrimEnd('>', ' ');
        return domain.Contains('.', StringComparison.Ordinal) ? domain : null;
    }
}
