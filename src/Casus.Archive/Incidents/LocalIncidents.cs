using System.Globalization;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Fusion.Incidents;

namespace Casus.Archive.Incidents;

/// <summary>The incidents of the drafts that a run concerns: those made anew, and those that are gone.</summary>
internal sealed class LocalIncidents
{
    private readonly StoreSession session;
    private readonly IncidentFuser fuser;
    private readonly FiledReports reports;
    private readonly LocalDrafts drafts;
    private readonly DraftBuilder builder;
    private readonly RecordCache records;
    private readonly int threads;

    // What stood before of the drafts concerned, and what stands now.
    private readonly Dictionary<DraftKey, Filing> before = [];
    private readonly Dictionary<DraftKey, (IncidentDraft Draft, string Composition)> now = [];
    private readonly HashSet<DraftKey> made = [];
    private readonly Dictionary<DraftKey, string> raws = [];
    private readonly Dictionary<DraftKey, string> names = [];

    // What stood before of any draft that was asked for.
    private readonly Dictionary<DraftKey, Filing?> filings = [];

    /// <summary>Finds out what has to be made.</summary>
    public LocalIncidents(
        StoreSession session, IncidentFuser fuser, FiledReports reports, LocalDrafts drafts, RecordCache records, int threads)
    {
        (this.session, this.fuser, this.reports, this.drafts, this.records, this.threads) = (session, fuser, reports, drafts, records, threads);
        builder = fuser.Drafts(records.Of);
        Take(drafts.Concerned);
        FindMade();
        Name();
    }

    /// <summary>The ids of incidents that stood before, of all drafts concerned.</summary>
    public IEnumerable<string> Before => before.Values.Select(f => f.Incident).Distinct(StringComparer.Ordinal);

    /// <summary>The incidents that were made anew, by the ids they get.</summary>
    public Dictionary<string, Incident> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of incidents that are gone.</summary>
    public IEnumerable<string> Gone => Before.Where(i => !names.ContainsValue(i));

    /// <summary>Makes the incidents, and saves what they came of.</summary>
    public void Make()
    {
        var numbers = PartsOf(made).ToList();
        records.Load(numbers.Select(fuser.Clusters.Table.Report));
        var filed = FiledOf(numbers);
        var list = made.OrderBy(m => names[m], StringComparer.Ordinal).ToList();
        var incidents = new Incident[list.Count];
        Parallel.For(0, list.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            incidents[i] = builder.Build(now[list[i]].Draft, raws[list[i]], (report, e) => filed.TryGetValue((report, e), out var f) ? f : null));
        for (var i = 0; i < list.Count; i++)
            Made.Add(names[list[i]], incidents[i] with { Id = names[list[i]] });
        Save();
    }

    private void Take(IEnumerable<DraftKey> keys)
    {
        var fresh = keys.Distinct().Where(k => !now.ContainsKey(k)).ToList();
        Load(fresh);
        drafts.LoadDrafts(fresh);
        fresh.ForEach(Take);
    }

    private void Take(DraftKey key)
    {
        if (Find(key) is { } filing)
            before.TryAdd(key, filing);
        if (drafts.Draft(key) is { } draft)
            now.Add(key, (draft, builder.Composition(draft, n => reports[n].Reading.ToString(CultureInfo.InvariantCulture))));
    }

    // An incident is what it was where nothing in it has changed, and nothing that its reports are filed with beside it: links name that.
    private void FindMade()
    {
        var (were, are) = (before.Values.Select(f => f.Composition).ToHashSet(StringComparer.Ordinal), now.Values.Select(n => n.Composition).ToHashSet(StringComparer.Ordinal));
        var unsettled = new HashSet<long>();
        unsettled.UnionWith(ReportsOf(before.Values.Where(f => !are.Contains(f.Composition)).Select(f => f.Incident)));
        foreach (var (key, (draft, composition)) in now)
        {
            if (were.Contains(composition) && before.ContainsKey(key))
                continue;
            made.Add(key);
            unsettled.UnionWith(draft.Parts.Select(p => reports[p.Number].Report));
        }

        reports.Load(unsettled);
        drafts.LoadFiledWith(unsettled);
        var beside = unsettled.Where(reports.Has).SelectMany(drafts.Of).ToHashSet();
        Take(beside);
        made.UnionWith(beside.Where(now.ContainsKey));
    }

