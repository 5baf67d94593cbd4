using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Workbench;

/// <summary>A report as it stands in the archive, with its text and record.</summary>
public sealed record KnownReport
{
    /// <summary>The report as it was coded.</summary>
    public required Report Report { get; init; }

    /// <summary>The current record.</summary>
    public required CodedReport Record { get; init; }

    /// <summary>When this version came into the archive, UTC.</summary>
    public required string CapturedAt { get; init; }

    /// <summary>SHA-256 of the bytes as received.</summary>
    public required string Original { get; init; }

    /// <summary>How many versions of it there are.</summary>
    public required int Versions { get; init; }

    /// <summary>The current incidents that it tells of, and its part in each.</summary>
    public required IReadOnlyList<(string Incident, string Part)> Incidents { get; init; }
}
