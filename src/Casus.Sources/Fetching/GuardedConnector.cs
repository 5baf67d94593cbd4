using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Casus.Sources.Fetching;

/// <summary>
/// Makes connections: resolves a name once, checks every address it has, and connects to one of those that were checked and to no other. It is the
/// one place in Casus from which a socket is opened to fetch something.
/// </summary>
internal sealed class GuardedConnector(FetchOptions options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>For <see cref="System.Net.Http.SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="ForbiddenAddressException">The name has an address that is not public.</exception>
    public async ValueTask<Stream> Connect(DnsEndPoint target, CancellationToken cancelled)
    {
        var addresses = await Checked(target, cancelled).ConfigureAwait(false);
        var (socket, isConnected) = (new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, false);
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancelled).ConfigureAwait(false);
            isConnected = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        finally
        {
            if (!isConnected)
                socket.Dispose();
        }
    }

    private async Task<IPAddress[]> Checked(DnsEndPoint target, CancellationToken cancelled)
    {
        var bare = target.Host.Trim('[', ']');
        var addresses = IPAddress.TryParse(bare, out var literal) ? [literal] : await resolve(bare, cancelled).ConfigureAwait(false);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        var inside = options.Inside.Contains(string.Create(CultureInfo.InvariantCulture, $"{bare}:{target.Port}"));
        // One bad address among good ones is a trap: which of them is used would be left to chance.
        foreach (var address in addresses)
        {
            if (AddressGuard.IsMetadata(address) || (!inside && !AddressGuard.IsPublic(address)))
                throw new ForbiddenAddressException(bare, canBeOpened: !addresses.Any(AddressGuard.IsMetadata));
        }

        return addresses;
    }
}
