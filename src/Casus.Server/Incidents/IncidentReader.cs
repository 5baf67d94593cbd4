using System.Text.Json;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Fusion.Incidents;
using Casus.Reports;
using Casus.Server.Hosting;
using Casus.Server.Overview;
using Casus.Server.ReportPages;

namespace Casus.Server.Incidents;

/// <summary>Makes of what the archive holds what the API shows.</summary>
internal sealed class IncidentReader(Store store, Loaded loaded, IndexKeeper keeper, WordHits hits, Actors.PlaceNames places)
{
    /// <summary>Values in words.</summary>
    public ValueWords ValueWords { get; } = new(loaded);

    /// <summary>The state of now.</summary>
    public IncidentIndex Index(bool exactly = false) => keeper.Current(exactly);

    /// <summary>A filter made ready.</summary>
    public Selection Select(IncidentIndex index, IncidentFilter filter)
    {
        filter.Check();
        return new(index, filter, hits, places.PointOf);
    }

    /// <summary>Summaries of entries, those left out whose rows were replaced meanwhile.</summary>
    public IReadOnlyList<IncidentSummary> Summaries(IncidentIndex index, IEnumerable<int> entries) =>
        [.. IncidentRows.Of(store, [.. entries.Select(e => index.Number[e])]).Select(r => Summary(r.Incident))];

    /// <summary>A summary.</summary>
    public IncidentSummary Summary(FoundIncident found) => Summary(found, JudgedIncident.Of(found));

    /// <summary>A summary of an incident that was read already.</summary>
    public IncidentSummary Summary(FoundIncident found, Incident incident)
    {
        using var judged = JsonDocument.Parse(found.Judged);
        string[] corrected = judged.RootElement.TryGetProperty("corrections", out var corrections)
            ? [.. corrections.EnumerateArray().Select(c => c.GetProperty("field").GetString()!)] : [];
        return new()
        {
            Id = found.Id,
            Type = incident.Type,
            TypeLabel = loaded.TypeLabel(incident.Type),
            Date = incident.Date is { } date ? new(date.Start, date.End, date.Precision) : null,
            Place = Place(incident.Location),
            Killed = Toll(incident.Casualties.Killed),
            Injured = Toll(incident.Casualties.Injured),
            Actors = [.. incident.Participants.Where(p => p.Role is not ParticipantRole.Instrument).Take(12).Select(Actor)],
            Sources = incident.IndependentSources,
            Reports = incident.Reports.Length,
            Grade = incident.Grade,
            GradeReason = incident.GradeReason,
            Review = found.Review,
            Corrected = corrected,
            Badges = [.. Badges(incident, found.Review)],
            Since = found.Since,
        };
    }

    /// <summary>An address that is safe to follow, or <see langword="null"/>.</summary>
    public static string? SafeUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 ? url : null;

    /// <summary>A text, <see langword="null"/> where it is empty.</summary>
    public static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Everything that is known of an incident.</summary>
    public IncidentDetails Details(FoundIncident found)
    {
        var (machine, incident) = (JsonSerializer.Deserialize(found.Machine, IncidentJson.Lines.Incident)!, JudgedIncident.Of(found));
        var facts = KnownReports.Facts(store, incident.Reports);
        var texts = new ReportTexts(store);
        var match = incident.Match.DistinctBy(m => m.Report).ToDictionary(m => m.Report, StringComparer.Ordinal);
        List<ClaimView> claims = [.. incident.Claims.Select((c, i) => Claim(c, i, facts, match, texts))];
        using var judged = JsonDocument.Parse(found.Judged);
        var root = judged.RootElement;
        return new()
        {
            Summary = Summary(found, incident),
            Sentence = ValueWords.Sentence(incident),
            MergedInto = root.TryGetProperty("mergedInto", out var into) ? into.GetString() : null,
            SameAs = root.TryGetProperty("sameAs", out var same) ? [.. same.EnumerateArray().Select(s => s.GetString()!)] : [],
            FormerIds = IncidentPast.FormerIds(store, found.Id),
            Facts = new FactReader(loaded, ValueWords).Read(machine, incident, claims, root),
            Claims = claims,
            Participants = [.. incident.Participants.Select(p => new ParticipantView(ValueWords.Name(p.Role), p.Name, p.ActorId, ValueWords.Name(p.Certainty), p.IsDenied, [.. p.Claims]))],
            Tolls = [.. incident.Casualties.TollOverTime.Select(t => new TollDay(t.PublishedOn, t.Killed, t.Injured))],
            Groups = [.. incident.Casualties.ByGroup.Select(g => new GroupView(ValueWords.Name(g.Who), ValueWords.Name(g.Outcome), g.Low, g.Best, g.High))],
            Links = Links(incident, root),
            Chain = Chain(incident),
            Reports = [.. incident.Match.DistinctBy(m => m.Report).Select(m => Part(m, facts))],
            Judgements = [.. IncidentPast.Judgements(store, found.Id).Reverse().Select(j => JudgementsApi.View(j.Judgement, j.Holds))],
            Codes = new(incident.Codes.Plover, incident.Codes.PloverMode, incident.Codes.Cameo, incident.Codes.Acled, incident.Codes.Ged, incident.Codes.Muc4),
            Graphic = claims.Any(c => loaded.Graphic.IsIn(c.Quotation is { } q ? q.Before + q.Marked + q.After : "")),
        };
    }

    private static TollSummary? Toll(IncidentToll? toll) => toll is null || toll.DerivedFrom is not null ? null : new(toll.Low, toll.Best, toll.High);

