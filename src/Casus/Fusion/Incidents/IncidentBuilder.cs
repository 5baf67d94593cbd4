using System.Collections.Immutable;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Makes the incident of what reports say of it. Links are added when all incidents have their ids.</summary>
internal sealed class IncidentBuilder(ReportClusters clusters, MatchExplainer explainer, SourceCounter counter, TellingReader reader)
{
    /// <summary>Builds.</summary>
    /// <param name="parts">What each report says, in the order of the reports' ids; at least one reports it as news.</param>
    /// <param name="id">The incident's id.</param>
    public Incident Build(IReadOnlyList<ReportPart> parts, string id)
    {
        var news = parts.Where(p => p.IsNews).ToList();
        var leads = parts.Where(p => p.Part == ReportPart.Lead).ToList();
        var sources = counter.Number(parts, clusters.Table);
        ImmutableArray<IncidentClaim> claims = [.. parts.SelectMany(ClaimReader.Read)];
        var participants = Participants(claims);
        var chief = Chief(news);
        var independent = parts.Zip(sources).Where(p => p.First.IsNews).Select(p => p.Second).Distinct().Count();
        var (grade, reason) = Grading.Of(participants, claims, independent, chief.Codes.Acled == "Armed clash", id => StateOf(parts, id));
        return new()
        {
            Id = id,
            Type = chief.Type,
            Codes = chief.Codes,
            Date = Date(news),
            Location = Location(news),
            Participants = participants,
            Casualties = new TollFusion(parts, sources, reader.TellsOfDeath).Fuse(),
            Claims = claims,
            Reports = [.. parts.Select(p => p.Record.Id)],
            IndependentSources = independent,
            Grade = grade,
            GradeReason = reason,
            Match = [.. parts.Select((p, i) => Match(p, leads, sources[i]))],
        };
    }

    private IncidentMatch Match(ReportPart part, List<ReportPart> leads, int source)
    {
        var (score, because) = part.Part == ReportPart.Lead ? explainer.Explain(part, leads) : (1, ["same day", "same place"]);
        return new() { Report = part.Record.Id, Part = part.Part, Score = score, Because = because, Source = source, PrintedOn = part.Record.PrintedOn?.Date };
    }

    // The register says of each entity of a record what it is: the state itself, or its forces, police, services and offices.
    private static string? StateOf(IEnumerable<ReportPart> parts, string actor) => parts
        .SelectMany(p => p.Record.Entities)
        .Where(e => e.ActorId == actor && e.Country is { Length: > 0 } && (e.Sector is "MIL" or "GOV" or "COP" or "SPY" || e.Type == EntityType.Nationality))
        .Select(e => e.Country)
        .FirstOrDefault();

    // The type that most reports give, a particular one before "attack"; the event of the first report that gives it.
    private static CodedEvent Chief(List<ReportPart> news)
    {
        var chiefs = news.Where(p => !p.Events.IsEmpty).Select(p => p.Events.FirstOrDefault(ReportEvents.IsViolent) ?? p.Events[0]).ToList();
        var type = chiefs
            .GroupBy(e => e.Type, StringComparer.Ordinal)
            .OrderBy(g => !ReportEvents.IsViolent(g.First()))
            .ThenBy(g => g.Key is "attack" or "violence" or "killing")
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .First().Key;
        return chiefs.First(e => e.Type == type);
    }

    // The day that most reports give, rather than one that is inferred; where none gives a day, the shortest span.
    private static IncidentDate? Date(List<ReportPart> news) => news
        .Select(p => p.Events.Select(e => e.Date).FirstOrDefault(d => d is not null))
        .OfType<EventDate>()
        .GroupBy(d => (d.Start, d.End, MayBeDayBefore: Days.MayBeDayBefore(d)))
        .OrderBy(g => Days.Of(g.Key.End) > Days.Of(g.Key.Start) ? 2 : g.Key.MayBeDayBefore ? 1 : 0)
        .ThenByDescending(g => g.Count())
        .ThenBy(g => Days.Of(g.Key.End) - Days.Of(g.Key.Start))
        .ThenBy(g => g.Key.Start, StringComparer.Ordinal)
        .Select(g => new IncidentDate(g.Key.Start, g.Key.End, g.First().Precision))
        .FirstOrDefault();

    // The place that most reports give, among those known as a town or better where there are any.
    private static IncidentLocation? Location(List<ReportPart> news)
    {
        var place = news
            .Select(p => p.Events.Select(e => e.Location).FirstOrDefault(l => l is not null))
            .OfType<EventLocation>()
            .GroupBy(l => (l.GeonameId, GeonameLess: l.GeonameId is null ? l.Name : ""))
            .OrderBy(g => Rank(g.First()))
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key.GeonameId ?? int.MaxValue)
            .ThenBy(g => g.Key.GeonameLess, StringComparer.Ordinal)
            .FirstOrDefault()?.First();
        return place is null ? null : new()
        {
            Name = place.Name,
            GeonameId = place.GeonameId,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Country = place.Country,
            Admin1 = place.Admin1,
            Precision = place.Precision,
        };
    }

    private static int Rank(EventLocation place) => place.Latitude is null ? 4 : place.Precision switch
    {
        LocationPrecision.Exact or LocationPrecision.Neighbourhood or LocationPrecision.City => 0,
        LocationPrecision.Admin2 => 1,
        LocationPrecision.Admin1 or LocationPrecision.Area => 2,
        _ => 3,
    };

    private static string MostUsed(IEnumerable<string> names) => names
        .GroupBy(n => n, StringComparer.Ordinal)
        .OrderByDescending(n => n.Count())
        .ThenByDescending(n => n.Key.Length)
        .ThenBy(n => n.Key, StringComparer.Ordinal)
        .First().Key;

    private static ImmutableArray<IncidentParticipant> Participants(ImmutableArray<IncidentClaim> claims)
    {
        var found = new List<IncidentParticipant>();
        foreach (var role in Enum.GetValues<ParticipantRole>())
        {
            var field = "participants." + ClaimReader.Name(role);
            found.AddRange(Enumerable.Range(0, claims.Length)
                .Where(c => claims[c].Field == field)
                .GroupBy(c => claims[c].Value.ActorId ?? "=" + string.Join(' ', FoldedWords.Of(claims[c].Value.Name!)), StringComparer.Ordinal)
                .OrderByDescending(g => g.Select(c => claims[c].Report).Distinct(StringComparer.Ordinal).Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new IncidentParticipant
                {
                    Role = role,
                    ActorId = claims[g.First()].Value.ActorId,
                    Name = MostUsed(g.Select(c => claims[c].Value.Name!)),
                    Certainty = g.Min(c => claims[c].Certainty),
                    IsDenied = g.Any(c => claims[c].Certainty == Certainty.Denied),
                    Claims = [.. g],
                }));
        }

        return [.. found];
    }
}
