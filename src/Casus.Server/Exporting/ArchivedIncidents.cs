using Casus.Archive.Workbench;
using Casus.Exports;
using Casus.Fusion.Incidents;
using Casus.Records;

namespace Casus.Server.Exporting;

/// <summary>Incidents of an archive as people left them, for an export. All records are at hand, so that every name is known that may not leave.</summary>
internal sealed class ArchivedIncidents(ArchiveReading archive, IReadOnlyList<long> rows) : IIncidentSource
{
    /// <inheritdoc/>
    public IEnumerable<Incident> Incidents() => archive.Incidents(rows)
        .Where(f => f.Review is not (ReviewStates.Dismissed or ReviewStates.Merged))
        .Select(JudgedIncident.WithReview);

    /// <inheritdoc/>
    public CodedReport? Record(string report) => archive.Record(report);

    /// <inheritdoc/>
    public IEnumerable<CodedReport> Records() => archive.Records();
}
