using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>A report on its way into the archive.</summary>
/// <param name="Report">It, with its original bytes.</param>
/// <param name="Document">Its stored form.</param>
/// <param name="Content">The fingerprint of that.</param>
/// <param name="SentAt">When it was sent, where it came by a queue; else empty.</param>
internal sealed record IncomingReport(Report Report, string Document, string Content, string SentAt)
{
    public static IncomingReport Of(Report report, DateTimeOffset? sentAt)
    {
        var document = StoredReport.Of(report).ToJson();
        return new(report, document, Sha256Hex.Of(document), sentAt is { } sent ? Moments.Fine(sent) : "");
    }
}
