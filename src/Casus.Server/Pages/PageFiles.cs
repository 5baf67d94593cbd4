using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Casus.Server.Pages;

/// <summary>The files of the workbench's pages. Addresses that are no file belong to the pages themselves.</summary>
internal static class PageFiles
{
    private const string Start = "index.html";

    /// <summary>Serves the files.</summary>
    public static void Use(WebApplication app, WorkbenchOptions options)
    {
        if (options.Pages is not { } folder)
            return;
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".geojson"] = "application/geo+json";
        types.Mappings[".pbf"] = "application/x-protobuf";
        types.Mappings[".webmanifest"] = "application/manifest+json";
        types.Mappings[".topojson"] = "application/json";
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)),
            ContentTypeProvider = types,
            // Names of built files hold a fingerprint of their content; the page that names them does not.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>Sends whatever is no file and no route to the start page.</summary>
    public static void Map(WebApplication app, WorkbenchOptions options)
    {
        if (options.Pages is { } folder)
        {
            var start = Path.Combine(Path.GetFullPath(folder), Start);
            app.MapFallback((HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "no-cache";
                return HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                    ? TypedResults.PhysicalFile(start, "text/html; charset=utf-8")
                    : throw RequestException.NotFound("route");
            }).AllowAnonymous();
        }
        else
        {
            app.MapGet("/", () => TypedResults.Redirect(WorkbenchHost.Api + "/docs")).AllowAnonymous().ExcludeFromDescription();
        }
    }
}