    // Two incidents may come to one id: the first of them has it, the others with a number behind. Whoever shares one is made with them.
    private void Name()
    {
        records.Load(PartsOf(made).Select(fuser.Clusters.Table.Report));
        foreach (var key in made)
            raws[key] = builder.IdOf(now[key].Draft);
        foreach (var (key, _) in now)
        {
            if (!made.Contains(key))
                raws[key] = before[key].Raw;
        }

        var wanted = raws.Values.Concat(before.Values.Select(f => f.Raw)).Distinct(StringComparer.Ordinal).ToList();
        var sharing = session.QueryAmong("raw", wanted, among => $"SELECT raw, draft, draft_event FROM filings WHERE {among}", r => (Raw: r.GetString(0), Key: new DraftKey(r.GetInt64(1), r.GetInt64(2))));
        Take(sharing.Select(s => s.Key));
        foreach (var (raw, key) in sharing.Where(s => now.ContainsKey(s.Key)))
            raws.TryAdd(key, raw);

        var shares = raws.GroupBy(r => r.Value, r => r.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var raw in wanted)
        {
            var share = shares.GetValueOrDefault(raw, []);
            if (share.Count > 1)
                share = [.. share.OrderBy(drafts.OrderOf, StringComparer.Ordinal)];
            for (var n = 0; n < share.Count; n++)
            {
                names[share[n]] = n == 0 ? raw : string.Create(CultureInfo.InvariantCulture, $"{raw}-{n + 1}");
                if (!before.TryGetValue(share[n], out var filing) || filing.Incident != names[share[n]])
                    made.Add(share[n]);
            }
        }
    }

    // Of each event of these reports what it is filed with.
    private Dictionary<(int Report, int Event), (object Draft, string Id)> FiledOf(List<int> numbers)
    {
        var filed = new Dictionary<(int, int), (object, string)>();
        var these = numbers.ConvertAll(n => reports[n].Report);
        drafts.LoadFiledWith(these);
        Load(these.SelectMany(drafts.Of));
        foreach (var number in numbers)
        {
            var report = reports[number].Report;
            foreach (var (e, key) in drafts.FiledWith(report))
                filed[(number, (int)e)] = With(key);
            if (Exists(DraftKey.OfCluster(drafts.ClusterOf(report))) is { } lead)
            {
                foreach (var e in builder.LeadEvents(number))
                    filed[(number, e)] = With(lead);
            }
        }

        return filed;
    }

    private DraftKey? Exists(DraftKey key) => now.ContainsKey(key) || (!before.ContainsKey(key) && Find(key) is not null) ? key : null;

    private (object Draft, string Id) With(DraftKey key) => (now.TryGetValue(key, out var n) ? n.Draft : key, raws.TryGetValue(key, out var raw) ? raw : Find(key)!.Raw);

    private void Save()
    {
        var coming = now.ToDictionary(n => n.Key, n => new Filing(n.Value.Composition, raws[n.Key], names[n.Key]));
        var changed = before.Keys.Concat(now.Keys).Distinct().Where(key => before.GetValueOrDefault(key) != coming.GetValueOrDefault(key)).OrderBy(key => key.Report).ThenBy(key => key.Event).ToList();
        session.ExecuteAll(
            "DELETE FROM filings WHERE draft = @draft AND draft_event = @event",
            changed.Where(before.ContainsKey).Select(key => new (string, object?)[] { ("draft", key.Report), ("event", key.Event) }));
        session.InsertAll(
            "filings",
            FilingColumns,
            changed.Where(coming.ContainsKey).Select(key => new object?[] { key.Report, key.Event, coming[key].Composition, coming[key].Raw, coming[key].Incident }));
    }

    /// <summary>The columns of what drafts came to.</summary>
    public static readonly string[] FilingColumns = ["draft", "draft_event", "composition", "raw", "incident"];

    private IEnumerable<int> PartsOf(IEnumerable<DraftKey> keys) => keys.SelectMany(k => now[k].Draft.Parts.Select(p => p.Number)).Distinct();

    private Filing? Find(DraftKey key)
    {
        Load([key]);
        return filings[key];
    }

    private void Load(IEnumerable<DraftKey> keys)
    {
        var fresh = keys.Where(k => !filings.ContainsKey(k)).ToHashSet();
        foreach (var key in fresh)
            filings.Add(key, null);
        var found = session.QueryAmong(
            "draft",
            fresh.Select(k => k.Report),
            among => $"SELECT draft, draft_event, composition, raw, incident FROM filings WHERE {among}",
            r => (Key: new DraftKey(r.GetInt64(0), r.GetInt64(1)), Filing: new Filing(r.GetString(2), r.GetString(3), r.GetString(4))));
        foreach (var (key, filing) in found.Where(f => fresh.Contains(f.Key)))
            filings[key] = filing;
    }

    private List<long> ReportsOf(IEnumerable<string> incidents) => session.QueryAmong(
        "i.id",
        incidents,
        among => $"""
            SELECT p.number FROM incident_facts i JOIN incident_reports r ON r.incident = i.number JOIN reports p ON p.id = r.report
            WHERE {among} AND i.until_at IS NULL
            """,
        r => r.GetInt64(0));

    private sealed record Filing(string Composition, string Raw, string Incident);
}
