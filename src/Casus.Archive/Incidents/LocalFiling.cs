using Casus.Archive.Stores;
using Casus.Fusion;

namespace Casus.Archive.Incidents;

/// <summary>
/// Files new reports with those that were filed before, and makes the incidents anew that they touch. Of what is remembered it reads what shares words and days with the new reports, the
/// units that these join, and the places and days of the reports in them.
/// </summary>
internal sealed class LocalFiling
{
    private readonly StoreSession session;
    private readonly IncidentFuser fuser;
    private readonly FilingRows rows;
    private readonly FiledReports reports;
    private readonly LocalDrafts drafts;
    private readonly List<(long Report, long Reading, string Id)> fresh;
    private readonly Dictionary<long, (Telling Telling, List<(long Report, float Likeness)> Near, long Unit, long Cluster)> gone = [];
    private readonly HashSet<long> goneReports;
    private readonly int threads;

    /// <summary>Prepares.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="fuser">One that holds nothing yet.</param>
    /// <param name="fresh">The reports with readings that were not filed, in the order of their numbers.</param>
    /// <param name="leaving">The numbers of reports that are to be filed no longer.</param>
    /// <param name="threads">How many are compared at once.</param>
    public LocalFiling(StoreSession session, IncidentFuser fuser, List<(long Report, long Reading, string Id)> fresh, IReadOnlyCollection<long> leaving, int threads)
    {
        (this.session, this.fuser, this.fresh, this.threads) = (session, fuser, fresh, threads);
        rows = new(session);
        goneReports = ReadGone(fresh.Select(f => f.Report).Concat(leaving));
        reports = new(session, fuser.Clusters, goneReports);
        fuser.Clusters.Filed = reports;
        drafts = new(session, fuser.Clusters, reports);
    }

    /// <summary>Files, and makes the incidents.</summary>
    /// <param name="judgements">What people said of filing, as it holds now.</param>
    /// <param name="records">Current records by the ids of reports.</param>
    public LocalIncidents File(FilingJudgements judgements, RecordCache records)
    {
        fuser.Judge(judgements);
        var said = Said(judgements);
        var touched = Compare(records);
        touched.UnionWith(said.Select(fuser.Clusters.NumberOf).OfType<int>());
        // A report that joins or leaves may let the rest of a unit fall apart, or hang together.
        reports.LoadUnits(touched.Select(t => reports[t].Unit).Concat(gone.Values.Select(g => (long?)g.Unit)).OfType<long>().Distinct());
        var changed = Cluster(Seeds(touched), said);
        Refile(changed);
        return Incidents(changed, records);
    }

    private HashSet<long> ReadGone(IEnumerable<long> numbers)
    {
        foreach (var some in numbers.Chunk(400))
        {
            foreach (var (report, telling, edges, unit, cluster) in session.Query(
                $"SELECT t.report, p.id, t.telling, t.edges, t.unit, t.cluster FROM tellings t JOIN reports p ON p.number = t.report WHERE t.report IN ({FilingRows.List(some)})",
                r => (r.GetInt64(0), TellingBytes.Read(r.GetString(1), (byte[])r.GetValue(2)), (byte[])r.GetValue(3), r.GetInt64(4), r.GetInt64(5))))
            {
                gone.Add(report, (telling, [.. FilingRows.Edges(edges)], unit, cluster));
            }
        }

        return [.. gone.Keys];
    }

    // The reports that are named in what holds now and did not, or the other way round.
    private HashSet<string> Said(FilingJudgements judgements)
    {
        var now = judgements.Together.Concat(judgements.Apart).Select(j => (j.Report, j.Other, j.IsSame)).ToHashSet();
        var then = session.Query("SELECT report, other, is_same FROM filing_judgements", r => (r.GetString(0), r.GetString(1), r.GetInt64(2) == 1)).ToHashSet();
        if (!now.SetEquals(then))
            SaveJudgements(session, judgements);
        now.SymmetricExceptWith(then);
        var reportsOf = now.SelectMany(j => new[] { j.Item1, j.Item2 }).ToHashSet(StringComparer.Ordinal);
        foreach (var report in reportsOf)
            _ = fuser.Clusters.NumberOf(report) ?? reports.Find(report);
        return reportsOf;
    }

