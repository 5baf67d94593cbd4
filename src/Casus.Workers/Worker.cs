using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Records;
using Casus.Reports;
using Microsoft.Extensions.Logging;

namespace Casus.Workers;

/// <summary>Takes reports from a queue into an archive, any number beside each other, until asked to end.</summary>
public sealed class Worker
{
    private readonly QueueAddress address;
    private readonly Store store;
    private readonly WorkerOptions options;
    private readonly ILogger log;
    private readonly BatchWork work;
    private readonly Filer filer;

    /// <summary>Prepares; connects to nothing yet.</summary>
    /// <param name="address">The queue.</param>
    /// <param name="store">The archive.</param>
    /// <param name="code">Codes a report; thread-safe.</param>
    /// <param name="coder">Its name and version, as records carry it.</param>
    /// <param name="deriver">Files by incident.</param>
    /// <param name="options">How it works.</param>
    /// <param name="log">Where it tells what happens.</param>
    public Worker(QueueAddress address, Store store, Func<Report, CodedReport> code, string coder, Deriver deriver, WorkerOptions options, ILogger log)
    {
        (this.address, this.store, this.options, this.log) = (address, store, options, log);
        work = new(store, code, coder, deriver.Recent, State, options, log);
        filer = new(store, deriver, State, log);
    }

    /// <summary>How it fares.</summary>
    public WorkerState State { get; } = new();

    /// <summary>Works until <paramref name="stop"/>, then finishes what it has in hand and files it.</summary>
    /// <exception cref="CasusException">The queue or the archive cannot be used, and waiting would not help.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var told = stop.Register(() =>
        {
            State.IsEnding = true;
            LogMessages.Ending(log);
        });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var filing = filer.RunAsync(options.FileEvery, ended.Token);
        try
        {
            await TakeAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await filing.ConfigureAwait(false);
        }

        if (stop.IsCancellationRequested)
            filer.TryFile();
        else
            await filer.FinishAsync(stop).ConfigureAwait(false);
        LogMessages.Ended(log, State.Reports, State.SetAside);
    }

    private async Task TakeAsync(CancellationToken stop)
    {
        var (pauses, wasThere, rests) = (new Backoff(), false, new List<Task>());
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var session = await WorkerSession.OpenAsync(address, work, options, State, log, stop).ConfigureAwait(false);
                wasThere = true;
                var lost = await session.RunAsync().ConfigureAwait(false);
                if (lost is null)
                    break;
                rests.RemoveAll(r => r.IsCompletedSuccessfully);
                rests.Add(session.Rest);
                pauses.Reset();
            }
            catch (CasusException e) when (e.Code == "CAS1402" || (wasThere && e.Code is "CAS1403" or "CAS1404"))
            {
                // A broker that starts refuses for a while what it allowed before.
                State.Tally.Error(e.Code);
                LogMessages.NoBroker(log, address.Name, e.Code);
            }
            catch (Exception e) when (Broker.IsFault(e, stop))
            {
                LogMessages.NoBroker(log, address.Name, e.GetType().Name);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(pauses.Next(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(rests).ConfigureAwait(false);
    }
}
