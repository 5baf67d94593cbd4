using Casus.Reports;
using Casus.Workers;

namespace Casus.Cli.Queues;

/// <summary>What workers and the queue told at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Workers">Of each worker that was named what it told, <see langword="null"/> where it does not answer.</param>
/// <param name="Queue">How many wait and were set aside, where the queue was named and the broker answers.</param>
internal sealed record TopLook(DateTimeOffset At, IReadOnlyList<(string Address, WorkerStats? Stats)> Workers, QueueDepth? Queue)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks all of them at once.</summary>
    public static async Task<TopLook> TakeAsync(IReadOnlyList<string> workers, QueueAddress? queue, TimeProvider time, CancellationToken cancelled)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience, MaxResponseContentBufferSize = 1_000_000 };
        var depth = queue is null ? Task.FromResult<QueueDepth?>(null) : DepthAsync(queue, cancelled);
        var stats = await Task.WhenAll(workers.Select(async w => (w, await AskAsync(client, w, cancelled).ConfigureAwait(false)))).ConfigureAwait(false);
        return new(time.GetUtcNow(), stats, await depth.ConfigureAwait(false));
    }

    private static async Task<WorkerStats?> AskAsync(HttpClient client, string worker, CancellationToken cancelled)
    {
        try
        {
            return WorkerStats.TryParse(await client.GetStringAsync(new Uri($"http://{worker}/stats"), cancelled).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancelled.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<QueueDepth?> DepthAsync(QueueAddress queue, CancellationToken cancelled)
    {
        try
        {
            return await QueueDepth.OfAsync(queue, cancelled).ConfigureAwait(false);
        }
        catch (CasusException)
        {
            // The view shows that nothing is known, and goes on.
            return null;
        }
    }
}
