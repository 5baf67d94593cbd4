using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Casus.Workers;

/// <summary>Answers whoever looks after workers: <c>/healthz</c> while it runs, <c>/readyz</c> while it takes reports, <c>/stats</c> with what it has done. Tells numbers alone.</summary>
public sealed class HealthPage : IAsyncDisposable
{
    private readonly WebApplication app;

    private HealthPage(WebApplication app) => this.app = app;

    /// <summary>Where it answers.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>Begins to answer.</summary>
    /// <param name="endpoint">Address and port; port 0 for any that is free.</param>
    /// <param name="state">The worker's.</param>
    /// <param name="log">Told the address.</param>
    /// <exception cref="Casus.Reports.CasusException">CAS1409: nothing can listen there.</exception>
    public static async Task<HealthPage> StartAsync(IPEndPoint endpoint, WorkerState state, ILogger log)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Listen(endpoint);
        });
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, state));
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw QueueErrors.CannotListen(endpoint.ToString(), e);
        }

        var page = new HealthPage(app);
        LogMessages.Health(log, page.Address.ToString());
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static Task AnswerAsync(HttpContext context, WorkerState state)
    {
        var (known, well) = context.Request.Path.Value switch
        {
            "/healthz" => (true, true),
            "/readyz" => (true, state.IsReady),
            "/stats" => (true, true),
            _ => (false, false),
        };
        if (!known || !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = known ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.StatusCode = well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        if (context.Request.Path.Value == "/stats")
            return context.Response.WriteAsync(WorkerStats.Of(state).ToJson() + "\n");
        return context.Response.WriteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"queue":{{Json(state.HasQueue)}},"archive":{{Json(state.HasArchive)}},"ending":{{Json(state.IsEnding)}},"reports":{{state.Reports}},"setAside":{{state.SetAside}},"inHand":{{state.InHand}}}{{'\n'}}"""));
    }

    private static string Json(bool value) => JsonSerializer.Serialize(value);
}
