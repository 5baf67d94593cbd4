using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Records;

namespace Casus.Archive.Incidents;

/// <summary>Current records by the ids of reports, the last ones kept. Thread-safe.</summary>
/// <param name="session">The transaction.</param>
/// <param name="recent">Records that are at hand by their readings.</param>
internal sealed class RecordCache(StoreSession session, RecentRecords recent)
{
    private const int Most = 4096;
    private readonly long purge = recent.Renew(session);
    private readonly Dictionary<string, CodedReport> records = new(StringComparer.Ordinal);

    /// <summary>The record of a report.</summary>
    public CodedReport Of(string id)
    {
        lock (records)
        {
            if (!records.ContainsKey(id))
                Load([id]);
            return records[id];
        }
    }

    /// <summary>Reads records that will be asked for, together.</summary>
    public void Load(IEnumerable<string> ids)
    {
        lock (records)
        {
            var fresh = ids.Distinct(StringComparer.Ordinal).Where(id => !records.ContainsKey(id)).Take(Most).ToList();
            if (fresh.Count > 0)
                Load(Readings(fresh));
        }
    }

    /// <summary>Reads the records of current readings, together.</summary>
    public void Load(IEnumerable<(string Id, long Reading, string At)> readings)
    {
        lock (records)
        {
            var fresh = readings.Where(r => !records.ContainsKey(r.Id)).Take(Most).ToList();
            if (records.Count + fresh.Count > Most)
                records.Clear();
            var unknown = new List<(string Id, long Reading, string At)>();
            foreach (var (id, reading, at) in fresh)
            {
                if (recent.Find(session.Store, reading, at) is { } record)
                    records[id] = record;
                else
                    unknown.Add((id, reading, at));
            }

            var found = ReportTable.Records(session, unknown.Select(u => u.Reading));
            foreach (var (id, reading, at) in unknown)
            {
                records[id] = found[reading];
                recent.Add(session.Store, purge, reading, at, found[reading]);
            }
        }
    }

    private List<(string Id, long Reading, string At)> Readings(List<string> ids) => session.QueryAmong(
        "p.id",
        ids,
        among => $"SELECT p.id, r.number, r.from_at FROM reports p JOIN readings r ON r.report = p.number WHERE {among} AND r.until_at IS NULL",
        r => (r.GetString(0), r.GetInt64(1), r.GetString(2)));
}