    /// <summary>Keeps what people said of filing.</summary>
    public static void SaveJudgements(StoreSession session, FilingJudgements judgements)
    {
        session.Execute("DELETE FROM filing_judgements");
        session.InsertAll(
            "filing_judgements",
            ["report", "other", "is_same"],
            judgements.Together.Concat(judgements.Apart).Distinct().Select(j => new object?[] { j.Report, j.Other, j.IsSame ? 1L : 0L }));
    }

    private HashSet<int> Compare(RecordCache records)
    {
        foreach (var (report, old) in gone)
        {
            drafts.Concerned.UnionWith(drafts.FiledWith(report).Select(f => f.Draft));
            rows.Remove(report, old.Telling);
        }

        records.Load(fresh.Select(f => f.Id));
        var tellings = fresh.ConvertAll(f => fuser.Read(records.Of(f.Id)));
        reports.Load(rows.Near(tellings).Concat(gone.Values.SelectMany(g => g.Near.Select(n => n.Report))).Distinct().ToList());
        var first = fuser.Clusters.Table.Count;
        foreach (var (report, reading, _) in fresh)
            reports.Added(report, reading);
        fuser.Add(tellings, threads);
        rows.AddWords(fresh.Zip(tellings, (f, t) => (f.Report, t)));
        rows.AddPlaces(fresh.Zip(tellings, (f, t) => (f.Report, t)), (_, _) => null);
        var touched = Enumerable.Range(first, fresh.Count).ToHashSet();
        foreach (var report in touched.ToList())
            touched.UnionWith(fuser.Clusters.EdgesOf(report).Where(e => e.Likeness >= fuser.Clusters.Threshold).Select(e => e.Other));
        touched.UnionWith(gone.Values.SelectMany(g => g.Near).Where(n => n.Likeness >= fuser.Clusters.Threshold && !goneReports.Contains(n.Report)).Select(n => reports.NumberOf(n.Report)));
        return touched;
    }

    // Whose unit may be another one.
    private List<int> Seeds(HashSet<int> touched)
    {
        var units = touched.Select(t => reports[t].Unit).Concat(gone.Values.Select(g => (long?)g.Unit)).OfType<long>().ToHashSet();
        return [.. Enumerable.Range(0, fuser.Clusters.Table.Count).Where(n => touched.Contains(n) || (reports[n].Unit is { } unit && units.Contains(unit)))];
    }

    /// <summary>Clusters the units anew, and saves which report is where.</summary>
    /// <returns>The clusters that are other than before, by the reports' numbers in the archive.</returns>
    private List<List<long>> Cluster(List<int> seeds, HashSet<string> said)
    {
        var (done, found) = (new HashSet<int>(), new List<(List<int> Unit, List<int[]> Clusters)>());
        foreach (var seed in seeds.Where(s => !done.Contains(s)))
        {
            if (done.Contains(seed))
                continue;
            var unit = fuser.Clusters.UnitOf(seed);
            done.UnionWith(unit.Unit);
            found.Add(unit);
        }

        var before = done.Select(n => reports[n].Cluster).Concat(gone.Values.Select(g => (long?)g.Cluster)).OfType<long>().GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var (changed, same) = (new List<List<long>>(), new HashSet<long>());
        foreach (var (_, clusters) in found)
        {
            foreach (var cluster in clusters)
            {
                var list = cluster.Select(n => reports[n].Report).ToList();
                drafts.Note(list);
                var old = reports[cluster[0]].Cluster;
                var isAsBefore = old is { } o && before[o] == cluster.Length && Array.TrueForAll(cluster, n => reports[n].Cluster == old)
                    && !Array.Exists(cluster, n => said.Contains(fuser.Clusters.Table.Report(n)));
                if (isAsBefore)
                    same.Add(old!.Value);
                else
                    changed.Add(list);
            }
        }

        foreach (var old in before.Keys.Where(o => !same.Contains(o)))
            drafts.Concerned.Add(DraftKey.OfCluster(old));
        SaveTellings(found);
        SaveEdges();
        return changed;
    }

