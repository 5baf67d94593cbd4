using System.Globalization;
using Casus.Fusion;
using Casus.Knowledge.Actors;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Casus.Server.Overview;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Actors;

/// <summary>An actor as lists show it.</summary>
internal sealed record ActorListed(string Id, string Name, string Type, string? Country, string? CountryName, string? Sector, long Incidents, string? Matched);

/// <summary>Everything that is known of an actor.</summary>
internal sealed record ActorProfile
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required string Type { get; init; }

    public required string? Country { get; init; }

    public required string? CountryName { get; init; }

    public required string? Sector { get; init; }

    public required IReadOnlyList<string> Operates { get; init; }

    public required int? ActiveFrom { get; init; }

    public required int? ActiveTo { get; init; }

    public required IReadOnlyList<DatedClaim> Claims { get; init; }

    public required IReadOnlyList<ActorRelation> Relations { get; init; }

    public required IReadOnlyList<OfficeView> Offices { get; init; }

    public required ActorCodesView Codes { get; init; }

    public required IReadOnlyList<RoleCount> Roles { get; init; }

    public required IReadOnlyList<Bucket> Timeline { get; init; }

    public required long Incidents { get; init; }
}

/// <summary>What is said of an actor, from when to when, and by whom.</summary>
internal sealed record DatedClaim(string Field, string Value, string? From, string? To, string Precision, string Authority, string? Source);

/// <summary>How an actor stands to another.</summary>
internal sealed record ActorRelation(string Relation, string Id, string Name, string? From, string? To);

/// <summary>An office that somebody held.</summary>
internal sealed record OfficeView(string Title, string? Of, string? Country, string? Dates);

/// <summary>Codes in the schemes of the field.</summary>
internal sealed record ActorCodesView(string? Plover, string? Acled, IReadOnlyList<int> Ucdp);

/// <summary>How often somebody had a part.</summary>
internal sealed record RoleCount(string Role, string Certainty, long Count);

/// <summary>Actors and places.</summary>
internal static class ActorsApi
{
    private const int MostPlaces = 20;

