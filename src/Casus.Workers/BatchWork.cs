using System.Diagnostics;
using Casus.Archive;
using Casus.Archive.Stores;
using Casus.Records;
using Casus.Reports;
using Microsoft.Extensions.Logging;

namespace Casus.Workers;

/// <summary>Takes batches of messages into the archive: codes them, keeps them in one transaction, and only then tells the broker.</summary>
internal sealed class BatchWork
{
    private readonly Store store;
    private readonly Func<Report, CodedReport> code;
    private readonly string coder;
    private readonly RecentRecords recent;
    private readonly WorkerState state;
    private readonly WorkerOptions options;
    private readonly ILogger log;
    private readonly SharedCoding shared;
    private readonly SemaphoreSlim coding;

    // A long text has a turn of its own, so that it holds up no short ones.
    private readonly SemaphoreSlim codingLong = new(1);

    /// <param name="store">The archive.</param>
    /// <param name="code">Codes a report.</param>
    /// <param name="coder">Who codes, as readings name it.</param>
    /// <param name="recent">Where records that were kept are at hand for the filing.</param>
    /// <param name="state">What the worker tells of itself.</param>
    /// <param name="options">How it works.</param>
    /// <param name="log">What it does.</param>
    public BatchWork(Store store, Func<Report, CodedReport> code, string coder, RecentRecords recent, WorkerState state, WorkerOptions options, ILogger log)
    {
        (this.store, this.code, this.coder, this.recent, this.state, this.options, this.log) = (store, code, coder, recent, state, options, log);
        (shared, coding) = (new(CodeInTurn), new(options.Threads));
    }

    /// <summary>Whether the archive may be usable again by itself.</summary>
    public static bool IsPassing(CasusException e) => e.Code is "CAS1105" or "CAS1107" or "CAS1108";

    /// <summary>Works on a batch. Messages that others may have died of are worked on alone, so that they take nobody along.</summary>
    /// <param name="batch">In the order of their delivery.</param>
    /// <param name="answers">Where to tell the broker.</param>
    /// <param name="stop">Ends the waiting for an archive that is not there; the messages go back to the queue.</param>
    public async Task DoAsync(IReadOnlyList<Delivery> batch, IAnswers answers, CancellationToken stop)
    {
        var trusted = batch.Where(d => !d.IsSuspect).ToList();
        if (trusted.Count > 0)
            await DoTogetherAsync(trusted, answers, stop).ConfigureAwait(false);
        foreach (var suspect in batch.Where(d => d.IsSuspect))
            await DoTogetherAsync([suspect], answers, stop).ConfigureAwait(false);
    }

    private async Task DoTogetherAsync(List<Delivery> batch, IAnswers answers, CancellationToken stop)
    {
        var reports = new List<(Delivery Delivery, Report Report)>();
        foreach (var delivery in batch)
        {
            var (report, error) = Unpacked(delivery);
            if (report is not null)
                reports.Add((delivery, report));
            else
                await SetAsideAsync(delivery, error!, answers).ConfigureAwait(false);
        }

        var some = reports.Where(r => !IsLong(r.Report)).ToList();
        if (some.Count > 0)
            await TakeInAsync(some, answers, stop).ConfigureAwait(false);
        foreach (var one in reports.Where(r => IsLong(r.Report)))
            await TakeInAsync([one], answers, stop).ConfigureAwait(false);
    }

    private bool IsLong(Report report) => report.Text.Length > options.LongText;

    private async Task TakeInAsync(List<(Delivery Delivery, Report Report)> reports, IAnswers answers, CancellationToken stop)
    {
        using var span = Telemetry.Traces.StartActivity("batch");
        span?.SetTag("casus.reports", reports.Count);
        var began = Stopwatch.GetTimestamp();
        var failures = new Dictionary<Report, CasusException>(ReferenceEqualityComparer.Instance);
        var count = await KeepAsync(reports, failures, stop).ConfigureAwait(false);
        foreach (var (delivery, report) in reports)
        {
            if (failures.TryGetValue(report, out var error))
                await SetAsideAsync(delivery, error, answers).ConfigureAwait(false);
            else
                await answers.DoneAsync(delivery).ConfigureAwait(false);
        }

        Tell(count, Stopwatch.GetElapsedTime(began));
    }

