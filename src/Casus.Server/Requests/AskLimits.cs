using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Casus.Server.Requests;

/// <summary>How often the public form takes something from one address. Of IPv6, what one customer has counts as one. Thread-safe.</summary>
internal sealed class AskLimits : IDisposable
{
    /// <summary>Requests in an hour.</summary>
    public const int MostRequests = 5;

    /// <summary>Looks at the state of requests in an hour.</summary>
    public const int MostLooks = 30;

    private const int CustomerBytes = 8;

    private readonly PartitionedRateLimiter<string> requests = Hourly(MostRequests);
    private readonly PartitionedRateLimiter<string> looks = Hourly(MostLooks);

    /// <summary>Whether another request may come.</summary>
    public bool MayAsk(IPAddress? from) => requests.AttemptAcquire(KeyOf(from)).IsAcquired;

    /// <summary>Whether another look may be taken.</summary>
    public bool MayLook(IPAddress? from) => looks.AttemptAcquire(KeyOf(from)).IsAcquired;

    public void Dispose()
    {
        requests.Dispose();
        looks.Dispose();
    }

    private static PartitionedRateLimiter<string> Hourly(int most) => PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
        address,
        _ => new() { PermitLimit = most, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6, QueueLimit = 0 }));

    private static string KeyOf(IPAddress? from)
    {
        if (from is null)
            return "";
        if (from.IsIPv4MappedToIPv6)
            from = from.MapToIPv4();
        return from.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(from.GetAddressBytes().AsSpan(0, CustomerBytes))
            : from.ToString();
    }
}
