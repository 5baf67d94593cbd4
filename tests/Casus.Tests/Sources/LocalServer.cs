using System.Collections.Concurrent;
using System.Net;
using Casus.Sources.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Casus.Tests.Sources;

/// <summary>A web site on this machine, whose pages a test writes; under any name, since the test says what names resolve to.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly WebApplication app;

    public LocalServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.AddServerHeader = false);
        app = builder.Build();
        app.Run(Answer);
        app.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }

    public int Port { get; }

    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = new();

    public ConcurrentQueue<(string Path, IHeaderDictionary Headers, DateTimeOffset At)> Asked { get; } = new();

    public string[] Paths => [.. Asked.Select(a => a.Path).Where(p => p != "/robots.txt")];

    public Uri At(string path, string host = "news.example") => new($"http://{host}:{Port}{path}");

    public void Put(string path, string content, string type = "text/html; charset=utf-8", Action<HttpContext>? also = null) => Pages[path] = context =>
    {
        context.Response.ContentType = type;
        also?.Invoke(context);
        return context.Response.WriteAsync(content);
    };

    public void Put(string path, byte[] content, Action<HttpResponse> headers) => Pages[path] = context =>
    {
        headers(context.Response);
        return context.Response.Body.WriteAsync(content).AsTask();
    };

    public void Redirect(string path, string to, int status = 302) => Pages[path] = context =>
    {
        (context.Response.StatusCode, context.Response.Headers.Location) = (status, to);
        return Task.CompletedTask;
    };

    /// <summary>Fast limits; this server's port is inside, all names lead here.</summary>
    public FetchOptions Options(params string[] hosts) => new()
    {
        Agent = "TestDesk/1.0 (+https://desk.example/bot)",
        HostDelay = TimeSpan.Zero,
        FirstPause = TimeSpan.FromMilliseconds(20),
        Timeout = TimeSpan.FromSeconds(5),
        Inside = [.. (hosts.Length == 0 ? ["news.example"] : hosts).Select(h => $"{h}:{Port}")],
    };

    public SafeFetcher Fetcher(FetchOptions? options = null) => new(options ?? Options(), TimeProvider.System, Here);

    public static Task<IPAddress[]> Here(string name, CancellationToken cancelled) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    public void Dispose()
    {
        app.StopAsync().GetAwaiter().GetResult();
        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task Answer(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString.ToString();
        Asked.Enqueue((path, new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase)), DateTimeOffset.UtcNow));
        if (Pages.TryGetValue(path, out var page))
            await page(context);
        else
            context.Response.StatusCode = 404;
    }
}
