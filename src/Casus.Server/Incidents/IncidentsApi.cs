using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Records;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Overview;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Incidents;

/// <summary>Lists, counts, map and timeline of incidents, and one of them.</summary>
internal static class IncidentsApi
{
    private const int MostZoom = 18;
    private const int MostSharedZoom = 3;

    public static void MapIncidentsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/incidents").WithTags("Incidents");
        group.MapGet("", List).WithName("ListIncidents").WithSummary("Incidents that fit all filters.").Needs(Permissions.Read);
        group.MapGet("/counts", Counts).WithName("CountIncidents").WithSummary("How many fit, and how many each value of a filter would leave.").Needs(Permissions.Read);
        group.MapGet("/map", Map).WithName("MapIncidents").WithSummary("What to draw on a map.").Needs(Permissions.Read);
        group.MapGet("/timeline", Timeline).WithName("IncidentTimeline").WithSummary("Incidents by day, week, month or year.").Needs(Permissions.Read);
        group.MapGet("/unplaced", Unplaced).WithName("UnplacedIncidents").WithSummary("Incidents without a point, and why.").Needs(Permissions.Read);
        group.MapGet("/{id}", One).WithName("GetIncident").WithSummary("Everything that is known of one incident.").Produces(StatusCodes.Status307TemporaryRedirect).Needs(Permissions.Read);
        group.MapGet("/{id}/history", History).WithName("IncidentHistory").WithSummary("What changed, when and by whom.").Needs(Permissions.Read);
        api.MapGet("/queue", Queue).WithTags("Queue").WithName("ReviewQueue").WithSummary("What needs a person most, first.").Needs(Permissions.Read);
        api.MapGet("/meta", Words).WithTags("Words").WithName("Meta").WithSummary("The words of the program: types, countries, grades, formats.").Needs(Permissions.Read);
    }

    private static async Task<Ok<Items<IncidentSummary>>> List([AsParameters] IncidentFilter filter, string? sort, string? cursor, int? limit, IncidentReader reader, RecentAnswers recent)
    {
        var index = reader.Index();
        var most = Routes.Limit(limit);
        return TypedResults.Ok(await recent.Of(index, ("list", filter, $"{sort}\n{cursor}\n{most}"), () =>
        {
            var (entries, next) = IncidentOrder.Of(index, sort).Page(reader.Select(index, filter), cursor, most);
            return new Items<IncidentSummary>(reader.Summaries(index, entries), next);
        }).ConfigureAwait(false));
    }

    private static async Task<Ok<IncidentCounts>> Counts([AsParameters] IncidentFilter filter, IncidentReader reader, Loaded loaded, RecentAnswers recent)
    {
        var index = reader.Index();
        return TypedResults.Ok(await recent.Of(index, ("counts", filter, ""), () =>
            new Counter(index, reader.Select(index, filter), loaded.CountryName, loaded.TypeLabel, loaded.ActorName).Count()).ConfigureAwait(false));
    }

    private static async Task<Ok<MapAnswer>> Map([AsParameters] IncidentFilter filter, int? zoom, IncidentReader reader, TimeProvider time, RecentAnswers recent, Turns turns)
    {
        if (zoom is not null and (< 0 or > MostZoom))
            throw RequestException.Field("zoom", "Expected a number from 0 to 18.");
        var index = reader.Index();
        var window = filter.Bbox is { } box ? Rectangle.Parse("bbox", box) : Rectangle.World;
        var today = Today(time);
        // Windows near by are each person's own; what is kept would crowd out what many look at.
        var answer = zoom > MostSharedZoom ? turns.Take(Answer) : recent.Of(index, ("map", filter, string.Create(CultureInfo.InvariantCulture, $"{zoom} {today}")), Answer);
        return TypedResults.Ok(await answer.ConfigureAwait(false));

        MapAnswer Answer()
        {
            var selection = reader.Select(index, filter with { Bbox = null });
            var (clusters, total, placed, inView) = MapClusters.Of(index, Fitting(index, selection), window, zoom ?? 1, today);
            return new MapAnswer("FeatureCollection", new MapDrawing(index, reader).Of(clusters), total, placed, total - placed, inView);
        }
    }

    private static async Task<Ok<IncidentTimeline>> Timeline([AsParameters] IncidentFilter filter, string? by, IncidentReader reader, RecentAnswers recent)
    {
        if (by is not null && !TimelineCounter.Stretches.Contains(by))
            throw RequestException.Field("by", "Expected day, week, month or year.");
        var index = reader.Index();
        return TypedResults.Ok(await recent.Of(
            index, ("timeline", filter, by ?? ""), () => TimelineCounter.Count(index, Fitting(index, reader.Select(index, filter)), by)).ConfigureAwait(false));
    }

    private static async Task<Ok<Items<UnplacedIncident>>> Unplaced([AsParameters] IncidentFilter filter, string? sort, string? cursor, int? limit, IncidentReader reader, Store store, Turns turns)
    {
        var index = reader.Index();
        return TypedResults.Ok(await turns.Take(() =>
        {
            var (entries, next) = IncidentOrder.Of(index, sort).Page(reader.Select(index, filter with { Placed = "no" }), cursor, Routes.Limit(limit));
            var rows = IncidentRows.Of(store, [.. entries.Select(e => index.Number[e])]);
            return new Items<UnplacedIncident>([.. rows.Select(r => WhyUnplaced(r.Incident, reader, store))], next);
        }).ConfigureAwait(false));
    }

    private static Task<Results<Ok<IncidentDetails>, RedirectHttpResult>> One(string id, bool? asIs, IncidentReader reader, Store store, Turns turns) => turns.Take(() => Found(id, asIs, reader, store));

    private static Results<Ok<IncidentDetails>, RedirectHttpResult> Found(string id, bool? asIs, IncidentReader reader, Store store)
    {
        var found = ArchiveSearch.Incident(store, id);
        if (found is { Review: "merged" } && asIs != true)
        {
            using var judged = JsonDocument.Parse(found.Judged);
            return To(judged.RootElement.GetProperty("mergedInto").GetString()!);
        }

        return found is not null ? TypedResults.Ok(reader.Details(found)) : To(Current(store, id));

        static RedirectHttpResult To(string other) => TypedResults.Redirect($"{WorkbenchHost.Api}/incidents/{Uri.EscapeDataString(other)}", preserveMethod: true);
    }

    private static Ok<Items<HistoryStep>> History(string id, Store store)
    {
        var steps = IncidentHistory.Of(store, id);
        if (steps.Count == 0)
            throw NoSuchIncident();
        return TypedResults.Ok(new Items<HistoryStep>(steps, null));
    }

    private static async Task<Ok<QueuePage>> Queue([AsParameters] IncidentFilter filter, string? cursor, int? limit, IncidentReader reader, Store store, RecentAnswers recent)
    {
        var index = reader.Index();
        var most = Routes.Limit(limit, 20);
        return TypedResults.Ok(await recent.Of(index, ("queue", filter, $"{cursor}\n{most}"), () => QueueOf(index, filter, cursor, most, reader, store)).ConfigureAwait(false));
    }

    private static QueuePage QueueOf(IncidentIndex index, IncidentFilter filter, string? cursor, int limit, IncidentReader reader, Store store)
    {
        var selection = reader.Select(index, filter with { Review = filter.Review ?? "open,corrected" });
        var open = 0L;
        var (entries, next) = IncidentOrder.Of(index, "queue").Page(Fitting(index, selection).Select(e => { open++; return e; }), cursor, limit);
        var rows = IncidentRows.Of(store, [.. entries.Select(e => index.Number[e])]);
        return new([.. rows.Select(r => QueueReasons.Of(r.Incident, index, index.Find(r.Number), reader))], next, open);
    }

    private static Ok<Meta> Words(Loaded loaded, Exporting.ExportMaker exports) => TypedResults.Ok(Meta.Of(loaded, exports));

    // East of here it is tomorrow already.
    private static int Today(TimeProvider time) => IncidentIndex.DayOf(time.GetUtcNow().AddHours(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>The entries that fit.</summary>
    internal static IEnumerable<int> Fitting(IncidentIndex index, Selection selection)
    {
        Debug.Assert(selection.IsOf(index), "A selection is made for one state.");
        return selection.Fitting();
    }

    /// <summary>The incident that stands for an id today.</summary>
    internal static string Current(Store store, string id) => IncidentPast.Current(store, id) ?? throw NoSuchIncident();

    private static RequestException NoSuchIncident() => new(404, "CAS1111", "There is no incident of that id, and there never was, or nothing is left of it.");

    private static UnplacedIncident WhyUnplaced(FoundIncident found, IncidentReader reader, Store store)
    {
        var incident = JudgedIncident.Of(found);
        var summary = reader.Summary(found, incident);
        if (summary.Corrected.Any(c => c is "place" or "country"))
            return new(summary, "corrected", []);
        foreach (var report in incident.Reports.Take(3))
        {
            var places = KnownReports.Find(store, report)?.Record.Events.Select(e => e.Location).OfType<EventLocation>() ?? [];
            if (places.FirstOrDefault(p => p.Unknown is not null) is { } place)
                return new(summary, place.Unknown!, [.. (place.Alternatives ?? []).Select(a => new PlaceGuess(a.Name, a.Country, a.Latitude, a.Longitude, a.Score))]);
        }

        return new(summary, incident.Location is null ? "no-place-in-text" : "country-only", []);
    }
}
