using System.Net;
using System.Security.Cryptography;
using System.Text;
using Casus.Reports;
using Casus.Server.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Casus.Server.Hosting;

/// <summary>Turns whatever goes wrong into a problem document; what is a defect goes to the log.</summary>
internal sealed class ErrorGuard(RequestDelegate next, ILogger<ErrorGuard> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        SecurityHeaders.Set(context);
        try
        {
            await next(context).ConfigureAwait(false);
            // What the framework refuses it refuses without words.
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                await Problems.Write(context, Problems.OfStatus(context.Response.StatusCode, context.TraceIdentifier)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Who asked is gone.
            context.Abort();
        }
        catch (Exception e)
        {
            var (problem, retryAfter) = Problems.Of(e, context.TraceIdentifier);
            if (problem.Status == 500)
                LogMessages.Defect(log, e, context.TraceIdentifier, context.Request.Method);
            else if (e is CasusException && problem.Status >= 500)
                LogMessages.Unusable(log, problem.Code, context.TraceIdentifier, problem.Detail);
            await Problems.Write(context, problem, retryAfter).ConfigureAwait(false);
        }
    }
}

/// <summary>
/// Refuses requests for other hosts: a page of a strange site that has its name point to this machine (DNS rebinding) asks under that name.
/// </summary>
internal sealed class HostGuard(RequestDelegate next, WorkbenchOptions options)
{
    private static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"];

    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        var isLoopback = options.Bind is "localhost" || (IPAddress.TryParse(options.Bind, out var address) && IPAddress.IsLoopback(address));
        var isKnown = options.HostNames.Contains(host, StringComparer.OrdinalIgnoreCase)
            || ((isLoopback || IsFromHere(context)) && Own.Contains(host, StringComparer.OrdinalIgnoreCase));
        return isKnown
            ? next(context)
            : Problems.Write(context, Problems.Make(421, "CAS1312", "This server does not answer under that name. Who runs it can allow it with --host-name.", context.TraceIdentifier));
    }

    private static bool IsFromHere(HttpContext context) => context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);
}

/// <summary>Answers what no route takes with a problem, whoever asks: what there is stands in the documentation.</summary>
internal sealed class RouteGuard(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is Microsoft.AspNetCore.Routing.RouteEndpoint)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        // Where the path is known and the method or the body's type is not, routing answers by itself.
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (endpoint?.RequestDelegate is { } refusal)
            await refusal(context).ConfigureAwait(false);
    }
}

/// <summary>Refuses what other sites make a browser send: whatever changes something has to come from our own pages, and bring the session's token.</summary>
internal sealed class TokenGuard(RequestDelegate next, SignIns signIns)
{
    public const string Header = "X-Casus-Token";

    /// <summary>What stands for the session where nobody is signed in.</summary>
    public const string Nobody = "nobody";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isApi = request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        var isMcp = request.Path.StartsWithSegments("/mcp", StringComparison.OrdinalIgnoreCase);
        if (!isApi && !isMcp)
            return next(context);
        var isKey = context.User.HasClaim(c => c.Type == Permissions.KeyClaim);
        if (IsFromElsewhere(request))
            return Refuse(context, "The request comes from another site.");
        var changes = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        // Tools of assistants only read, and have no pages to take a token from; no other site's page gets past the check above.
        if (!changes || isKey || isMcp)
            return next(context);
        var session = context.User.FindFirst(Permissions.SessionClaim)?.Value ?? Nobody;
        var given = request.Headers[Header].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(signIns.TokenOf(session)))
            ? next(context)
            : Refuse(context, $"Send the token of GET /api/v1/session in the header {Header}.");
    }

    /// <summary>Whether a page of another site made the browser send it.</summary>
    public static bool IsFromElsewhere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
        // Following a link from elsewhere is no harm; a script that asks from elsewhere is none of ours.
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && request.Headers["Sec-Fetch-Mode"].ToString() != "navigate";
    }

    private static Task Refuse(HttpContext context, string why) => Problems.Write(context, Problems.Make(403, "CAS1305", why, context.TraceIdentifier));
}
