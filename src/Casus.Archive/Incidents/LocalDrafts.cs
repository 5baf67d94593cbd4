using System.Globalization;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>The drafts that a change of some clusters concerns: what reports tell beside their leads is filed anew around the places and days of these reports, and nowhere else.</summary>
/// <remarks>
/// What is filed at a place depends on the leads there on the day and the days beside it, and on further news that opened a draft there; so a change reaches along days with further news without a gap.
/// </remarks>
internal sealed class LocalDrafts(StoreSession session, ReportClusters clusters, FiledReports reports)
{
    private readonly Dictionary<long, long> clusterOf = [];
    private readonly Dictionary<long, List<long>> members = [];
    private readonly Dictionary<long, string> firstIds = [];
    private readonly Dictionary<long, List<(long Event, DraftKey Draft)>> filedWith = [];
    private readonly Dictionary<DraftKey, List<Part>> filed = [];
    private readonly List<(string, object?)[]> moved = [];

    /// <summary>The drafts that lost or won something, as they were named before or are now.</summary>
    public HashSet<DraftKey> Concerned { get; } = [];

    /// <summary>Notes a cluster as it is now.</summary>
    public void Note(IReadOnlyCollection<long> cluster)
    {
        var least = cluster.Min();
        members[least] = [.. cluster];
        foreach (var report in cluster)
            clusterOf[report] = least;
    }

    /// <summary>The cluster that a report is in now.</summary>
    public long ClusterOf(long report)
    {
        if (!clusterOf.TryGetValue(report, out var cluster))
        {
            reports.Load([report]);
            clusterOf.Add(report, cluster = reports[reports.NumberOf(report)].Cluster!.Value);
        }

        return cluster;
    }

    /// <summary>The reports of a cluster, none where there is none any more.</summary>
    public List<long> Members(long cluster)
    {
        if (!members.ContainsKey(cluster))
            LoadClusters([cluster]);
        return members[cluster];
    }

    /// <summary>Reads clusters with their reports that are not at hand.</summary>
    public void LoadClusters(IEnumerable<long> clusters)
    {
        var fresh = clusters.Where(c => !members.ContainsKey(c)).Distinct().ToList();
        if (fresh.Count == 0)
            return;
        var found = reports.Clusters(fresh);
        reports.Load(found.SelectMany(f => f));
        foreach (var cluster in fresh)
            members.Add(cluster, [.. found[cluster].Where(r => ClusterOf(r) == cluster)]);
    }

