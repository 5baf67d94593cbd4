using Casus.Server.Hosting;
using Casus.Server.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Casus.Server.Pages;

/// <summary>The files of the workbench's pages, which hold no secrets and are for anybody. Addresses that are no file belong to the pages themselves.</summary>
internal static class PageFiles
{
    private const string Start = "index.html";
    private const string Fingerprinted = "/assets";

    /// <summary>Serves the files; whatever is not of the API and no file gets the start page.</summary>
    public static void Use(WebApplication app, WorkbenchOptions options)
    {
        if (options.Pages is not { } folder)
        {
            app.UseWhen(http => http.Request.Path == "/", root => root.Run(http =>
            {
                http.Response.Redirect(WorkbenchHost.Api + "/docs");
                return Task.CompletedTask;
            }));
            return;
        }

        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".geojson"] = "application/geo+json";
        types.Mappings[".topojson"] = "application/json";
        types.Mappings[".pbf"] = "application/x-protobuf";
        types.Mappings[".webmanifest"] = "application/manifest+json";
        var files = new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)),
            ContentTypeProvider = types,
            // Names of built files hold a fingerprint of their content; the page that names them does not.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = IsBelow(file.Context, Fingerprinted) ? "public, max-age=31536000, immutable" : "no-cache",
        };
        var form = app.Services.GetRequiredService<FormSettings>();
        app.UseWhen(http => !IsBelow(http, "/api") && !IsBelow(http, "/mcp") && !(form.Current.IsOpen && IsBelow(http, CorrectionPages.Path)), pages =>
        {
            pages.UseStaticFiles(files);
            pages.Run(async http =>
            {
                var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
                if (!reads || IsBelow(http, Fingerprinted))
                    throw RequestException.NotFound("file");
                http.Response.Headers.CacheControl = "no-cache";
                http.Response.ContentType = "text/html; charset=utf-8";
                await http.Response.SendFileAsync(files.FileProvider.GetFileInfo(Start), http.RequestAborted).ConfigureAwait(false);
            });
        });
    }

    private static bool IsBelow(HttpContext http, string path) => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
