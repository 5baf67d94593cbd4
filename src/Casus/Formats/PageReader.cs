using Casus.Reports;

namespace Casus.Formats;

/// <summary>Makes a report of the bytes of one page, wherever they came from.</summary>
internal static class PageReader
{
    /// <summary>The reason that a record gives for leaving the beginning of a text for subscribers unread.</summary>
    public const string Paywall = "paywall";

    /// <summary>Reads a page and adds what it met to <paramref name="results"/>: warnings, then the report, or an error.</summary>
    /// <param name="bytes">The page, unpacked.</param>
    /// <param name="charset">The encoding that was said by whoever sent the page, or <see langword="null"/>: then the page's own word counts.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="options">Limits and defaults.</param>
    /// <param name="results">What is met.</param>
    public static void Read(ReadOnlySpan<byte> bytes, string? charset, ReportOrigin origin, ReadOptions options, List<ReadResult> results)
    {
        var html = TextDecoder.Decode(bytes, charset ?? HtmlCharset.DeclaredIn(bytes), origin, out var problem, out var how);
        if (problem is not null)
            results.Add(new ReadResult.Noted(problem));
        if (html is null)
            return;
        if (HtmlPage.Read(html) is not { } page)
        {
            results.Add(new ReadResult.Noted(ReadProblems.NoArticle(origin)));
            return;
        }

        results.Add(new ReadResult.Found(new Report
        {
            Id = ContentId.OfFile(bytes),
            Text = page.Text,
            Title = page.Facts.Title,
            PublishedOn = page.Facts.PublishedOn ?? options.PublishedOn,
            Publisher = page.Facts.Publisher,
            Url = page.Facts.Url,
            Language = page.Facts.Language,
            NotRead = page.IsStub ? Paywall : null,
            Blocks = page.Blocks,
            Page = page.Map.DecodedAs(how.Label, how.Skipped),
            TextWasExtracted = true,
            Original = options.KeepOriginals ? bytes.ToArray() : default(ReadOnlyMemory<byte>?),
            Origin = origin,
        }));
    }
}