    /// <summary>Reads what drafts are made of, together.</summary>
    public void LoadDrafts(IEnumerable<DraftKey> drafts)
    {
        var fresh = drafts.Where(d => !filed.ContainsKey(d)).ToHashSet();
        if (fresh.Count == 0)
            return;
        LoadClusters(fresh.Where(d => d.IsCluster).Select(d => d.Report));
        foreach (var draft in fresh)
            filed.Add(draft, []);
        var found = session.QueryAmong(
            "draft",
            fresh.Select(d => d.Report),
            among => $"SELECT draft, draft_event, kind, report, position, event, day, place FROM telling_places WHERE {among}",
            r => (Draft: new DraftKey(r.GetInt64(0), r.GetInt64(1)), Part: new Part(r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), new(r.GetInt64(2) == FilingRows.News, r.GetInt32(6), r.GetInt32(7), r.GetInt32(5)))));
        found.RemoveAll(f => !fresh.Contains(f.Draft));
        reports.Load(found.Select(f => f.Part.Report));
        foreach (var (draft, part) in found)
            filed[draft].Add(part);
    }

    /// <summary>Reads what the events of reports are filed with, together; nothing may be filed anew after that.</summary>
    public void LoadFiledWith(IEnumerable<long> reports)
    {
        var fresh = reports.Where(r => !filedWith.ContainsKey(r)).ToHashSet();
        foreach (var report in fresh)
            filedWith.Add(report, []);
        foreach (var (report, e, draft) in ReadFiledWith(fresh))
            filedWith[report].Add((e, draft));
    }

    /// <summary>Files anew around some days of places.</summary>
    public void Refile(SortedDictionary<int, HashSet<int>> around)
    {
        var reached = Reached(around);
        var extras = Extras(reached);
        var waiting = reached.Zip(extras, (r, e) => (r.Place, r.Days, Extras: e)).Where(w => w.Extras.Count > 0).ToList();
        var leads = new FilingRows(session).Leads(waiting.Select(w => (w.Place, Around(w.Days, 2))));
        reports.Load(extras.SelectMany(e => e.Select(x => x.Report)).Concat(leads.SelectMany(l => l.Select(x => x.Report))));
        LoadClusters(leads.SelectMany(l => l.Select(x => ClusterOf(x.Report))));
        foreach (var ((place, days, some), those) in waiting.Zip(leads))
            Refile(place, days, some, those);
        session.ExecuteAll(
            "UPDATE telling_places SET draft = @draft, draft_event = @event WHERE place = @place AND kind = @kind AND day = @day AND report = @report AND position = @position", moved);
        moved.Clear();
    }

    private void Refile(int place, HashSet<int> reached, List<Extra> extras, List<(int Day, long Report)> leads)
    {
        var filing = new ExtraFiling<DraftKey>();
        foreach (var (day, report) in leads.OrderBy(l => FirstId(ClusterOf(l.Report)), StringComparer.Ordinal))
            filing.Lead(DraftKey.OfCluster(ClusterOf(report)), day, place);
        foreach (var extra in extras.OrderBy(e => e.Kind).ThenBy(e => IdOf(e.Report), StringComparer.Ordinal).ThenBy(e => e.Position))
        {
            if (extra.Kind == FilingRows.News && !reached.Contains(extra.Day))
            {
                // Out of reach, it stays where it is; what it opened stands there for what is retold beside it.
                if (extra.Before is { } opened && opened == new DraftKey(extra.Report, extra.Event))
                    filing.Lead(opened, extra.Day, place);
                continue;
            }

            var own = DraftKey.OfCluster(ClusterOf(extra.Report));
            var (draft, isFiled) = filing.File(
                new(extra.Kind == FilingRows.News, extra.Day, place, (int)extra.Event), d => d == own, () => new(extra.Report, extra.Event));
            Move(place, extra, isFiled ? draft : null);
        }
    }

    /// <summary>The drafts that a report has a part in: its lead, and those of its events beside it.</summary>
    public IEnumerable<DraftKey> Of(long report) => FiledWith(report).Select(f => f.Draft).Append(DraftKey.OfCluster(ClusterOf(report))).Distinct();

    /// <summary>The events of a report beside its lead that are filed, with their drafts.</summary>
    public List<(long Event, DraftKey Draft)> FiledWith(long report) =>
        filedWith.TryGetValue(report, out var known) ? known : ReadFiledWith([report]).ConvertAll(f => (f.Event, f.Draft));

    /// <summary>A draft as it is now; <see langword="null"/> where there is none any more, or where no report of it tells of an event.</summary>
    public IncidentDraft? Draft(DraftKey key)
    {
        LoadDrafts([key]);
        var draft = new IncidentDraft();
        if (key.IsCluster)
        {
            var leads = Members(key.Report);
            if (!leads.Exists(r => clusters.Table.Facts(reports.NumberOf(r)).HasEvent))
                return null;
            foreach (var lead in leads)
                draft.Parts.Add((reports.NumberOf(lead), ReportPart.Lead, []));
        }

        foreach (var part in filed[key].OrderBy(f => f.Kind).ThenBy(f => IdOf(f.Report), StringComparer.Ordinal).ThenBy(f => f.Position))
            draft.Add(reports.NumberOf(part.Report), part.Extra);
        return draft.Parts.Count > 0 ? draft : null;
    }

    /// <summary>What the order of drafts of one id goes by.</summary>
    public string OrderOf(DraftKey key) => key.IsCluster
        ? "0" + FirstId(key.Report)
        : string.Create(CultureInfo.InvariantCulture, $"1{IdOf(key.Report)}\n{key.Event:0000000}");

    private List<(long Report, long Event, DraftKey Draft)> ReadFiledWith(IEnumerable<long> reports) => session.QueryAmong(
        "report",
        reports,
        among => $"SELECT report, event, draft, draft_event FROM telling_places WHERE {among} AND draft IS NOT NULL",
        r => (r.GetInt64(0), r.GetInt64(1), new DraftKey(r.GetInt64(2), r.GetInt64(3))));

    private string IdOf(long report)
    {
        reports.Load([report]);
        return clusters.Table.Report(reports.NumberOf(report));
    }

    private string FirstId(long cluster)
    {
        if (!firstIds.TryGetValue(cluster, out var first))
        {
            var list = Members(cluster);
            reports.Load(list);
            firstIds.Add(cluster, first = list.Select(r => clusters.Table.Report(reports.NumberOf(r))).Min(StringComparer.Ordinal)!);
        }

        return first;
    }

    // Of each place the days, and all runs of days with further news that they touch.
    private List<(int Place, HashSet<int> Days)> Reached(SortedDictionary<int, HashSet<int>> around)
    {
        var news = session
            .QueryAmong("place", around.Keys.Select(p => (long)p), among => $"SELECT DISTINCT place, day FROM telling_places WHERE {among} AND kind = {FilingRows.News}", r => (Place: r.GetInt32(0), Day: r.GetInt32(1)))
            .ToLookup(n => n.Place, n => n.Day);
        return [.. around.Select(a => (a.Key, Reached(a.Value, [.. news[a.Key].Order()])))];
    }

    private static HashSet<int> Reached(HashSet<int> days, List<int> news)
    {
        var reached = days.ToHashSet();
        for (var from = 0; from < news.Count;)
        {
            var to = from + 1;
            while (to < news.Count && news[to] == news[to - 1] + 1)
                to++;
            var run = news.GetRange(from, to - from);
            if (run.Exists(d => days.Contains(d) || days.Contains(d - 1) || days.Contains(d + 1)))
                reached.UnionWith(run);
            from = to;
        }

        return reached;
    }

    private List<List<Extra>> Extras(List<(int Place, HashSet<int> Days)> reached)
    {
        var rows = new FilingRows(session);
        var found = session.QueryAll(
            reached.Select(p => rows.On(
                $"SELECT kind, day, report, position, event, draft, draft_event FROM telling_places WHERE place = @place AND kind IN ({FilingRows.News}, {FilingRows.Retold})", p.Place, Around(p.Days, 2))),
            r => new Extra(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.IsDBNull(5) ? null : new DraftKey(r.GetInt64(5), r.GetInt64(6))));
        return [.. reached.Zip(found, (p, extras) =>
        {
            var near = Around(p.Days, 1).ToHashSet();
            return extras.FindAll(e => e.Kind == FilingRows.News || near.Contains(e.Day));
        })];
    }

    private static IEnumerable<int> Around(HashSet<int> days, int reach) => days.SelectMany(d => Enumerable.Range(d - reach, (2 * reach) + 1)).Distinct();

    private void Move(int place, Extra extra, DraftKey? draft)
    {
        if (extra.Before == draft)
            return;
        foreach (var key in new[] { extra.Before, draft })
        {
            if (key is { } concerned)
                Concerned.Add(concerned);
        }

        moved.Add([("draft", draft?.Report), ("event", draft?.Event), ("place", (long)place), ("kind", extra.Kind), ("day", (long)extra.Day), ("report", extra.Report), ("position", extra.Position)]);
    }

    private sealed record Extra(long Kind, int Day, long Report, long Position, long Event, DraftKey? Before);

    private sealed record Part(long Kind, long Report, long Position, ExtraEvent Extra);
}
