using Casus.Reports;
using RabbitMQ.Client.Exceptions;

namespace Casus.Workers;

/// <summary>How many messages wait in a queue, and how many were set aside.</summary>
/// <param name="Waiting">Those that wait; not those that workers have in hand.</param>
/// <param name="SetAside">Those in the queue of dead letters.</param>
public readonly record struct QueueDepth(long Waiting, long SetAside)
{
    /// <summary>Asks the broker, without making a queue that is not there.</summary>
    /// <exception cref="CasusException">CAS1402 to CAS1404: the queue cannot be used.</exception>
    public static async Task<QueueDepth> OfAsync(QueueAddress address, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            var connection = await address.Factory("casus top").CreateConnectionAsync(cancelled).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var channel = await connection.CreateChannelAsync(cancellationToken: cancelled).ConfigureAwait(false);
                var waiting = await channel.MessageCountAsync(address.Queue, cancelled).ConfigureAwait(false);
                return new(waiting, await channel.MessageCountAsync(address.DeadQueue, cancelled).ConfigureAwait(false));
            }
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == 404)
        {
            // Nobody has sent anything yet.
            return default;
        }
        catch (Exception e) when (Broker.IsFault(e, cancelled))
        {
            throw Broker.Translated(e, address);
        }
    }
}
