using Casus.Reports;

namespace Casus.Sources.Watching;

/// <summary>Hands reports on one batch after the other, whoever brings them: folders and pages are looked at beside each other.</summary>
internal sealed class OneAtATime(IReportSink sink) : IReportSink
{
    private readonly Lock turn = new();

    /// <inheritdoc/>
    public Taken Take(IReadOnlyList<Report> reports, CancellationToken cancelled)
    {
        lock (turn)
            return sink.Take(reports, cancelled);
    }
}
