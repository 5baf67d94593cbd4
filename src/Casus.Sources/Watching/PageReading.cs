using System.Text;
using Casus.Formats;
using Casus.Reports;
using Casus.Sources.Fetching;
using Casus.Sources.Lists;

namespace Casus.Sources.Watching;

/// <summary>Makes reports of pages, of plain texts and of entries that carry their text.</summary>
internal sealed class PageReading(WatchConfig config)
{
    /// <summary>Of an entry of a list.</summary>
    public PageOutcome OfEntry(WatchedSource source, ListedPage listed, Uri address)
    {
        var waiting = new WaitingPage(WebAddress.Canonical(address), address.AbsoluteUri) { Title = listed.Title, Published = listed.Published, Publisher = listed.Publisher ?? source.Publisher };
        var bytes = Encoding.UTF8.GetBytes(listed.Content!);
        var outcome = listed.IsPage && listed.Content!.Contains('<', StringComparison.Ordinal)
            ? OfPage(waiting, bytes, "utf-8")
            : OfReport(waiting, new() { Id = "", Text = listed.Content!, TextWasExtracted = true, Original = bytes });
        return outcome with { End = outcome.End with { Version = VersionOf(source, listed) } };
    }

    /// <summary>The fingerprint of an entry: another is another version of it.</summary>
    public static string VersionOf(WatchedSource source, ListedPage listed) =>
        Sha256Hex.Of(string.Join('\n', listed.Title, listed.Published, listed.Publisher ?? source.Publisher, listed.Content));

    /// <summary>Of a page.</summary>
    public PageOutcome OfPage(WaitingPage page, byte[] bytes, string? charset)
    {
        var results = new List<ReadResult>();
        PageReader.Read(bytes, charset, new(page.Address), new() { KeepOriginals = true }, results);
        return results.OfType<ReadResult.Found>().FirstOrDefault() is { Report: var report }
            ? OfReport(page, report)
            : new(page, null, new(page.Canonical, "refused", "no running text was found in the page"));
    }

    /// <summary>Of a plain text.</summary>
    public PageOutcome OfText(WaitingPage page, FetchAnswer.Page text)
    {
        var content = TextDecoder.Decode(text.Content, text.Charset, new(page.Address), out _);
        return string.IsNullOrWhiteSpace(content)
            ? new(page, null, new(page.Canonical, "refused", "it holds no text"))
            : OfReport(page, new() { Id = "", Text = content, TextWasExtracted = true, Original = text.Content });
    }

    private PageOutcome OfReport(WaitingPage page, Report report)
    {
        var version = Sha256Hex.Of(string.Join('\n', report.Title, report.PublishedOn?.AsWritten, report.Publisher, report.Text));
        var isShort = report.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length < config.FewestWords;
        return new(
            page,
            report with
            {
                // The address is what a report is known by: other words under it later are a new version of it.
                Id = "web-" + Sha256Hex.Of(page.Canonical)[..16],
                Title = report.Title ?? page.Title,
                PublishedOn = report.PublishedOn ?? (PublicationTime.TryParse(page.Published, out var published) ? published : null),
                Publisher = report.Publisher ?? page.Publisher,
                Url = page.Address,
                NotRead = report.NotRead ?? (isShort ? "too-short" : null),
                Origin = new(page.Address),
            },
            new(page.Canonical, "kept") { Version = version, Looks = version == page.Version ? page.Looks + 1 : 0 });
    }
}
