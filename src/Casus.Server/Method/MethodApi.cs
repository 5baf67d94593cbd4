using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Casus.Server.Overview;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Method;

/// <summary>The pages there are.</summary>
internal sealed record MethodList(IReadOnlyList<MethodLink> Pages);

/// <summary>A page by its id.</summary>
internal sealed record MethodLink(string Id, string Title);

/// <summary>What stands in the archive, from whom.</summary>
internal sealed record ArchiveCardView
{
    public required long Reports { get; init; }

    public required long Incidents { get; init; }

    public required IReadOnlyList<NamedCount> Publishers { get; init; }

    public required IReadOnlyList<ValueCount> Countries { get; init; }

    public required IReadOnlyList<ValueCount> Actors { get; init; }

    public required IReadOnlyList<ValueCount> Grades { get; init; }

    public required string? FirstDay { get; init; }

    public required string? LastDay { get; init; }

    public required double? IndependentSources { get; init; }
}

/// <summary>How many reports somebody published.</summary>
internal sealed record NamedCount(string Name, long Reports);

/// <summary>The methodology.</summary>
internal static class MethodApi
{
    public static void MapMethodApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/method").WithTags("Method");
        group.MapGet("", List).WithName("ListMethodPages").WithSummary("The pages of the methodology.").ForAnybody();
        group.MapGet("/card", Card).WithName("ArchiveCard").WithSummary("What stands in the archive, from whom.").Needs(Permissions.Read);
        group.MapGet("/{page}", One).WithName("GetMethodPage").WithSummary("A page as HTML.").ForAnybody();
    }

    private static Ok<MethodList> List(MethodPages pages) => TypedResults.Ok(new MethodList([.. MethodPages.Ids.Select(i => pages.Find(i)!).Select(p => new MethodLink(p.Id, p.Title))]));

    private static Ok<MethodPage> One(string page, MethodPages pages) => TypedResults.Ok(pages.Find(page) ?? throw RequestException.NotFound("page"));

    private static Ok<ArchiveCardView> Card(Store store, IncidentReader reader, Loaded loaded)
    {
        var index = reader.Index();
        var selection = reader.Select(index, new());
        var counts = new Counter(index, selection, loaded.CountryName, loaded.TypeLabel, loaded.ActorName).Count();
        var card = ArchiveFacts.Card(store);
        var sources = IncidentsApi.Fitting(index, selection).Select(e => (double)index.Sources[e]).DefaultIfEmpty(double.NaN).Average();
        return TypedResults.Ok(new ArchiveCardView
        {
            Reports = card.Reports,
            Incidents = counts.Total,
            Publishers = [.. card.Publishers.Select(p => new NamedCount(p.Name, p.Reports))],
            Countries = counts.Country,
            Actors = counts.Actor,
            Grades = counts.Grade,
            FirstDay = IncidentReader.OrNull(card.FirstDay),
            LastDay = IncidentReader.OrNull(card.LastDay),
            IndependentSources = double.IsNaN(sources) ? null : Math.Round(sources, 2),
        });
    }
}
