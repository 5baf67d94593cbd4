using System.Collections.Concurrent;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Archive;
using Casus.Workers;
using Microsoft.Extensions.Logging;

namespace Casus.Tests.Workers;

/// <summary>A coder that one report keeps busy until the test says so, and the log of its worker.</summary>
internal sealed class SlowCoder : ILogger, IDisposable
{
    private readonly ManualResetEventSlim isFinished = new();
    private readonly ConcurrentQueue<string> told = new();
    private int times;

    /// <summary>What the worker has told.</summary>
    public string Told => string.Join('\n', told);

    /// <summary>How often the slow report was begun.</summary>
    public int Times => Volatile.Read(ref times);

    /// <summary>The report.</summary>
    public static Report Report() => new() { Id = "slow", Text = new string('x', 60_000) };

    /// <summary>Lets the report be done.</summary>
    public void Finish() => isFinished.Set();

    /// <summary>A worker that codes so.</summary>
    public Worker Worker(QueueAddress queue, ArchiveBench bench, int threads, TimeSpan? slowAfter = null) => new(
        queue,
        bench.Store,
        Code,
        WorkerProcess.Coder,
        WorkerProcess.Deriver(bench.Store),
        new() { Threads = threads, BatchSize = 8, Prefetch = 32, FileEvery = TimeSpan.FromMilliseconds(300), TellSlowAfter = slowAfter ?? TimeSpan.FromMilliseconds(100) },
        this);

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => told.Enqueue(formatter(state, exception));

    /// <inheritdoc/>
    public void Dispose() => isFinished.Set();

    private CodedReport Code(Report report)
    {
        if (report.Id == "slow")
        {
            Interlocked.Increment(ref times);
            Assert.True(isFinished.Wait(WorkerTests.Patience));
        }

        return WorkerProcess.Code(report);
    }
}
