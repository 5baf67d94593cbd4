using Casus.Fusion.Incidents;
using Casus.Records;

namespace Casus.Exports.Bundle;

/// <summary>Keeps the records of the incident at hand, which are asked for once a claim.</summary>
internal sealed class RecordCache(IIncidentSource source) : IIncidentSource
{
    private const int Most = 256;
    private readonly Dictionary<string, CodedReport?> kept = new(StringComparer.Ordinal);

    public IEnumerable<Incident> Incidents() => source.Incidents();

    public IEnumerable<CodedReport> Records() => source.Records();

    public CodedReport? Record(string report)
    {
        if (kept.TryGetValue(report, out var record))
            return record;
        if (kept.Count >= Most)
            kept.Clear();
        return kept[report] = source.Record(report);
    }
}
