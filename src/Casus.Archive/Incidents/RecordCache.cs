using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Records;

namespace Casus.Archive.Incidents;

/// <summary>Current records by the ids of reports, the last ones kept. Thread-safe.</summary>
internal sealed class RecordCache(StoreSession session)
{
    private const int Most = 4096;
    private readonly Dictionary<string, CodedReport> records = new(StringComparer.Ordinal);

    public CodedReport Of(string id)
    {
        lock (records)
        {
            if (records.TryGetValue(id, out var known))
                return known;
            if (records.Count >= Most)
                records.Clear();
            return records[id] = ReportTable.Record(session, id)!;
        }
    }
}
