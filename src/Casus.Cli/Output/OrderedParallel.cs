namespace Casus.Cli.Output;

/// <summary>Does work on several threads and hands the results on in the order of the input.</summary>
internal static class OrderedParallel
{
    // Deep enough that one long report at the head does not leave the other threads idle, small enough that memory
    // stays flat.
    private const int AheadPerThread = 4;

    /// <summary>Applies <paramref name="work"/> to each item, at most <paramref name="threads"/> at once.</summary>
    /// <returns>One result per item, in input order; read and worked on no further than a few items ahead of the
    /// consumer.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancelled"/> was signalled.</exception>
    public static IEnumerable<TOut> Select<TIn, TOut>(IEnumerable<TIn> source, Func<TIn, TOut> work, int threads, CancellationToken cancelled)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return threads == 1 ? OneByOne(source, work, cancelled) : Ahead(source, work, threads, cancelled);
    }

    private static IEnumerable<TOut> OneByOne<TIn, TOut>(IEnumerable<TIn> source, Func<TIn, TOut> work, CancellationToken cancelled)
    {
        foreach (var item in source)
        {
            cancelled.ThrowIfCancellationRequested();
            yield return work(item);
        }
    }

    private static IEnumerable<TOut> Ahead<TIn, TOut>(IEnumerable<TIn> source, Func<TIn, TOut> work, int threads, CancellationToken cancelled)
    {
        var factory = new TaskFactory(
            cancelled, TaskCreationOptions.None, TaskContinuationOptions.None, new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);
        var window = new Queue<Task<TOut>>();
        foreach (var item in source)
        {
            window.Enqueue(factory.StartNew(() => work(item), cancelled));
            // What is ready at the head goes out at once; only a full window waits.
            while (window.Count > 0 && (window.Peek().IsCompleted || window.Count >= threads * AheadPerThread))
                yield return Result(window.Dequeue(), cancelled);
        }

        while (window.TryDequeue(out var task))
            yield return Result(task, cancelled);
    }

    private static TOut Result<TOut>(Task<TOut> task, CancellationToken cancelled)
    {
        // Waiting itself can be broken off: a report of a hundred megabytes must not hold Ctrl-C up.
        task.Wait(cancelled);
        return task.Result;
    }
}