    private void SaveTellings(List<(List<int> Unit, List<int[]> Clusters)> found)
    {
        var (added, moved) = (new List<object?[]>(), new List<(string, object?)[]>());
        foreach (var (members, clusters) in found)
        {
            var unit = members.Min(n => reports[n].Report);
            foreach (var each in clusters)
            {
                var cluster = each.Min(n => reports[n].Report);
                foreach (var number in each)
                {
                    var row = reports[number];
                    if (row.Edges is null)
                        added.Add([row.Report, row.Reading, TellingBytes.Of(fuser.Clusters.Table.Telling(number)), EdgesOf(number), unit, cluster]);
                    else if (row.Unit != unit || row.Cluster != cluster)
                        moved.Add([("unit", unit), ("cluster", cluster), ("report", row.Report)]);
                }
            }
        }

        session.InsertAll("tellings", ["report", "reading", "telling", "edges", "unit", "cluster"], added);
        session.ExecuteAll("UPDATE tellings SET unit = @unit, cluster = @cluster WHERE report = @report", moved);
    }

    private void SaveEdges()
    {
        var lost = gone.Values.SelectMany(g => g.Near).Where(n => !goneReports.Contains(n.Report)).Select(n => reports.NumberOf(n.Report));
        var touched = fuser.Clusters.Touched.Concat(lost).Distinct().Where(n => reports[n].Edges is not null).ToList();
        session.ExecuteAll(
            "UPDATE tellings SET edges = @edges WHERE report = @report",
            touched.ConvertAll(n => new (string, object?)[] { ("edges", EdgesOf(n)), ("report", reports[n].Report) }));
    }

    private byte[] EdgesOf(int number) => FilingRows.Bytes(fuser.Clusters.EdgesOf(number).Select(e => (reports[e.Other].Report, e.Likeness)));

    private void Refile(List<List<long>> changed)
    {
        var around = new SortedDictionary<int, HashSet<int>>();
        foreach (var cluster in changed)
        {
            foreach (var report in cluster)
            {
                var number = reports.NumberOf(report);
                Around(fuser.Clusters.Table.Facts(number), fuser.Clusters.Table.Extras(number));
            }
        }

        foreach (var old in gone.Values)
            Around(old.Telling.Facts, old.Telling.Extras);
        drafts.Refile(around);

        void Around(TellingFacts facts, ReadOnlySpan<ExtraEvent> extras)
        {
            if (facts.HasDay && facts.GeonameId != 0)
                Add(facts.GeonameId, facts.FirstDay);
            foreach (var extra in extras)
                Add(extra.Place, extra.Day);
        }

        void Add(int place, int day)
        {
            if (!around.TryGetValue(place, out var days))
                around.Add(place, days = []);
            days.Add(day);
        }
    }

    private LocalIncidents Incidents(List<List<long>> changed, RecordCache records)
    {
        drafts.Concerned.UnionWith(changed.Select(c => DraftKey.OfCluster(c.Min())));
        foreach (var old in gone.Values)
            drafts.Concerned.Add(DraftKey.OfCluster(old.Cluster));
        foreach (var report in goneReports)
            drafts.Concerned.UnionWith(session.Query("SELECT draft, draft_event FROM filings WHERE draft = @report AND draft_event >= 0", r => new DraftKey(r.GetInt64(0), r.GetInt64(1)), ("report", report)));
        return new(session, fuser, reports, drafts, records, threads);
    }
}
