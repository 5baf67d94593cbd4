using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Records;
using Casus.Reports;
using Casus.Server.Incidents;

namespace Casus.Server.ReportPages;

/// <summary>Texts of reports with their offsets, each read once for one answer.</summary>
internal sealed class ReportTexts(Store store)
{
    private const int Around = 160;
    private const string Title = "title";

    private readonly Dictionary<string, (string Text, string Title, OffsetMap Map, OffsetMap TitleMap)?> texts = new(StringComparer.Ordinal);

    /// <summary>Where words stand, in both counts.</summary>
    public SpanView Span(string report, TextQuote quote) => Of(report) is { } text
        ? Span(quote, quote.In == Title ? text.TitleMap : text.Map)
        : new(quote.Start, quote.End, quote.Start, quote.End, quote.In ?? "text", quote.Text);

    /// <summary>Where words stand, in both counts.</summary>
    public static SpanView Span(TextQuote quote, OffsetMap map) =>
        new(quote.Start, quote.End, map.ToCodeUnits(quote.Start), map.ToCodeUnits(quote.End), quote.In ?? "text", quote.Text);

    /// <summary>Words with what stands around them, cut between words.</summary>
    public QuotationView? Quotation(string report, SpanView span)
    {
        if (Of(report) is not { } known)
            return null;
        var text = span.In == Title ? known.Title : known.Text;
        if (span.StartUtf16 < 0 || span.EndUtf16 > text.Length || span.StartUtf16 > span.EndUtf16)
            return null;
        var from = Math.Max(0, span.StartUtf16 - Around);
        while (from > 0 && from < span.StartUtf16 && !char.IsWhiteSpace(text[from - 1]))
            from++;
        var to = Math.Min(text.Length, span.EndUtf16 + Around);
        while (to < text.Length && to > span.EndUtf16 && !char.IsWhiteSpace(text[to]))
            to--;
        return new(
            (from > 0 ? "… " : "") + OneLine(text[from..span.StartUtf16]),
            OneLine(text[span.StartUtf16..span.EndUtf16]),
            OneLine(text[span.EndUtf16..to]) + (to < text.Length ? " …" : ""));
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private (string Text, string Title, OffsetMap Map, OffsetMap TitleMap)? Of(string report)
    {
        if (!texts.TryGetValue(report, out var known))
        {
            known = KnownReports.Find(store, report)?.Report is { } found
                ? (found.Text, found.Title ?? "", OffsetMap.For(found.Text), OffsetMap.For(found.Title ?? ""))
                : null;
            texts[report] = known;
        }

        return known;
    }
}
