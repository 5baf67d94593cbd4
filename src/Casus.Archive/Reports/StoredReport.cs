using System.Collections.Immutable;
using System.Text.Json;
using Casus.Reports;

namespace Casus.Archive.Reports;

/// <summary>A report as the archive keeps it, without its id: two reports of one content have one form and one fingerprint.</summary>
internal sealed record StoredReport
{
    public required string Text { get; init; }

    public string? Title { get; init; }

    public string? PublishedOn { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public string? NotRead { get; init; }

    public bool TextWasExtracted { get; init; }

    public ImmutableArray<StoredBlock> Blocks { get; init; } = [];

    public static StoredReport Of(Report report) => new()
    {
        Text = report.Text,
        Title = report.Title,
        PublishedOn = report.PublishedOn?.AsWritten,
        Publisher = report.Publisher,
        Url = report.Url,
        Language = report.Language,
        NotRead = report.NotRead,
        TextWasExtracted = report.TextWasExtracted,
        Blocks = [.. report.Blocks.Select(b => new StoredBlock(b.Span.Start, b.Span.End, b.Kind.ToString()))],
    };

    public static StoredReport Parse(string json) => JsonSerializer.Deserialize(json, StoredReportJson.Exact.StoredReport)!;

    public string ToJson() => JsonSerializer.Serialize(this, StoredReportJson.Exact.StoredReport);

    /// <summary>The report again, as it was when it was first coded.</summary>
    public Report ToReport(string id, ReportOrigin origin) => new()
    {
        Id = id,
        Text = Text,
        Title = Title,
        PublishedOn = PublicationTime.TryParse(PublishedOn, out var time) ? time : null,
        Publisher = Publisher,
        Url = Url,
        Language = Language,
        NotRead = NotRead,
        TextWasExtracted = TextWasExtracted,
        Blocks = [.. Blocks.Select(b => new Block(new(b.Start, b.End), Enum.Parse<BlockKind>(b.Kind)))],
        Origin = origin,
    };
}
