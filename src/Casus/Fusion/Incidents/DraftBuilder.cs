using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Makes incidents of drafts. Thread-safe as far as its source of records is.</summary>
internal sealed class DraftBuilder(ReportClusters clusters, IncidentBuilder builder, Func<string, CodedReport> record)
{
    /// <summary>The id that a draft's founder gives it.</summary>
    public string IdOf(IncidentDraft draft) => IncidentId.Of(IncidentId.Founder(PartsOf(draft).Where(p => p.IsNews && !p.Events.IsEmpty)));

    /// <summary>A fingerprint of all that an incident is made of: the readings filed with it, how, and why.</summary>
    /// <param name="draft">It.</param>
    /// <param name="versionOf">What tells a report's record from others of the same report.</param>
    public string Composition(IncidentDraft draft, Func<int, string> versionOf)
    {
        var text = new StringBuilder();
        foreach (var (number, part, events) in draft.Parts.OrderBy(p => clusters.Table.Report(p.Number), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{clusters.Table.Report(number)}\n{versionOf(number)}\n{part}\n{string.Join(' ', events)}\n");
            foreach (var said in clusters.Said(number))
                text.Append(said).Append('\n');
        }

        return Sha256Hex.Of(text.ToString());
    }

    /// <summary>The events of a report that tell of the incident that is its lead, by their numbers in the record.</summary>
    public IEnumerable<int> LeadEvents(int number)
    {
        var coded = record(clusters.Table.Report(number));
        return LeadFirst(ReportEvents.Of(coded)).Select(e => coded.Events.IndexOf(e));
    }

    /// <summary>Makes the incident.</summary>
    /// <param name="draft">It.</param>
    /// <param name="id">Its id.</param>
    /// <param name="filed">Which draft an event of a report is filed with, by the report's number and the event's, and the id of that.</param>
    public Incident Build(IncidentDraft draft, string id, Func<int, int, (object Draft, string Id)?> filed)
    {
        var parts = PartsOf(draft);
        return Linked(builder.Build(parts, id), parts, draft, filed);
    }

    private List<ReportPart> PartsOf(IncidentDraft draft) =>
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

    private static Incident Linked(Incident incident, List<ReportPart> parts, IncidentDraft draft, Func<int, int, (object Draft, string Id)?> filed)
    {
        var claims = incident.Claims.ToBuilder();
        var links = new SortedDictionary<(LinkRelation, string), (SortedSet<string> Speakers, List<int> Claims)>();
        foreach (var part in parts.Where(p => p.IsNews))
        {
            foreach (var (told, link) in part.Events.SelectMany(e => e.Links.Select(l => (e, l))))
            {
                if (IndexOf(part.Record, link.Event) is not { } at || filed(part.Number, at) is not { } other || other.Draft == draft)
                    continue;
                var key = (link.Relation, other.Id);
                if (!links.TryGetValue(key, out var entry))
                    links.Add(key, entry = (new(StringComparer.Ordinal), []));
                var speakers = ClaimReader.Speakers(part.Record, link.AttributedTo);
                entry.Speakers.UnionWith(speakers);
                entry.Claims.Add(claims.Count);
                claims.Add(new()
                {
                    Field = "links." + ClaimReader.Name(link.Relation),
                    Value = new() { Name = other.Id },
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
}
