using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Files what reports tell beside their lead, and builds the incidents.</summary>
internal sealed class IncidentFiling
{
    private readonly ReportClusters clusters;
    private readonly IncidentBuilder builder;
    private readonly Func<string, CodedReport> record;
    private readonly FilingMemory memory;
    private readonly int threads;

    // The draft of each incident; the first ones are the clusters.
    private readonly List<Draft> drafts = [];
    private readonly Dictionary<ulong, List<int>> byDayAndPlace = [];

    /// <summary>Of each report's events the draft they are filed with, for links.</summary>
    private readonly Dictionary<(int Report, int Event), int> filed = [];

    public IncidentFiling(ReportClusters clusters, IncidentBuilder builder, Func<string, CodedReport> record, FilingMemory memory, int threads) =>
        (this.clusters, this.builder, this.record, this.memory, this.threads) = (clusters, builder, record, memory, threads);

    /// <summary>The incidents, in the order of their ids.</summary>
    public IEnumerable<FiledIncident> Incidents()
    {
        foreach (var cluster in clusters.All())
            AddLeads(cluster);
        var leads = drafts.Count;
        for (var d = 0; d < leads; d++)
            Index(d);
        // In the order of the reports' ids, so that what opens an incident is the same in whatever order they came.
        int[] order = [.. Enumerable.Range(0, clusters.Table.Count).Where(n => !clusters.Table.Extras(n).IsEmpty).OrderBy(clusters.Table.Report, StringComparer.Ordinal)];
        foreach (var isNews in new[] { true, false })
        {
            foreach (var number in order)
            {
                foreach (var extra in clusters.Table.Extras(number))
                {
                    if (extra.IsNews == isNews)
                        File(number, extra);
                }
            }
        }

        return Build();
    }

    // A cluster whose reports tell of no event is no incident, however alike they are.
    private void AddLeads(int[] cluster)
    {
        if (!cluster.Any(m => clusters.Table.Facts(m).HasEvent))
            return;
        var draft = new Draft();
        foreach (var member in cluster)
            draft.Parts.Add((member, ReportPart.Lead, []));
        drafts.Add(draft);
    }

    private void Index(int draft)
    {
        foreach (var (number, _, _) in drafts[draft].Parts)
        {
            var facts = clusters.Table.Facts(number);
            if (facts.HasDay && facts.GeonameId != 0 && facts.HasEvent)
                Index(draft, facts.FirstDay, facts.GeonameId);
        }
    }

    private void Index(int draft, int day, int place)
    {
        var key = StableHash.Of((ulong)day, (ulong)place);
        if (!byDayAndPlace.TryGetValue(key, out var list))
            byDayAndPlace.Add(key, list = []);
        list.Add(draft);
    }

    private void File(int number, ExtraEvent extra)
    {
        var draft = Best(extra.Day, extra.Place, number);
        if (draft < 0)
        {
            // What is only retold opens no incident.
            if (!extra.IsNews)
                return;
            draft = drafts.Count;
            drafts.Add(new());
            Index(draft, extra.Day, extra.Place);
        }

        var parts = drafts[draft].Parts;
        var at = parts.FindIndex(p => p.Number == number);
        if (at < 0)
            parts.Add((number, extra.IsNews ? ReportPart.Also : ReportPart.Background, [extra.Event]));
        else
            parts[at] = (number, parts[at].Part, parts[at].Events.Add(extra.Event));
        filed[(number, extra.Event)] = draft;
    }

    // The incident of that day, or of a day next to it, and that place which most reports have there; not the report's own.
    private int Best(int day, int place, int number)
    {
        for (var shift = 0; shift <= 1; shift++)
        {
            var found = new[] { day - shift, day + shift }
                .Distinct()
                .SelectMany(d => byDayAndPlace.GetValueOrDefault(StableHash.Of((ulong)d, (ulong)place), []))
                .Where(d => !drafts[d].Parts.Any(p => p.Number == number && p.Part == ReportPart.Lead))
                .GroupBy(d => d)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key)
                .FirstOrDefault();
            if (found is not null)
                return found.Key;
        }

