using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Places;

/// <summary>Names for the map.</summary>
internal static class PlacesApi
{
    private const string TileType = "application/vnd.mapbox-vector-tile";

    public static void MapPlacesApi(this IEndpointRouteBuilder api) =>
        api.MapGet("/places/tiles/{z}/{x}/{y}", Tile).WithTags("Actors and places").WithName("GetPlaceTile").WithSummary("Names of towns to draw on a map, as a vector tile.")
            .Produces(StatusCodes.Status200OK, contentType: TileType).Needs(Permissions.Read);

    private static FileContentHttpResult Tile(int z, int x, int y, TownTiles tiles, HttpContext http)
    {
        if (z is < 0 or > TownTiles.MostZoom)
            throw RequestException.Field("z", "Expected a number from 0 to 11.");
        if (x < 0 || x >= 1 << z)
            throw RequestException.Field("x", "There is no such tile at this zoom.");
        if (y < 0 || y >= 1 << z)
            throw RequestException.Field("y", "There is no such tile at this zoom.");
        // The gazetteer's names say nothing of the archive and change with the program alone: a browser may keep them, a proxy between may not.
        http.Response.Headers.CacheControl = "private, max-age=86400";
        return TypedResults.Bytes(tiles.Of(z, x, y), TileType);
    }
}
