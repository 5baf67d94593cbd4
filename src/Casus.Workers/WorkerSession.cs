using System.Globalization;
using System.Threading.Channels;
using Casus.Reports;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Casus.Workers;

/// <summary>The life of one connection: takes messages from the queue and hands them to lanes until it is lost, or the worker is to end.</summary>
/// <remarks>What was handed out and not answered goes back to the queue with the connection, so that nothing has to be remembered from one to the next.</remarks>
internal sealed class WorkerSession : IAnswers, IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly Broker broker;
    private readonly BatchWork work;
    private readonly WorkerOptions options;
    private readonly WorkerState state;
    private readonly ILogger log;
    private readonly Channel<Delivery> deliveries = Channel.CreateUnbounded<Delivery>();
    private readonly CancellationTokenSource ending;

    // A channel is for one caller at a time.
    private readonly SemaphoreSlim answering = new(1);
    private readonly IChannel taking;
    private readonly IChannel setting;
    private readonly IChannel looking;
    private readonly List<Task> lanes = [];
    private int isOver;
    private volatile string? lost;
    private volatile bool leaving;
    private volatile bool closing;

    private WorkerSession(Broker broker, IChannel[] channels, BatchWork work, WorkerOptions options, WorkerState state, ILogger log, CancellationToken stop)
    {
        (this.broker, this.work, this.options, this.state, this.log) = (broker, work, options, state, log);
        (taking, setting, looking) = (channels[0], channels[1], channels[2]);
        ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    /// <summary>What was begun and goes on after the connection was lost: it ends in the archive, which knows it when it is handed out again.</summary>
    public Task Rest { get; private set; } = Task.CompletedTask;

    /// <summary>Connects.</summary>
    public static async Task<WorkerSession> OpenAsync(QueueAddress address, BatchWork work, WorkerOptions options, WorkerState state, ILogger log, CancellationToken stop)
    {
        var (broker, isOpen) = (await Broker.ConnectAsync(address, stop).ConfigureAwait(false), false);
        try
        {
            IChannel[] channels =
            [
                await broker.ChannelAsync(confirms: false, stop).ConfigureAwait(false),
                await broker.ChannelAsync(confirms: true, stop).ConfigureAwait(false),
                await broker.ChannelAsync(confirms: false, stop).ConfigureAwait(false),
            ];
            isOpen = true;
            return new(broker, channels, work, options, state, log, stop);
        }
        finally
        {
            if (!isOpen)
                await broker.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Works until asked to end, or until nothing waits where that is the end.</summary>
    /// <returns>Why the connection was lost; <see langword="null"/> where the end was asked for or reached.</returns>
    public async Task<string?> RunAsync()
    {
        try
        {
            return await TakeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (lanes.Count > 0 && Broker.IsFault(e, CancellationToken.None))
        {
            // The queue went while the first was under way.
            await LoseAsync(e.GetType().Name).ConfigureAwait(false);
            var reason = EndLost();
            if (reason is null)
                await Rest.ConfigureAwait(false);
            return reason;
        }
    }

    /// <inheritdoc/>
    public Task DoneAsync(Delivery delivery) => AnswerAsync(() => taking.BasicAckAsync(delivery.Tag, multiple: false));

    /// <inheritdoc/>
    public Task SetAsideAsync(Delivery delivery, CasusException reason) => AnswerAsync(async () =>
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = delivery.Type,
            ContentEncoding = delivery.Packing,
            Headers = new Dictionary<string, object?>
            {
                ["casus-code"] = reason.Code,
                ["casus-reason"] = reason.Message,
                ["casus-where"] = reason.Where,
                ["casus-deliveries"] = delivery.Times,
                ["casus-queue"] = broker.Address.Queue,
                ["casus-at"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            },
        };
        // A header without a value shows as one of unknown form.
        if (delivery.SentAt is { } sent)
            properties.Headers[Delivery.SentAtHeader] = sent.ToString("O", CultureInfo.InvariantCulture);
        await setting.BasicPublishAsync("", broker.Address.DeadQueue, mandatory: true, properties, delivery.Body).ConfigureAwait(false);
        await taking.BasicAckAsync(delivery.Tag, multiple: false).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        (closing, state.HasQueue) = (true, false);
        await broker.DisposeAsync().ConfigureAwait(false);
        if (Rest.IsCompleted)
            Release();
    }

    private async Task<string?> TakeAsync()
    {
        taking.ChannelShutdownAsync += (_, e) => LoseAsync(string.Create(CultureInfo.InvariantCulture, $"closed with {e.ReplyCode}"));
        await taking.BasicQosAsync(0, options.Prefetch, false, ending.Token).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(taking);
        consumer.ReceivedAsync += (_, e) =>
        {
            state.Hand(1);
            if (!deliveries.Writer.TryWrite(Delivery.Of(e)))
                state.Hand(-1);
            return Task.CompletedTask;
        };
        state.HasQueue = true;
        LogMessages.Connected(log, broker.Address.Name, await WaitingAsync().ConfigureAwait(false));
        await BeginWithCareAsync().ConfigureAwait(false);
        if (lost is not null)
            return EndLost();
        // The queue was deleted, or its leader is away.
        consumer.UnregisteredAsync += (_, _) => leaving || ending.IsCancellationRequested ? Task.CompletedTask : LoseAsync("no longer handed out");
        var tag = await taking.BasicConsumeAsync(broker.Address.Queue, autoAck: false, consumer, ending.Token).ConfigureAwait(false);
        lanes.AddRange(Enumerable.Range(0, options.Lanes).Select(_ => Task.Run(LaneAsync)));
        await WatchAsync().ConfigureAwait(false);
        leaving = true;
        if (lost is not null)
            return EndLost();
        await CancelAsync(tag).ConfigureAwait(false);
        deliveries.Writer.TryComplete();
        Rest = RestAsync();
        await Rest.ConfigureAwait(false);
        return lost;
    }

    private string? EndLost()
    {
        Forget();
        Rest = RestAsync();
        return lost;
    }

    private async Task RestAsync()
    {
        try
        {
            await Task.WhenAll(lanes).ConfigureAwait(false);
        }
        finally
        {
            Forget();
            if (closing)
                Release();
        }
    }

    // What was handed out and not begun is handed out again.
    private void Forget()
    {
        while (deliveries.Reader.TryRead(out _))
            state.Hand(-1);
    }

    private void Release()
    {
        ending.Dispose();
        answering.Dispose();
    }

    // What came back stands in front. As long as it may have brought others down it is taken one by one, so that nothing else is in hand when it does so again.
    private async Task BeginWithCareAsync()
    {
        while (!ending.IsCancellationRequested && await taking.BasicGetAsync(broker.Address.Queue, autoAck: false, ending.Token).ConfigureAwait(false) is { } got)
        {
            var delivery = Delivery.Of(got);
            state.Hand(1);
            var doing = Task.Run(() => DoAsync([delivery]));
            lanes.Add(doing);
            await Task.WhenAny(doing, Task.Delay(delivery.IsSuspect ? Timeout.InfiniteTimeSpan : options.TellSlowAfter, ending.Token)).ConfigureAwait(false);
            // One that is only slow goes on beside the others.
            if (lost is not null || !(delivery.IsSuspect || doing.IsCompleted || ending.IsCancellationRequested))
                return;
            await doing.ConfigureAwait(false);
            if (!delivery.IsSuspect)
                return;
        }
    }

    private Task LoseAsync(string why)
    {
        // Of a channel that is closed and one that cannot be answered on any more the first to notice tells.
        if (closing || Interlocked.Exchange(ref isOver, 1) == 1)
            return Task.CompletedTask;
        if (!ending.IsCancellationRequested)
        {
            lost = why;
            LogMessages.Lost(log, broker.Address.Name, why);
        }

        state.HasQueue = false;
        deliveries.Writer.TryComplete();
        ending.Cancel();
        return Task.CompletedTask;
    }

    private async Task LaneAsync()
    {
        while (!ending.IsCancellationRequested && await deliveries.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            var batch = new List<Delivery>();
            while (batch.Count < options.BatchSize && !ending.IsCancellationRequested && deliveries.Reader.TryRead(out var delivery))
                batch.Add(delivery);
            if (batch.Count > 0)
                await DoAsync(batch).ConfigureAwait(false);
        }
    }

    private async Task DoAsync(List<Delivery> batch)
    {
        try
        {
            await work.DoAsync(batch, this, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The archive was away when the end was asked for; the messages go back.
        }
        catch (Exception e) when (Broker.IsFault(e, CancellationToken.None))
        {
            // What is in the archive and was not answered comes again, and is known then.
            await LoseAsync(e.GetType().Name).ConfigureAwait(false);
        }
        finally
        {
            state.Hand(-batch.Count);
        }
    }

    // Looks at the queue now and then, until the end.
    private async Task WatchAsync()
    {
        var quiet = 0;
        while (!ending.IsCancellationRequested && !lanes.Exists(l => l.IsFaulted))
        {
            await Task.Delay(Look, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ending.IsCancellationRequested)
                return;
            try
            {
                quiet = await WaitingAsync().ConfigureAwait(false) == 0 && state.InHand == 0 ? quiet + 1 : 0;
            }
            catch (Exception e) when (Broker.IsFault(e, CancellationToken.None))
            {
                await LoseAsync(e.GetType().Name).ConfigureAwait(false);
            }

            if (options.UntilEmpty && quiet > 1)
                return;
        }
    }

    private async Task<long> WaitingAsync()
    {
        var waiting = (await looking.QueueDeclarePassiveAsync(broker.Address.Queue, ending.Token).ConfigureAwait(false)).MessageCount;
        state.Tally.Wait(waiting);
        return waiting;
    }

    private async Task CancelAsync(string tag)
    {
        try
        {
            await taking.BasicCancelAsync(tag).ConfigureAwait(false);
        }
        catch (Exception e) when (Broker.IsFault(e, CancellationToken.None))
        {
            await LoseAsync(e.GetType().Name).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(Func<ValueTask> answer)
    {
        await answering.WaitAsync().ConfigureAwait(false);
        try
        {
            await answer().ConfigureAwait(false);
        }
        finally
        {
            answering.Release();
        }
    }
}
