using System.Collections.Concurrent;

namespace Casus.Cli.Output;

/// <summary>Does work on several threads and hands the results on in the order of the input.</summary>
internal static class OrderedParallel
{
    // Deep enough that one long report at the head does not leave the other threads idle, small enough that memory
    // stays flat.
    private const int AheadPerThread = 4;

    /// <summary>Applies <paramref name="work"/> to each item, at most <paramref name="threads"/> at once.</summary>
    /// <remarks>
    /// The source is read by a thread of its own: a result goes out when it is done, even where the next item is long in coming,
    /// and waiting for an item can be broken off. What that thread waits for when the consumer goes is left to it.
    /// </remarks>
    /// <returns>One result per item, in input order; read and worked on no further than a few items ahead of the
    /// consumer.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancelled"/> was signalled.</exception>
    public static IEnumerable<TOut> Select<TIn, TOut>(IEnumerable<TIn> source, Func<TIn, TOut> work, int threads, CancellationToken cancelled)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return Ahead(source, work, threads, cancelled);
    }

    private static IEnumerable<TOut> Ahead<TIn, TOut>(IEnumerable<TIn> source, Func<TIn, TOut> work, int threads, CancellationToken cancelled)
    {
        var factory = new TaskFactory(
            cancelled, TaskCreationOptions.None, TaskContinuationOptions.None, new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);
        // Not disposed of: the reading thread may come back to it after the consumer has gone.
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var window = new BlockingCollection<Task<TOut>>((threads * AheadPerThread) - 1);
        new Thread(() => ReadOn(source, item => window.Add(factory.StartNew(() => work(item), ending.Token), ending.Token), window)) { IsBackground = true, Name = "casus input" }.Start();
        try
        {
            while (window.TryTake(out var task, Timeout.Infinite, cancelled))
                yield return Result(task, cancelled);
        }
        finally
        {
            ending.Cancel();
        }
    }

    private static void ReadOn<TIn, TOut>(IEnumerable<TIn> source, Action<TIn> add, BlockingCollection<Task<TOut>> window)
    {
        try
        {
            foreach (var item in source)
                add(item);
            window.CompleteAdding();
        }
        catch (OperationCanceledException)
        {
            window.CompleteAdding();
        }
        catch (Exception e)
        {
            // Whatever ends the source is thrown where the results are taken, behind those before it.
            window.Add(Task.FromException<TOut>(e));
            window.CompleteAdding();
        }
    }

    private static TOut Result<TOut>(Task<TOut> task, CancellationToken cancelled)
    {
        try
        {
            // Waiting itself can be broken off: a report of a hundred megabytes must not hold Ctrl-C up.
            task.Wait(cancelled);
        }
        catch (AggregateException)
        {
            // Thrown below as it was, not wrapped.
        }

        return task.GetAwaiter().GetResult();
    }
}
