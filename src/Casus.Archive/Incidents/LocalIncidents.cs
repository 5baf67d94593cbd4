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
    private readonly int threads;

    // What stood before of the drafts concerned, and what stands now.
    private readonly Dictionary<DraftKey, Filing> before = [];
    private readonly Dictionary<DraftKey, (IncidentDraft Draft, string Composition)> now = [];
    private readonly HashSet<DraftKey> made = [];
    private readonly Dictionary<DraftKey, string> raws = [];
    private readonly Dictionary<DraftKey, string> names = [];

    /// <summary>Finds out what has to be made.</summary>
    public LocalIncidents(
        StoreSession session, IncidentFuser fuser, FiledReports reports, LocalDrafts drafts, Func<string, Records.CodedReport> records, int threads)
    {
        (this.session, this.fuser, this.reports, this.drafts, this.threads) = (session, fuser, reports, drafts, threads);
        builder = fuser.Drafts(records);
        foreach (var key in drafts.Concerned.ToList())
            Take(key);
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
        var filed = FiledOf(made.SelectMany(m => now[m].Draft.Parts.Select(p => p.Number)).Distinct());
        var list = made.OrderBy(m => names[m], StringComparer.Ordinal).ToList();
        var incidents = new Incident[list.Count];
        Parallel.For(0, list.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            incidents[i] = builder.Build(now[list[i]].Draft, raws[list[i]], (report, e) => filed.TryGetValue((report, e), out var f) ? f : null));
        for (var i = 0; i < list.Count; i++)
            Made.Add(names[list[i]], incidents[i] with { Id = names[list[i]] });
        Save();
    }

    private void Take(DraftKey key)
    {
        if (now.ContainsKey(key))
            return;
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
        foreach (var gone in before.Values.Where(f => !are.Contains(f.Composition)))
            unsettled.UnionWith(ReportsOf(gone.Incident));
        foreach (var (key, (draft, composition)) in now)
        {
            if (were.Contains(composition) && before.ContainsKey(key))
                continue;
            made.Add(key);
            unsettled.UnionWith(draft.Parts.Select(p => reports[p.Number].Report));
        }

        reports.Load(unsettled);
        foreach (var report in unsettled.Where(reports.Has))
        {
            foreach (var key in drafts.Of(report))
            {
                Take(key);
                if (now.ContainsKey(key))
                    made.Add(key);
            }
        }
    }

    // Two incidents may come to one id: the first of them has it, the others with a number behind. Whoever shares one is made with them.
    private void Name()
    {
        foreach (var key in made)
            raws[key] = builder.IdOf(now[key].Draft);
        foreach (var (key, _) in now)
        {
            if (!made.Contains(key))
                raws[key] = before[key].Raw;
        }

        foreach (var raw in raws.Values.Concat(before.Values.Select(f => f.Raw)).ToHashSet(StringComparer.Ordinal))
        {
            foreach (var key in session.Query("SELECT draft, draft_event FROM filings WHERE raw = @raw", r => new DraftKey(r.GetInt64(0), r.GetInt64(1)), ("raw", raw)))
            {
                Take(key);
                if (now.ContainsKey(key))
                    raws.TryAdd(key, raw);
            }

            var share = raws.Where(r => r.Value == raw).Select(r => r.Key).OrderBy(drafts.OrderOf, StringComparer.Ordinal).ToList();
            for (var n = 0; n < share.Count; n++)
            {
                names[share[n]] = n == 0 ? raw : string.Create(CultureInfo.InvariantCulture, $"{raw}-{n + 1}");
                if (!before.TryGetValue(share[n], out var filing) || filing.Incident != names[share[n]])
                    made.Add(share[n]);
            }
        }
    }

    // Of each event of these reports what it is filed with.
    private Dictionary<(int Report, int Event), (object Draft, string Id)> FiledOf(IEnumerable<int> numbers)
    {
        var filed = new Dictionary<(int, int), (object, string)>();
        foreach (var number in numbers.ToList())
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
        foreach (var key in before.Keys.Concat(now.Keys).Distinct())
            session.Execute("DELETE FROM filings WHERE draft = @draft AND draft_event = @event", ("draft", key.Report), ("event", key.Event));
        session.InsertAll(
            "filings",
            FilingColumns,
            now.OrderBy(n => n.Key.Report).ThenBy(n => n.Key.Event).Select(n => new object?[] { n.Key.Report, n.Key.Event, n.Value.Composition, raws[n.Key], names[n.Key] }));
    }

    /// <summary>The columns of what drafts came to.</summary>
    public static readonly string[] FilingColumns = ["draft", "draft_event", "composition", "raw", "incident"];

    private Filing? Find(DraftKey key) => session.Query(
        "SELECT composition, raw, incident FROM filings WHERE draft = @draft AND draft_event = @event", r => new Filing(r.GetString(0), r.GetString(1), r.GetString(2)), ("draft", key.Report), ("event", key.Event)).FirstOrDefault();

    private List<long> ReportsOf(string incident) => session.Query(
        """
        SELECT p.number FROM incident_facts i JOIN incident_reports r ON r.incident = i.number JOIN reports p ON p.id = r.report
        WHERE i.id = @id AND i.until_at IS NULL
        """,
        r => r.GetInt64(0),
        ("id", incident));

    private sealed record Filing(string Composition, string Raw, string Incident);
}
