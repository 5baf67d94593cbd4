using System.Globalization;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>Files all reports from nothing, and remembers it for later runs.</summary>
internal sealed class FullFiling(StoreSession session, IncidentFuser fuser, int threads)
{
    private const int ReadAtOnce = 1024;

    // Of each report, in the order of the fuser's numbers, its number in the archive and that of its reading.
    private readonly List<(long Report, long Reading)> reports = [];
    private readonly List<object?[]> filings = [];

    /// <summary>Files, and hands on each incident with the id it gets.</summary>
    /// <param name="judgements">What people said of filing.</param>
    /// <param name="records">Current records by the ids of reports.</param>
    /// <param name="take">Takes an incident.</param>
    public void File(FilingJudgements judgements, RecordCache records, Action<Incident> take)
    {
        foreach (var table in new[] { "tellings", "telling_words", "telling_places", "filings" })
            session.Execute($"DELETE FROM {table}");
        fuser.Judge(judgements);
        foreach (var chunk in ReportTable.Current(session, ReadAtOnce))
        {
            reports.AddRange(chunk.Select(r => (r.Report, r.Reading)));
            // Read by the cache: as far as it holds them, incidents are made of them without reading them again.
            records.Load(chunk.Select(r => (r.Id, r.Reading, r.At)));
            fuser.Add(chunk.Select(r => records.Of(r.Id)), threads);
        }

        var filing = fuser.Filing(records.Of, threads);
        var (names, keys) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<IncidentDraft, DraftKey>());
        var builder = fuser.Drafts(records.Of);
        foreach (var filed in filing.Incidents())
        {
            var key = filed.Opener is { } opener ? new(reports[opener.Report].Report, opener.Event.Event) : DraftKey.OfCluster(filed.Draft.Parts.Where(p => p.Part == ReportPart.Lead).Min(p => reports[p.Number].Report));
            keys.Add(filed.Draft, key);
            var name = filed.Incident.Id;
            for (var number = 2; !names.Add(name); number++)
                name = string.Create(CultureInfo.InvariantCulture, $"{filed.Incident.Id}-{number}");
            filings.Add([key.Report, key.Event, builder.Composition(filed.Draft, n => reports[n].Reading.ToString(CultureInfo.InvariantCulture)), filed.Incident.Id, name]);
            take(filed.Incident with { Id = name });
        }

        Save(judgements, filing, keys);
    }

    private void Save(FilingJudgements judgements, IncidentFiling filing, Dictionary<IncidentDraft, DraftKey> keys)
    {
        var (units, clusters, table) = (new long[reports.Count], new long[reports.Count], fuser.Clusters.Table);
        foreach (var (unit, parts) in fuser.Clusters.Units())
        {
            unit.ForEach(n => units[n] = unit.Min(r => reports[r].Report));
            foreach (var cluster in parts)
                Array.ForEach(cluster, n => clusters[n] = cluster.Min(r => reports[r].Report));
        }

        var numbers = Enumerable.Range(0, reports.Count);
        session.InsertAll("tellings", ["report", "reading", "telling", "edges", "unit", "cluster"], numbers.Select(n => new object?[]
        {
            reports[n].Report,
            reports[n].Reading,
            TellingBytes.Of(table.Telling(n)),
            FilingRows.Bytes(fuser.Clusters.EdgesOf(n).Select(e => (reports[e.Other].Report, e.Likeness))),
            units[n],
            clusters[n],
        }));
        var numberOf = numbers.ToDictionary(n => reports[n].Report);
        var rows = new FilingRows(session);
        rows.AddWords(numbers.Select(n => (reports[n].Report, table.Telling(n))));
        rows.AddPlaces(numbers.Select(n => (reports[n].Report, table.Telling(n))), (report, extra) => filing.Filed.TryGetValue((numberOf[report], extra.Event), out var draft) ? keys[draft] : null);
        session.InsertAll("filings", LocalIncidents.FilingColumns, filings);
        LocalFiling.SaveJudgements(session, judgements);
    }
}