    private static ActorSummary Actor(IncidentParticipant p) => new(ValueWords.Name(p.Role), p.Name, p.ActorId, ValueWords.Name(p.Certainty), p.IsDenied);

    private static IEnumerable<string> Badges(Incident incident, string review)
    {
        if (review is "open")
            yield return "unreviewed";
        if (incident.IndependentSources <= 1)
            yield return "single-source";
        if (incident.Grade == "contested")
            yield return "contested";
    }

    private PlaceSummary? Place(IncidentLocation? place)
    {
        if (place is null)
            return null;
        var precision = ValueWords.Name(place.Precision);
        return new(place.Name, place.Country, place.Country is { } code ? loaded.CountryName(code) : null, place.Admin1, place.Latitude, place.Longitude, precision, IndexKeeper.IsArea(precision));
    }

    private ClaimView Claim(IncidentClaim claim, int number, IReadOnlyDictionary<string, (FoundReport Report, string Url)> facts, Dictionary<string, IncidentMatch> match, ReportTexts texts)
    {
        var report = facts.GetValueOrDefault(claim.Report).Report;
        var spans = claim.Evidence.Select(e => texts.Span(claim.Report, e)).ToList();
        return new()
        {
            Number = number,
            Field = claim.Field,
            Value = ValueWords.Claim(claim.Field, claim.Value),
            Low = claim.Value.Low,
            Best = claim.Value.Best,
            High = claim.Value.High,
            Who = claim.Value.Who is { } who ? ValueWords.Name(who) : null,
            PartOfTotal = claim.Value.PartOfTotal == true,
            Superseded = claim.Value.Superseded == true,
            AttributedTo = [.. claim.AttributedTo],
            Outlet = OrNull(report?.Publisher),
            Certainty = ValueWords.Name(claim.Certainty),
            Denied = claim.Certainty == Certainty.Denied,
            Report = claim.Report,
            Event = claim.Event,
            PublishedOn = OrNull(report?.Published),
            Part = match.GetValueOrDefault(claim.Report)?.Part,
            Source = match.GetValueOrDefault(claim.Report)?.Source,
            Evidence = spans,
            Quotation = spans.Count > 0 ? texts.Quotation(claim.Report, spans[0]) : null,
        };
    }

    private ReportPartView Part(IncidentMatch match, IReadOnlyDictionary<string, (FoundReport Report, string Url)> facts)
    {
        var (report, url) = facts.GetValueOrDefault(match.Report);
        return new(
            match.Report, OrNull(report?.Title), OrNull(report?.Publisher), OrNull(report?.Published), match.PrintedOn, SafeUrl(url), match.Part, match.Source, match.Score, [.. match.Because], report?.CapturedAt, report?.Original);
    }

    private List<LinkView> Links(Incident incident, JsonElement judged)
    {
        var links = new List<LinkView>();
        foreach (var link in incident.Links)
            Add(ValueWords.Name(link.Relation), "out", link.Incident, [.. link.AttributedTo], [.. link.Claims], null);
        if (judged.TryGetProperty("links", out var said))
        {
            foreach (var link in said.EnumerateArray())
                Add(link.GetProperty("value").GetString()!, "out", link.GetProperty("incident").GetString()!, [link.GetProperty("by").GetString()!], [], link.GetProperty("judgement").GetInt64());
        }

        foreach (var (from, relation, speakers, judgement) in IncidentLinks.Into(store, incident.Id))
            Add(relation, "in", from, speakers, [], judgement);
        return links;

        void Add(string relation, string direction, string other, IReadOnlyList<string> speakers, IReadOnlyList<int> claims, long? judgement)
        {
            var id = IncidentPast.Current(store, other) ?? other;
            if (ArchiveSearch.Incident(store, id) is not { } found)
                return;
            var linked = JudgedIncident.Of(found);
            links.Add(new(relation, direction, id, ValueWords.Label(linked), linked.Date?.Start, DaysBetween(linked.Date, incident.Date), speakers, claims, judgement));
        }
    }

    // Positive where the other was before.
    private static int? DaysBetween(IncidentDate? other, IncidentDate? own) => other is null || own is null
        ? null
        : IncidentIndex.DayOf(own.Start) is var b && IncidentIndex.DayOf(other.Start) is var a && a != IncidentIndex.NoDay && b != IncidentIndex.NoDay ? b - a : null;

    // Links lead back in time; what leads to an incident came after it.
    private List<ChainStep> Chain(Incident incident)
    {
        const int most = 50;
        var steps = new Dictionary<string, ChainStep>(StringComparer.Ordinal);
        var queue = new Queue<(string Id, int Depth)>([(incident.Id, 0)]);
        while (queue.Count > 0 && steps.Count < most)
        {
            var (id, depth) = queue.Dequeue();
            if (steps.ContainsKey(id) || ArchiveSearch.Incident(store, id) is not { } found)
                continue;
            var step = JudgedIncident.Of(found);
            steps[id] = new(id, ValueWords.Label(step), step.Date?.Start, depth);
            foreach (var link in step.Links.Where(_ => depth <= 0))
                queue.Enqueue((link.Incident, depth - 1));
            foreach (var (other, _) in IncidentLinks.Said(found.Judged).Where(_ => depth <= 0))
                queue.Enqueue((other, depth - 1));
            foreach (var (from, _, _, _) in IncidentLinks.Into(store, id).Where(_ => depth >= 0))
                queue.Enqueue((from, depth + 1));
        }

        return steps.Count < 2 ? [] : [.. steps.Values.OrderBy(s => s.Depth).ThenBy(s => s.Date, StringComparer.Ordinal).ThenBy(s => s.Incident, StringComparer.Ordinal)];
    }
}
