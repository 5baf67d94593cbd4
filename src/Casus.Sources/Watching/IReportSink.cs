using Casus.Reports;

namespace Casus.Sources.Watching;

/// <summary>Where reports go.</summary>
internal interface IReportSink
{
    /// <summary>Keeps reports, all or none.</summary>
    /// <returns>For each why it was not read, as its record says; <see langword="null"/> where it was.</returns>
    IReadOnlyList<string?> Take(IReadOnlyList<Report> reports, CancellationToken cancelled);
}
