namespace Casus.Workers;

/// <summary>How a worker works.</summary>
public sealed record WorkerOptions
{
    /// <summary>How many reports are coded at once; one of the <see cref="LongText">long</see> ones beside them.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How many batches are worked on at once: one more than are coded, so that one can wait for the archive meanwhile.</summary>
    public int Lanes => Threads + 1;

    /// <summary>The most reports of a batch: one transaction of the archive. A batch is what is there; none waits until it is full.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>How many reports the broker hands out ahead.</summary>
    public ushort Prefetch { get; init; } = 128;

    /// <summary>How often a message is delivered before it is set aside as one that brings workers down.</summary>
    public int MostDeliveries { get; init; } = 10;

    /// <summary>The pause between two filings.</summary>
    public TimeSpan FileEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Texts with more characters may take minutes: they are kept after the rest of their batch, each by itself.</summary>
    public int LongText { get; init; } = 50_000;

    /// <summary>After how long a report that is still being coded is told of, and how often from then on.</summary>
    public TimeSpan TellSlowAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether to end when nothing waits any more.</summary>
    public bool UntilEmpty { get; init; }
}
