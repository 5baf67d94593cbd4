using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>A report on its way into the archive.</summary>
/// <param name="Report">It, with its original bytes.</param>
/// <param name="Document">Its stored form.</param>
/// <param name="Content">The fingerprint of that.</param>
internal sealed record IncomingReport(Report Report, string Document, string Content)
{
    public static IncomingReport Of(Report report)
    {
        var document = StoredReport.Of(report).ToJson();
        return new(report, document, Sha256Hex.Of(document));
    }
}
