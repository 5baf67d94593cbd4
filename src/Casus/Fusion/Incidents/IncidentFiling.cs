namespace Casus.Fusion.Incidents;

/// <summary>Files all reports, and makes the incidents.</summary>
internal sealed class IncidentFiling(ReportClusters clusters, DraftBuilder builder, int threads)
{
    private const int BuiltAtOnce = 256;

    // The draft of each incident; the first ones are the clusters.
    private readonly List<(IncidentDraft Draft, (int Report, ExtraEvent Event)? Opener)> drafts = [];
    private readonly ExtraFiling<IncidentDraft> filing = new();

    /// <summary>Of each report's events beside its lead the draft they are filed with.</summary>
    public Dictionary<(int Report, int Event), IncidentDraft> Filed { get; } = [];

    /// <summary>The incidents, in the order of their ids, then of their drafts.</summary>
    public IEnumerable<FiledDraft> Incidents()
    {
        var leadOf = new Dictionary<int, IncidentDraft>();
        foreach (var cluster in clusters.All())
            AddLeads(cluster, leadOf);
        foreach (var (draft, _) in drafts)
            Stand(draft);
        // In the order of the reports' ids, so that what opens an incident is the same in whatever order they came.
        int[] order = [.. Enumerable.Range(0, clusters.Table.Count).Where(n => !clusters.Table.Extras(n).IsEmpty).OrderBy(clusters.Table.Report, StringComparer.Ordinal)];
        foreach (var isNews in new[] { true, false })
        {
            foreach (var number in order)
            {
                foreach (var extra in clusters.Table.Extras(number).ToArray().Where(e => e.IsNews == isNews))
                    File(number, extra, leadOf.GetValueOrDefault(number));
            }
        }

        return Build(leadOf);
    }

    // A cluster whose reports tell of no event is no incident, however alike they are.
    private void AddLeads(int[] cluster, Dictionary<int, IncidentDraft> leadOf)
    {
        if (!cluster.Any(m => clusters.Table.Facts(m).HasEvent))
            return;
        var draft = new IncidentDraft();
        foreach (var member in cluster)
        {
            draft.Parts.Add((member, ReportPart.Lead, []));
            leadOf.Add(member, draft);
        }

        drafts.Add((draft, null));
    }

    private void Stand(IncidentDraft draft)
    {
        foreach (var (number, _, _) in draft.Parts)
        {
            if (clusters.Table.Facts(number) is { HasDay: true, GeonameId: not 0, HasEvent: true } facts)
                filing.Lead(draft, facts.FirstDay, facts.GeonameId);
        }
    }

    private void File(int number, ExtraEvent extra, IncidentDraft? own)
    {
        var (draft, isFiled) = filing.File(extra, d => d == own, () =>
        {
            drafts.Add((new(), (number, extra)));
            return drafts[^1].Draft;
        });
        if (!isFiled)
            return;
        draft.Add(number, extra);
        Filed[(number, extra.Event)] = draft;
    }

    private IEnumerable<FiledDraft> Build(Dictionary<int, IncidentDraft> leadOf)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        // Ids first: links name them.
        var ids = new Dictionary<IncidentDraft, string>();
        Parallel.ForEach(drafts, parallel, d =>
        {
            var id = builder.IdOf(d.Draft);
            lock (ids)
                ids.Add(d.Draft, id);
        });
        var leads = new Dictionary<(int, int), IncidentDraft>();
        Parallel.ForEach(leadOf, parallel, l =>
        {
            var events = builder.LeadEvents(l.Key).ToList();
            lock (leads)
                events.ForEach(e => leads[(l.Key, e)] = l.Value);
        });
        (object, string)? FiledWith(int report, int e) => leads.TryGetValue((report, e), out var draft) || Filed.TryGetValue((report, e), out draft) ? (draft, ids[draft]) : null;
        // In chunks: built at once, handed on in order.
        foreach (var chunk in drafts.OrderBy(d => ids[d.Draft], StringComparer.Ordinal).Chunk(BuiltAtOnce))
        {
            var built = new FiledDraft[chunk.Length];
            Parallel.For(0, chunk.Length, parallel, i => built[i] = new(chunk[i].Draft, chunk[i].Opener, builder.Build(chunk[i].Draft, ids[chunk[i].Draft], FiledWith)));
            foreach (var filed in built)
                yield return filed;
        }
    }
}