        return -1;
    }

    private IEnumerable<FiledIncident> Build()
    {
        var compositions = drafts.ConvertAll(Composition);
        var isKnown = Unchanged(compositions);
        FileLeads(drafts.Where((_, d) => !isKnown[d]));
        // Ids first: links name them.
        var ids = new string[drafts.Count];
        Parallel.For(0, drafts.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, d =>
            ids[d] = memory.Known.TryGetValue(compositions[d], out var known) && isKnown[d] ? known : IdOf(d));
        var order = Enumerable.Range(0, drafts.Count).OrderBy(d => ids[d], StringComparer.Ordinal).ToArray();
        // In chunks: built at once, handed on in order.
        foreach (var chunk in order.Chunk(256))
        {
            var built = new Incident?[chunk.Length];
            Parallel.For(0, chunk.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                if (isKnown[chunk[i]])
                    return;
                var parts = PartsOf(drafts[chunk[i]]);
                built[i] = Linked(builder.Build(parts, ids[chunk[i]]), parts, chunk[i], ids);
            });
            for (var i = 0; i < chunk.Length; i++)
                yield return new(ids[chunk[i]], compositions[chunk[i]], built[i]);
        }
    }

    private string IdOf(int draft) => IncidentId.Of(IncidentId.Founder(PartsOf(drafts[draft]).Where(p => p.IsNews && !p.Events.IsEmpty)));

    // What links of these incidents may name: the leads of all reports that tell of them.
    private void FileLeads(IEnumerable<Draft> made)
    {
        var leadOf = new Dictionary<int, int>();
        for (var d = 0; d < drafts.Count; d++)
        {
            foreach (var part in drafts[d].Parts.Where(p => p.Part == ReportPart.Lead))
                leadOf[part.Number] = d;
        }

        var reports = made.SelectMany(d => d.Parts.Select(p => p.Number)).Distinct().Where(leadOf.ContainsKey).ToList();
        Parallel.ForEach(reports, new ParallelOptions { MaxDegreeOfParallelism = threads }, number =>
        {
            var coded = record(clusters.Table.Report(number));
            foreach (var told in LeadFirst(ReportEvents.Of(coded)))
            {
                lock (filed)
                    filed[(number, coded.Events.IndexOf(told))] = leadOf[number];
            }
        });
    }

    private string Composition(Draft draft)
    {
        var text = new StringBuilder();
        foreach (var (number, part, events) in draft.Parts.OrderBy(p => clusters.Table.Report(p.Number), StringComparer.Ordinal))
        {
            var report = clusters.Table.Report(number);
            text.Append(CultureInfo.InvariantCulture, $"{report}\n{memory.VersionOf(report)}\n{part}\n{string.Join(' ', events)}\n");
            foreach (var said in clusters.Said(number))
                text.Append(said).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // An incident is what it was where nothing in it has changed, and nothing that its reports are filed with beside it: links name that.
    private bool[] Unchanged(List<string> compositions)
    {
        var gone = memory.Known.Keys.ToHashSet(StringComparer.Ordinal);
        gone.ExceptWith(compositions);
        var unsettled = gone.SelectMany(g => memory.ReportsOf(memory.Known[g])).ToHashSet(StringComparer.Ordinal);
        for (var d = 0; d < drafts.Count; d++)
        {
            if (!memory.Known.ContainsKey(compositions[d]))
                unsettled.UnionWith(drafts[d].Parts.Select(p => clusters.Table.Report(p.Number)));
        }

        return [.. drafts.Select((d, n) => memory.Known.ContainsKey(compositions[n]) && !d.Parts.Exists(p => unsettled.Contains(clusters.Table.Report(p.Number))))];
    }

    private List<ReportPart> PartsOf(Draft draft) =>
    [
        .. draft.Parts
            .OrderBy(p => clusters.Table.Report(p.Number), StringComparer.Ordinal)
            .Select(p =>
            {
                var coded = record(clusters.Table.Report(p.Number));
                var events = ReportEvents.Of(coded);
                return new ReportPart(p.Number, coded, p.Part, p.Part == ReportPart.Lead ? LeadFirst(events) : [.. p.Events.Select(e => coded.Events[e])]);
            }),
    ];

    private static ImmutableArray<CodedEvent> LeadFirst(ReportEvents events) =>
        events.Lead is { } lead ? [lead, .. events.Parts.Where(e => !ReferenceEquals(e, lead))] : [];

    private Incident Linked(Incident incident, List<ReportPart> parts, int draft, string[] ids)
    {
        var claims = incident.Claims.ToBuilder();
        var links = new SortedDictionary<(LinkRelation, string), (SortedSet<string> Speakers, List<int> Claims)>();
        foreach (var part in parts.Where(p => p.IsNews))
        {
            foreach (var (told, link) in part.Events.SelectMany(e => e.Links.Select(l => (e, l))))
            {
                if (IndexOf(part.Record, link.Event) is not { } at || !filed.TryGetValue((part.Number, at), out var other) || other == draft)
                    continue;
                var key = (link.Relation, ids[other]);
                if (!links.TryGetValue(key, out var entry))
                    links.Add(key, entry = (new(StringComparer.Ordinal), []));
                var speakers = ClaimReader.Speakers(part.Record, link.AttributedTo);
                entry.Speakers.UnionWith(speakers);
                entry.Claims.Add(claims.Count);
                claims.Add(new()
                {
                    Field = "links." + ClaimReader.Name(link.Relation),
                    Value = new() { Name = ids[other] },
                    Report = part.Record.Id,
                    Event = told.Id,
                    AttributedTo = speakers,
                    Certainty = Certainty.Stated,
                    Evidence = link.Evidence,
                });
            }
        }

        return incident with
        {
            Claims = claims.ToImmutable(),
            Links = [.. links.Select(l => new IncidentLink(l.Key.Item1, l.Key.Item2, [.. l.Value.Speakers], [.. l.Value.Claims]))],
        };
    }

    private static int? IndexOf(CodedReport coded, string id)
    {
        for (var e = 0; e < coded.Events.Length; e++)
        {
            if (coded.Events[e].Id == id)
                return e;
        }

        return null;
    }

    private sealed class Draft
    {
        public List<(int Number, string Part, ImmutableArray<int> Events)> Parts { get; } = [];
    }
}
