using System.Diagnostics;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Reports;
using Microsoft.Extensions.Logging;

namespace Casus.Workers;

/// <summary>Files what any worker has kept, one of them at a time; the others go on coding.</summary>
internal sealed class Filer(Store store, Deriver deriver, WorkerState state, ILogger log)
{
    private const string Work = "filing";

    /// <summary>Files now and then until <paramref name="stop"/>.</summary>
    public async Task RunAsync(TimeSpan every, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(every, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            await Task.Run(TryFile, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Files what is there, waiting for whoever does.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public async Task FinishAsync(CancellationToken stop)
    {
        while (!Deriver.IsUpToDate(store) && !File() && !stop.IsCancellationRequested)
            await Task.Delay(100, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Files unless another does; what cannot be done now is done the next time.</summary>
    public void TryFile()
    {
        try
        {
            File();
            // A worker that has nothing in hand asks the archive here alone; with something in hand, whoever keeps it knows better.
            if (state.InHand == 0)
                state.HasArchive = true;
        }
        catch (CasusException e) when (BatchWork.IsPassing(e))
        {
            state.HasArchive = false;
            state.Tally.Error(e.Code);
            LogMessages.NoArchive(log, store.Name, e.Code);
        }
    }

    private bool File()
    {
        if (Deriver.IsUpToDate(store))
            return true;
        using var turn = store.TryTakeTurn(Work);
        if (turn is null)
            return false;
        using var span = Telemetry.Traces.StartActivity("file");
        var began = Stopwatch.GetTimestamp();
        var derived = deriver.Derive();
        var took = Stopwatch.GetElapsedTime(began);
        state.Tally.Took("file", took);
        LogMessages.Filed(log, derived.Opened, derived.Closed, (long)took.TotalMilliseconds);
        return true;
    }
}
