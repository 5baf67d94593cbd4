using System.Globalization;
using Casus.Reports;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Casus.Workers;

/// <summary>A connection to RabbitMQ with the queues of an address made sure of.</summary>
internal sealed class Broker : IAsyncDisposable
{
    // Workers set aside by their own, lower limit and say why; this one holds where none of them lives long enough to.
    private const int BrokersDeliveryLimit = 100;

    private readonly IConnection connection;

    private Broker(IConnection connection, QueueAddress address) => (this.connection, Address) = (connection, address);

    /// <summary>Where it is.</summary>
    public QueueAddress Address { get; }

    /// <summary>Connects, and makes the queues where they are missing: both are replicated and on disk.</summary>
    /// <exception cref="CasusException">CAS1402, CAS1403 or CAS1404.</exception>
    public static async Task<Broker> ConnectAsync(QueueAddress address, CancellationToken cancelled)
    {
        IConnection? connection = null;
        try
        {
            connection = await address.Factory(string.Create(CultureInfo.InvariantCulture, $"casus {Environment.MachineName} {Environment.ProcessId}")).CreateConnectionAsync(cancelled).ConfigureAwait(false);
            var broker = new Broker(connection, address);
            await broker.DeclareAsync(cancelled).ConfigureAwait(false);
            return broker;
        }
        catch (Exception e) when (IsFault(e, cancelled))
        {
            if (connection is not null)
                await CloseAsync(connection).ConfigureAwait(false);
            throw Translated(e, address);
        }
    }

    /// <summary>A channel of its own.</summary>
    /// <param name="confirms">Whether publishing waits until the broker has the message on disk.</param>
    /// <param name="cancelled">Ends the waiting.</param>
    public Task<IChannel> ChannelAsync(bool confirms, CancellationToken cancelled) => connection.CreateChannelAsync(
        new CreateChannelOptions(confirms, confirms, outstandingPublisherConfirmationsRateLimiter: null), cancelled);

    /// <summary>Whether an exception comes of the broker or the way to it.</summary>
    public static bool IsFault(Exception e, CancellationToken cancelled) =>
        e is RabbitMQClientException or IOException or System.Net.Sockets.SocketException or TimeoutException or ObjectDisposedException
        || (e is OperationCanceledException && !cancelled.IsCancellationRequested);

    /// <summary>What such an exception means.</summary>
    public static CasusException Translated(Exception e, QueueAddress address)
    {
        const ushort accessRefused = 403, preconditionFailed = 406, notAllowed = 530;
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationFailureException:
                    return QueueErrors.Refused(address.Name, "the user or the password; check both", e);
                case OperationInterruptedException { ShutdownReason.ReplyCode: notAllowed }:
                    return QueueErrors.Refused(address.Name, "the virtual host: there is none of that name, or the user has no permissions there", e);
                case OperationInterruptedException { ShutdownReason.ReplyCode: accessRefused }:
                    return QueueErrors.Refused(address.Name, "what the user asked for; give it the right to configure, write and read the queues", e);
                case OperationInterruptedException { ShutdownReason.ReplyCode: preconditionFailed }:
                    return QueueErrors.OtherQueue(address.Name, e);
                case PublishException:
                    return QueueErrors.NotTaken(address.Name, e);
            }
        }

        return QueueErrors.NoBroker(address.Name, e);
    }

    /// <summary>The same in a few words, for logs.</summary>
    public static string Why(Exception e) => e is PublishException ? "it takes no more: the queue is full, or the broker is short of disk or memory" : e.GetType().Name;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync(connection).ConfigureAwait(false);

    private static async Task CloseAsync(IConnection connection)
    {
        try
        {
            await connection.CloseAsync(200, "done", TimeSpan.FromSeconds(3), abort: true, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task DeclareAsync(CancellationToken cancelled)
    {
        await using var channel = await ChannelAsync(confirms: false, cancelled).ConfigureAwait(false);
        await channel.QueueDeclareAsync(
            Address.DeadQueue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancelled).ConfigureAwait(false);
        await channel.QueueDeclareAsync(
            Address.Queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?>
            {
                ["x-queue-type"] = "quorum",
                ["x-delivery-limit"] = BrokersDeliveryLimit,
                ["x-dead-letter-exchange"] = "",
                ["x-dead-letter-routing-key"] = Address.DeadQueue,
                ["x-dead-letter-strategy"] = "at-least-once",
                ["x-overflow"] = "reject-publish",
            },
            cancellationToken: cancelled).ConfigureAwait(false);
    }
}
