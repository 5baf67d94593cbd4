using System.Net;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Casus.Server.Accounts;

/// <summary>
/// The name that keys are bound to (WebAuthn's relying party): the host by which the browser came, which <see cref="HostGuard"/> has let through.
/// Scheme and host are those that a proxy tells of, where the server was started to believe one.
/// </summary>
internal static class RelyingParty
{
    private const string ThisMachine = "localhost";

    /// <summary>Refuses addresses under which browsers have no keys.</summary>
    /// <exception cref="RequestException">CAS1334, with what to set up.</exception>
    public static void Check(HttpRequest request)
    {
        var host = request.Host.Host;
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            throw RequestException.NoPasskeysHere(IPAddress.IsLoopback(address)
                ? $"Browsers have no security keys for numbers: open the workbench as {request.Scheme}://{ThisMachine}{(request.Host.Port is { } port ? ":" + port.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")} instead."
                : "Browsers have no security keys for numbers: give the server a name with --host-name, and open the workbench by that.");
        }

        if (!request.IsHttps && !IsThisMachine(host))
            throw RequestException.NoPasskeysHere("Security keys want https. A proxy that has it must hand on X-Forwarded-Proto, and the server be started with --behind-proxy.");
    }

    /// <summary>Whether the page that spoke with the key was one of this server's, and stood in no other site's frame.</summary>
    public static bool IsOwn(PasskeyOriginValidationContext context)
    {
        var request = context.HttpContext.Request;
        return !context.CrossOrigin
            && string.IsNullOrEmpty(context.TopOrigin)
            && Uri.TryCreate(context.Origin, UriKind.Absolute, out var from)
            && Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own)
            && Uri.Compare(from, own, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static bool IsThisMachine(string host) => string.Equals(host, ThisMachine, StringComparison.OrdinalIgnoreCase);
}
