using Casus.Archive.Incidents;
using Casus.Archive.Reports;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Exports;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;

namespace Casus.Archive.Exports;

/// <summary>
/// The incidents of an archive that fit a query, with what people decided and the records behind them, for an export. Dismissed and merged ones are left out, whatever is asked.
/// </summary>
/// <remarks>
/// It sees the archive as it stood when it was made, however long it is read and whatever is written meanwhile; a page of rows is kept at a time. Not thread-safe.
/// </remarks>
public sealed class ArchivedIncidents : IIncidentSource, IDisposable
{
    private const int AtOnce = 200;

    private readonly Store store;
    private readonly ArchiveQuery query;
    private readonly OpenReading reading;

    /// <summary>Opens the archive.</summary>
    /// <param name="store">It.</param>
    /// <param name="query">Which incidents; <see cref="ArchiveQuery.Limit"/> and <see cref="ArchiveQuery.After"/> play no part.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public ArchivedIncidents(Store store, ArchiveQuery query)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        this.store = store;
        this.query = query with { Limit = AtOnce, After = null };
        reading = store.BeginReading();
        IsUpToDate = reading.Run(Deriver.IsUpToDate);
    }

    /// <summary>Whether the incidents are those of what the archive holds.</summary>
    public bool IsUpToDate { get; }

    /// <inheritdoc/>
    public IEnumerable<Incident> Incidents()
    {
        string? after = null;
        do
        {
            var page = reading.Run(s => ArchiveSearch.Incidents(s, query with { After = after }));
            foreach (var found in page.Items.Where(i => i.Review is not (ReviewStates.Dismissed or ReviewStates.Merged)))
                yield return IncidentTable.Parse(found.Machine) with { Review = IncidentTable.ParseJudged(found.Judged) };
            after = page.Next;
        }
        while (after is not null);
    }

    /// <inheritdoc/>
    public CodedReport? Record(string report) => reading.Run(s => ReportTable.Record(s, report, ArchiveSearch.Moment(query.AsOf)));

    /// <summary>The records of the reports that tell of these incidents, each once.</summary>
    public IEnumerable<CodedReport> Records()
    {
        var (sql, values) = RecordsQuery();
        return reading.Stream(sql, r => ReportTable.Parse(r.GetString(0)), values);
    }

    // By the numbers of reports: found by their ids, whole records would have to be put in order, in memory.
    internal (string Sql, (string Name, object? Value)[] Values) RecordsQuery()
    {
        var conditions = new Conditions();
        conditions.AddMoment("r", ArchiveSearch.Moment(query.AsOf));
        var (incidents, values) = reading.Run(s => IncidentSelection.Of(s, query)).Numbers();
        var sql = $"""
            SELECT r.record FROM readings r
            WHERE {conditions} AND r.report IN (SELECT p.number FROM incident_reports t JOIN reports p ON p.id = t.report WHERE t.incident IN ({incidents}))
            ORDER BY r.report
            """;
        return (sql, [.. conditions.Values.Concat(values).DistinctBy(v => v.Name)]);
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();
}
