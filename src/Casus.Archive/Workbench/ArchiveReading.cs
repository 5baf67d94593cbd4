using Casus.Archive.Reports;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Records;

namespace Casus.Archive.Workbench;

/// <summary>Incidents and records of one state of an archive, each read when it is asked for.</summary>
public sealed class ArchiveReading
{
    private readonly StoreSession session;

    internal ArchiveReading(StoreSession session) => this.session = session;

    /// <summary>Current incidents of some rows, in the order asked for.</summary>
    public IEnumerable<FoundIncident> Incidents(IEnumerable<long> numbers)
    {
        foreach (var some in numbers.Chunk(200))
        {
            foreach (var (_, incident) in ArchiveSearch.Rows(session, some))
                yield return incident;
        }
    }

    /// <summary>The current record of a report, or <see langword="null"/>.</summary>
    public CodedReport? Record(string report) => ReportTable.Record(session, report);

    /// <summary>Every current record.</summary>
    public IEnumerable<CodedReport> Records()
    {
        const int atOnce = 256;
        var last = 0L;
        while (true)
        {
            var rows = session.Query(
                "SELECT report, record FROM readings WHERE until_at IS NULL AND report > @last ORDER BY report LIMIT @n",
                r => (r.GetInt64(0), r.GetString(1)),
                ("last", last),
                ("n", atOnce));
            foreach (var (number, json) in rows)
            {
                last = number;
                yield return ReportTable.Parse(json);
            }

            if (rows.Count < atOnce)
                yield break;
        }
    }
}