    public static void MapActorsApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/actors", List).WithTags("Actors and places").WithName("ListActors").WithSummary("Actors of the register by name, or those with most incidents.").Needs(Permissions.Read);
        api.MapGet("/actors/{id}", One).WithTags("Actors and places").WithName("GetActor").WithSummary("An actor as dated claims, with its incidents over time.").Needs(Permissions.Read);
        api.MapGet("/places", Places).WithTags("Actors and places").WithName("FindPlaces").WithSummary("Places whose names begin so.").Needs(Permissions.Read);
    }

    private static Ok<Items<ActorListed>> List(string? q, int? limit, Loaded loaded, IncidentReader reader)
    {
        var most = Routes.Limit(limit);
        if (q is { Length: > 200 })
            throw RequestException.Field("q", "Expected at most 200 characters.");
        var counts = CountsOf(reader.Index());
        var key = q is null ? "" : string.Join(' ', FoldedWords.Of(q));
        var found = key.Length == 0
            ? counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most)
                .Select(c => loaded.Actors.TryGet(c.Key, out var actor) ? Listed(actor, c.Value, null, loaded) : null).OfType<ActorListed>()
            : Matching(key, loaded, counts).Take(most);
        return TypedResults.Ok(new Items<ActorListed>([.. found], null));
    }

    private static Ok<ActorProfile> One(string id, Loaded loaded, IncidentReader reader)
    {
        if (!loaded.Actors.TryGet(id, out var actor))
            throw RequestException.NotFound("actor");
        var index = reader.Index();
        var entries = IncidentsApi.Fitting(index, reader.Select(index, new() { Actor = id })).ToList();
        var number = index.Actors.Find(id);
        var authority = "the actor register of " + loaded.Program;
        var source = loaded.Actors.PlaceOf(actor);
        return TypedResults.Ok(new ActorProfile
        {
            Id = actor.Id,
            Name = actor.Name,
            Aliases = [.. actor.Aliases],
            Type = actor.TypeOn(null).Name,
            Country = IncidentReader.OrNull(actor.CountryOn(null)),
            CountryName = actor.CountryOn(null) is { Length: > 0 } code ? loaded.CountryName(code) : null,
            Sector = IncidentReader.OrNull(actor.SectorOn(null)),
            Operates = [.. actor.Operates],
            ActiveFrom = actor.ActiveFrom,
            ActiveTo = actor.ActiveTo,
            Claims = [.. Claims(actor, authority, source)],
            Relations = [.. Relations(actor, loaded.Actors)],
            Offices = [.. actor.Offices.Select(o => new OfficeView(o.Title, o.Of, IncidentReader.OrNull(o.Country), IncidentReader.OrNull(o.Written)))],
            Codes = new(IncidentReader.OrNull(actor.PloverCodeOn(null)), IncidentReader.OrNull(actor.AcledClassOn(null)), [.. actor.UcdpIds]),
            Roles = [.. entries.SelectMany(e => index.PartsOf(e).ToArray().Where(p => p.Actor == number).Select(p => (p.Role, p.Certainty)).Distinct())
                .GroupBy(p => p).OrderByDescending(g => g.Count()).Select(g => new RoleCount(IncidentIndex.Roles[g.Key.Role], IncidentIndex.Certainties[g.Key.Certainty], g.Count()))],
            Timeline = TimelineCounter.Count(index, entries, null).Buckets,
            Incidents = entries.Count,
        });
    }

    private static Ok<Items<PlaceName>> Places(string? q, Loaded loaded, PlaceNames places, IncidentReader reader)
    {
        if (q is { Length: > 200 })
            throw RequestException.Field("q", "Expected at most 200 characters.");
        var index = reader.Index();
        var found = places.Find(q ?? "", MostPlaces);
        var counts = CountsOfPlaces(index, [.. found.Select(p => string.Join(' ', FoldedWords.Of(p.Name)))]);
        return TypedResults.Ok(new Items<PlaceName>(
            [
                .. found.Select(p => new PlaceName(
                    p.GeonameId,
                    p.Name,
                    p.Country,
                    loaded.CountryName(p.Country),
                    places.DivisionOf(p),
                    p.Feature,
                    Math.Round(p.Latitude, 4),
                    Math.Round(p.Longitude, 4),
                    p.Population,
                    counts.GetValueOrDefault(string.Join(' ', FoldedWords.Of(p.Name))))),
            ],
            null));
    }

    private static IEnumerable<ActorListed> Matching(string key, Loaded loaded, Dictionary<string, long> counts) => loaded.Actors.Actors
        .Select(a => (Actor: a, Match: Match(a, key)))
        .Where(m => m.Match.Rank > 0)
        .OrderByDescending(m => m.Match.Rank)
        .ThenByDescending(m => counts.GetValueOrDefault(m.Actor.Id))
        .ThenBy(m => m.Actor.Name.Length)
        .ThenBy(m => m.Actor.Id, StringComparer.Ordinal)
        .Select(m => Listed(m.Actor, counts.GetValueOrDefault(m.Actor.Id), m.Match.Name == m.Actor.Name ? null : m.Match.Name, loaded));

    // A name that is the words ranks before one that begins with them, and that before one that holds them.
    private static (int Rank, string Name) Match(Actor actor, string key)
    {
        var best = (0, "");
        foreach (var name in actor.Aliases.Prepend(actor.Name))
        {
            var folded = string.Join(' ', FoldedWords.Of(name));
            var rank = folded == key ? 4 : folded.StartsWith(key, StringComparison.Ordinal) ? 3 : folded.Contains(" " + key, StringComparison.Ordinal) ? 2 : 0;
            if (rank > best.Item1)
                best = (rank, name);
        }

        return best;
    }

    private static ActorListed Listed(Actor actor, long incidents, string? matched, Loaded loaded) => new(
        actor.Id,
        actor.Name,
        actor.TypeOn(null).Name,
        IncidentReader.OrNull(actor.CountryOn(null)),
        actor.CountryOn(null) is { Length: > 0 } code ? loaded.CountryName(code) : null,
        IncidentReader.OrNull(actor.SectorOn(null)),
        incidents,
        matched);

    private static IEnumerable<DatedClaim> Claims(Actor actor, string authority, string? source)
    {
        var from = actor.ActiveFrom?.ToString(CultureInfo.InvariantCulture);
        var to = actor.ActiveTo?.ToString(CultureInfo.InvariantCulture);
        yield return new("type", actor.Type.Name, from, to, "year", authority, source);
        if (actor.Sector.Length > 0)
            yield return new("sector", actor.Sector, from, to, "year", authority, source);
        foreach (var status in actor.Statuses)
        {
            var day = IsoDay.Text(status.From);
            yield return new("type", status.Type.Name, day, null, "day", authority, source);
            yield return new("sector", status.Sector, day, null, "day", authority, source);
        }

        if (actor.Parent is { } parent)
            yield return new("part-of", parent, null, null, "unknown", authority, source);
        foreach (var office in actor.Offices)
            yield return new("office", office.Title, Day(office.From), Day(office.To), "as written: " + office.Written, authority, source);
    }

    private static IEnumerable<ActorRelation> Relations(Actor actor, ActorRegister register)
    {
        if (actor.Parent is { } parent && register.TryGet(parent, out var whole))
            yield return new("part-of", parent, whole.Name, null, null);
        foreach (var office in actor.Offices.Where(o => o.Of is not null))
        {
            if (register.TryGet(office.Of!, out var of))
                yield return new("office-of", of.Id, of.Name, Day(office.From), Day(office.To));
        }

        foreach (var other in register.Actors.Where(a => a.Parent == actor.Id).Take(100))
            yield return new("has-part", other.Id, other.Name, null, null);
        foreach (var (holder, office) in register.Actors.SelectMany(a => a.Offices.Where(o => o.Of == actor.Id).Select(o => (a, o))).Take(100))
            yield return new("led-by", holder.Id, holder.Name, Day(office.From), Day(office.To));
    }

    private static string? Day(DateOnly? day) => day is { } known ? IsoDay.Text(known) : null;

    private static Dictionary<string, long> CountsOf(IncidentIndex index)
    {
        var counts = new long[index.Actors.Count];
        for (var e = 0; e < index.Count; e++)
        {
            if (index.IsGone(e))
                continue;
            var seen = new HashSet<int>();
            foreach (var part in index.PartsOf(e))
            {
                if (part.Actor > 0 && seen.Add(part.Actor))
                    counts[part.Actor]++;
            }
        }

        return Enumerable.Range(1, Math.Max(0, counts.Length - 1)).Where(a => counts[a] > 0).ToDictionary(a => index.Actors[a], a => counts[a], StringComparer.Ordinal);
    }

    private static Dictionary<string, long> CountsOfPlaces(IncidentIndex index, HashSet<string> names)
    {
        var numbers = names.ToDictionary(n => n, index.Places.Find, StringComparer.Ordinal);
        var wanted = numbers.Values.Where(n => n > 0).ToHashSet();
        var counts = new Dictionary<int, long>();
        for (var e = 0; e < index.Count; e++)
        {
            if (!index.IsGone(e) && wanted.Contains(index.Place[e]))
                counts[index.Place[e]] = counts.GetValueOrDefault(index.Place[e]) + 1;
        }

        return numbers.ToDictionary(n => n.Key, n => counts.GetValueOrDefault(n.Value), StringComparer.Ordinal);
    }
}
