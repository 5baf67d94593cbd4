using System.Net;
using System.Net.Sockets;

namespace Casus.Sources.Fetching;

/// <summary>Tells addresses of the public internet from those that only somebody inside a network should reach.</summary>
/// <remarks>
/// The ranges are those of IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and later). What is not known to be public is
/// refused: of IPv6, only global unicast (2000::/3) is public, and addresses that carry an IPv4 address inside are as public as that one.
/// </remarks>
internal static class AddressGuard
{
    private static readonly IPNetwork[] Special4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT; metadata of one cloud
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("168.63.129.16/32"), // host services of one cloud, on an address that looks public
        IPNetwork.Parse("169.254.0.0/16"), // link-local; metadata of most clouds
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments; metadata of one cloud
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.31.196.0/24"), // AS112
        IPNetwork.Parse("192.52.193.0/24"), // AMT
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("192.175.48.0/24"), // AS112
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, broadcast
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special6 =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments, Teredo, ORCHID among them
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether anybody on the internet could reach <paramref name="address"/>.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Special4.Any(n => n.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0)
            return false;
        if (Inside(address) is { } inner)
            return IsPublic(inner);
        return Global6.Contains(address) && !Special6.Any(n => n.Contains(address));
    }

    /// <summary>Whether nobody but the machine itself or its cloud answers there; not even a setting opens these.</summary>
    public static bool IsMetadata(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var bare = address.AddressFamily == AddressFamily.InterNetworkV6 && Inside(address) is { } inner ? inner : address;
        return bare.AddressFamily == AddressFamily.InterNetwork
            ? Is(bare, "169.254.0.0/16") || Is(bare, "168.63.129.16/32") || Is(bare, "100.100.100.200/32") || Is(bare, "192.0.0.192/32")
            : Is(bare, "fe80::/10") || Is(bare, "fd00:ec2::/32");
    }

    private static bool Is(IPAddress address, string network) => IPNetwork.Parse(network).Contains(address);

    // IPv4-mapped, 6to4 and NAT64 addresses lead to the IPv4 address that stands in them.
    private static IPAddress? Inside(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (SixToFour.Contains(address))
            return new(bytes.AsSpan(2, 4));
        return Nat64.Contains(address) ? new(bytes.AsSpan(12, 4)) : null;
    }
}
