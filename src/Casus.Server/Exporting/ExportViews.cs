using Casus.Server.Hosting;
using Casus.Server.Overview;

namespace Casus.Server.Exporting;

/// <summary>What to export, for whom.</summary>
internal sealed record ExportRequest
{
    public required string Profile { get; init; }

    public required string Format { get; init; }

    public IncidentFilter? Filter { get; init; }

    public string? AsOf { get; init; }

    public int? EmbargoDays { get; init; }

    public string? Fingerprint { get; init; }
}

/// <summary>An export as it would be published.</summary>
internal sealed record ExportPreview(
    long Incidents, long Records, long Rejected, ScanView Scan, IReadOnlyList<ExportedFile> Files, IReadOnlyList<LossCount> Losses, string? Fingerprint);

/// <summary>What the search for what may not leave found.</summary>
internal sealed record ScanView(string Verdict, bool Searched, string? Finding);

/// <summary>A file of an export, and how it begins.</summary>
internal sealed record ExportedFile(string Name, long Bytes, string Sha256, string Head, bool Truncated);

/// <summary>How often something was dropped, rounded, split or rejected for one reason.</summary>
internal sealed record LossCount(string Reason, long Count);

/// <summary>An export that can be fetched.</summary>
internal sealed record ExportView(
    string Id,
    string By,
    string CreatedAt,
    string ExpiresAt,
    string State,
    string Profile,
    string Format,
    IncidentFilter Filter,
    long Incidents,
    long Records,
    long Bytes,
    string? Sha256,
    Problem? Problem);