    private (Report? Report, CasusException? Error) Unpacked(Delivery delivery)
    {
        if (delivery.Times >= options.MostDeliveries)
            return (null, QueueErrors.DeliveredTooOften(delivery.Name, delivery.Times));
        try
        {
            return (Envelope.Unpack(delivery.Body, delivery.Type, delivery.Packing, delivery.Name), null);
        }
        catch (CasusException e)
        {
            return (null, e);
        }
    }

    private async Task<IngestCount> KeepAsync(List<(Delivery Delivery, Report Report)> batch, Dictionary<Report, CasusException> failures, CancellationToken stop)
    {
        var reports = batch.ConvertAll(b => b.Report);
        var messages = batch.ToDictionary(b => b.Report, b => b.Delivery, (IEqualityComparer<Report>)ReferenceEqualityComparer.Instance);
        var held = batch.ToDictionary(b => b.Report, b => shared.Hold(b.Delivery, b.Report), (IEqualityComparer<Report>)ReferenceEqualityComparer.Instance);
        var ingester = new Ingester(store, r => throw new NotSupportedException(), coder, TimeProvider.System)
        {
            BatchSize = reports.Count,
            SentAt = r => messages[r].SentAt,
            Recent = recent,
            Refused = (report, error) => LogMessages.Purged(log, report.Id, error.Code),
            CodeAll = fresh => fresh.Select(r => Code(r, held[r].Once, failures)),
        };
        try
        {
            return await TakeAsync(ingester, reports, stop).ConfigureAwait(false);
        }
        finally
        {
            foreach (var (key, _) in held.Values)
                shared.Release(key);
        }
    }

    // An archive that is away for a while is waited for, with the messages in hand: given back, they would only come again.
    private async Task<IngestCount> TakeAsync(Ingester ingester, List<Report> reports, CancellationToken stop)
    {
        var pauses = new Backoff();
        while (true)
        {
            try
            {
                using var span = Telemetry.Traces.StartActivity("keep");
                var began = Stopwatch.GetTimestamp();
                var count = ingester.Take(reports, CancellationToken.None);
                state.Tally.Took("keep", Stopwatch.GetElapsedTime(began));
                state.HasArchive = true;
                return count;
            }
            catch (CasusException e) when (IsPassing(e))
            {
                state.HasArchive = false;
                state.Tally.Error(e.Code);
                LogMessages.NoArchive(log, store.Name, e.Code);
                await Task.Delay(pauses.Next(), stop).ConfigureAwait(false);
            }
        }
    }

    private static CodedReport? Code(Report report, Lazy<(CodedReport? Record, CasusException? Error)> once, Dictionary<Report, CasusException> failures)
    {
        var (record, error) = once.Value;
        if (error is not null)
            failures[report] = error;
        return record;
    }

    private (CodedReport? Record, CasusException? Error) CodeInTurn(Report report)
    {
        var turn = IsLong(report) ? codingLong : coding;
        turn.Wait();
        using var span = Telemetry.Traces.StartActivity("code");
        var began = Stopwatch.GetTimestamp();
        using var telling = TimeProvider.System.CreateTimer(
            _ => LogMessages.Slow(log, report.Id, report.Text.Length, (long)Stopwatch.GetElapsedTime(began).TotalSeconds, state.InHand), null, options.TellSlowAfter, options.TellSlowAfter);
        try
        {
            return (code(report), null);
        }
        catch (CasusException e)
        {
            return (null, e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One report that meets a defect must not cost the others. The exception's own words may be the report's.
            return (null, QueueErrors.NotCoded(report.Origin.ToString(), e));
        }
        finally
        {
            state.Tally.Took("code", Stopwatch.GetElapsedTime(began));
            turn.Release();
        }
    }

    private async Task SetAsideAsync(Delivery delivery, CasusException error, IAnswers answers)
    {
        await answers.SetAsideAsync(delivery, error).ConfigureAwait(false);
        state.AsideOne();
        state.Tally.Error(error.Code);
        state.Tally.Aside(error.Code);
        LogMessages.SetAside(log, error.Code, delivery.Times);
    }

    private void Tell(IngestCount count, TimeSpan took)
    {
        state.Done(count.All - count.Lost);
        state.Tally.Count("added", count.Added);
        state.Tally.Count("recoded", count.Recoded);
        state.Tally.Count("known", count.Known);
        state.Tally.Count("purged", count.Purged);
        LogMessages.Batch(log, count.Added, count.Known, count.Lost, (long)took.TotalMilliseconds);
    }
}
