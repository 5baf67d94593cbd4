using System.Globalization;
using Casus.Reports;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Casus.Workers;

/// <summary>Sends reports to a queue and waits until the broker has each of them on disk.</summary>
/// <remarks>After a lost connection what was not confirmed is sent again; the archive keeps once what comes twice.</remarks>
public sealed class Enqueuer(QueueAddress address, ILogger log)
{
    private const int MostUnderWay = 256;
    private const long MostBytesUnderWay = 64_000_000;

    private readonly Queue<Outgoing> underWay = new();
    private readonly Backoff pauses = new();
    private DateTimeOffset lastSent;
    private long bytesUnderWay;
    private Broker? broker;
    private IChannel? channel;

    /// <summary>How long to go on trying where the broker cannot be reached or takes nothing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Told how many are confirmed.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>How many were confirmed.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends reports in their order.</summary>
    /// <param name="reports">With their original bytes.</param>
    /// <param name="passOver">Told of a report that is too large for a message.</param>
    /// <param name="cancelled">Ends it; what was confirmed stays.</param>
    /// <exception cref="CasusException">CAS1402 to CAS1405.</exception>
    public async Task SendAsync(IEnumerable<Report> reports, Action<CasusException> passOver, CancellationToken cancelled)
    {
        try
        {
            await ConnectAsync(cancelled).ConfigureAwait(false);
            foreach (var report in reports)
            {
                cancelled.ThrowIfCancellationRequested();
                if (Packed(report, passOver) is not { } outgoing)
                    continue;
                underWay.Enqueue(outgoing);
                bytesUnderWay += outgoing.Body.Length;
                Publish(outgoing, cancelled);
                while (underWay.Count >= MostUnderWay || bytesUnderWay > MostBytesUnderWay || underWay.Peek().Confirmed.IsCompletedSuccessfully)
                {
                    await SettleAsync(cancelled).ConfigureAwait(false);
                    if (underWay.Count == 0)
                        break;
                }
            }

            while (underWay.Count > 0)
                await SettleAsync(cancelled).ConfigureAwait(false);
        }
        finally
        {
            if (broker is not null)
                await broker.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Outgoing? Packed(Report report, Action<CasusException> passOver)
    {
        try
        {
            // Later than the one before, however the clock stands: of two versions of a report the later one is to win.
            lastSent = new[] { DateTimeOffset.UtcNow, lastSent.AddTicks(1) }.Max();
            return new(Envelope.Pack(report), lastSent);
        }
        catch (CasusException e)
        {
            passOver(e);
            return null;
        }
    }

    private void Publish(Outgoing outgoing, CancellationToken cancelled)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = Envelope.ContentType,
            ContentEncoding = Envelope.Packing,
            Headers = new Dictionary<string, object?> { [Delivery.SentAtHeader] = outgoing.SentAt.ToString("O", CultureInfo.InvariantCulture) },
        };
        outgoing.Confirmed = PublishAsync();

        async Task PublishAsync() =>
            await channel!.BasicPublishAsync("", address.Queue, mandatory: true, properties, outgoing.Body, cancelled).ConfigureAwait(false);
    }

    // Waits for the oldest; where that fails the connection is made anew and all that were under way are sent again.
    private async Task SettleAsync(CancellationToken cancelled)
    {
        try
        {
            await underWay.Peek().Confirmed.ConfigureAwait(false);
        }
        catch (Exception e) when (Broker.IsFault(e, cancelled))
        {
            LogMessages.Resending(log, address.Name, underWay.Count, Broker.Why(e));
            await Task.WhenAll(underWay.Select(o => o.Confirmed)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(pauses.Next(), cancelled).ConfigureAwait(false);
            await ConnectAsync(cancelled, e).ConfigureAwait(false);
            foreach (var outgoing in underWay.Where(o => !o.Confirmed.IsCompletedSuccessfully))
                Publish(outgoing, cancelled);
            return;
        }

        bytesUnderWay -= underWay.Dequeue().Body.Length;
        pauses.Reset();
        lastSuccess = Environment.TickCount64;
        Progress?.Invoke(++Sent);
    }

    private long lastSuccess = Environment.TickCount64;

    private async Task ConnectAsync(CancellationToken cancelled, Exception? because = null)
    {
        if (broker is not null)
            await broker.DisposeAsync().ConfigureAwait(false);
        broker = null;
        while (true)
        {
            if (because is not null && Environment.TickCount64 - lastSuccess > Patience.TotalMilliseconds)
                throw Broker.Translated(because, address);
            try
            {
                broker = await Broker.ConnectAsync(address, cancelled).ConfigureAwait(false);
                channel = await broker.ChannelAsync(confirms: true, cancelled).ConfigureAwait(false);
                return;
            }
            catch (CasusException e) when (because is not null)
            {
                // It was there before; a broker that starts refuses a while.
                LogMessages.NoBroker(log, address.Name, e.Code);
            }
            catch (Exception e) when (because is not null && Broker.IsFault(e, cancelled))
            {
                LogMessages.NoBroker(log, address.Name, e.GetType().Name);
            }

            await Task.Delay(pauses.Next(), cancelled).ConfigureAwait(false);
        }
    }

    private sealed class Outgoing(byte[] body, DateTimeOffset sentAt)
    {
        public DateTimeOffset SentAt { get; } = sentAt;

        public byte[] Body { get; } = body;

        public Task Confirmed { get; set; } = Task.CompletedTask;
    }
}
