using Casus.Reports;

namespace Casus.Sources.Watching;

/// <summary>Where reports go.</summary>
internal interface IReportSink
{
    /// <summary>Keeps reports, all or none.</summary>
    Taken Take(IReadOnlyList<Report> reports, CancellationToken cancelled);
}
