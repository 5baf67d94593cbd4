using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Watching;

/// <summary>Sources and how they do.</summary>
internal static class SourcesApi
{
    public static void MapSourcesApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/sources", List).WithTags("Sources").WithName("ListSources").WithSummary("The sources that casus watch looks through, and how they do.").Needs(Permissions.CodeOrAdminister);

    private static Ok<SourcesView> List(WatchedSources sources) => TypedResults.Ok(sources.Now());
}
