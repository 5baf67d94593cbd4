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
        if (!members.TryGetValue(cluster, out var list))
            members.Add(cluster, list = [.. reports.Cluster(cluster).Where(r => ClusterOf(r) == cluster)]);
        return list;
    }

    /// <summary>Files anew around some days of a place.</summary>
    public void Refile(int place, IReadOnlySet<int> days)
    {
        var reached = Reached(place, days);
        var extras = Extras(place, reached);
        if (extras.Count == 0)
            return;
        reports.Load(extras.Select(e => e.Report));
        var filing = new ExtraFiling<DraftKey>();
        foreach (var (day, report) in LeadsOn(place, Around(reached, 2)).OrderBy(l => FirstId(ClusterOf(l.Report)), StringComparer.Ordinal))
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
            Save(place, extra, isFiled ? draft : null);
        }
    }

    /// <summary>The drafts that a report has a part in: its lead, and those of its events beside it.</summary>
    public IEnumerable<DraftKey> Of(long report) => FiledWith(report).Select(f => f.Draft).Append(DraftKey.OfCluster(ClusterOf(report))).Distinct();

    /// <summary>The events of a report beside its lead that are filed, with their drafts.</summary>
    public List<(long Event, DraftKey Draft)> FiledWith(long report) => session.Query(
        "SELECT event, draft, draft_event FROM telling_places WHERE report = @report AND draft IS NOT NULL", r => (r.GetInt64(0), new DraftKey(r.GetInt64(1), r.GetInt64(2))), ("report", report));

    /// <summary>A draft as it is now; <see langword="null"/> where there is none any more, or where no report of it tells of an event.</summary>
    public IncidentDraft? Draft(DraftKey key)
    {
        var draft = new IncidentDraft();
        if (key.IsCluster)
        {
            var leads = Members(key.Report);
            reports.Load(leads);
            if (!leads.Exists(r => clusters.Table.Facts(reports.NumberOf(r)).HasEvent))
                return null;
            foreach (var lead in leads)
                draft.Parts.Add((reports.NumberOf(lead), ReportPart.Lead, []));
        }

        var filed = session.Query(
            "SELECT kind, report, position, event, day, place FROM telling_places WHERE draft = @draft AND draft_event = @event",
            r => (Kind: r.GetInt64(0), Report: r.GetInt64(1), Position: r.GetInt64(2), Extra: new ExtraEvent(r.GetInt64(0) == FilingRows.News, r.GetInt32(4), r.GetInt32(5), r.GetInt32(3))),
            ("draft", key.Report),
            ("event", key.Event));
        reports.Load(filed.Select(f => f.Report));
        foreach (var part in filed.OrderBy(f => f.Kind).ThenBy(f => IdOf(f.Report), StringComparer.Ordinal).ThenBy(f => f.Position))
            draft.Add(reports.NumberOf(part.Report), part.Extra);
        return draft.Parts.Count > 0 ? draft : null;
    }

    /// <summary>What the order of drafts of one id goes by.</summary>
    public string OrderOf(DraftKey key) => key.IsCluster
        ? "0" + FirstId(key.Report)
        : string.Create(CultureInfo.InvariantCulture, $"1{IdOf(key.Report)}\n{key.Event:0000000}");

    private List<(int Day, long Report)> LeadsOn(int place, IEnumerable<int> days)
    {
        var leads = new FilingRows(session).Leads(place, days);
        reports.Load(leads.Select(l => l.Report));
        return leads;
    }

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

    // The days, and all runs of days with further news that they touch.
    private HashSet<int> Reached(int place, IReadOnlySet<int> days)
    {
        var reached = days.ToHashSet();
        var news = session.Query(
            $"SELECT DISTINCT day FROM telling_places WHERE place = @place AND kind = {FilingRows.News} ORDER BY day", r => r.GetInt32(0), ("place", place));
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

    private List<Extra> Extras(int place, HashSet<int> reached)
    {
        var near = Around(reached, 1).ToHashSet();
        return session.Query(
            $"SELECT kind, day, report, position, event, draft, draft_event FROM telling_places WHERE place = @place AND kind IN ({FilingRows.News}, {FilingRows.Retold}) AND day IN ({FilingRows.List(Around(reached, 2).Select(d => (long)d))})",
            r => new Extra(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.IsDBNull(5) ? null : new DraftKey(r.GetInt64(5), r.GetInt64(6))),
            ("place", place)).FindAll(e => e.Kind == FilingRows.News || near.Contains(e.Day));
    }

    private static IEnumerable<int> Around(HashSet<int> days, int reach) => days.SelectMany(d => Enumerable.Range(d - reach, (2 * reach) + 1)).Distinct();

    private void Save(int place, Extra extra, DraftKey? draft)
    {
        if (extra.Before == draft)
            return;
        foreach (var key in new[] { extra.Before, draft })
        {
            if (key is { } concerned)
                Concerned.Add(concerned);
        }

        session.Execute(
            "UPDATE telling_places SET draft = @draft, draft_event = @event WHERE place = @place AND kind = @kind AND day = @day AND report = @report AND position = @position",
            ("draft", draft?.Report),
            ("event", draft?.Event),
            ("place", (long)place),
            ("kind", extra.Kind),
            ("day", (long)extra.Day),
            ("report", extra.Report),
            ("position", extra.Position));
    }

    private sealed record Extra(long Kind, int Day, long Report, long Position, long Event, DraftKey? Before);
}
