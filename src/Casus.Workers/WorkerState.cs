using System.Diagnostics;

namespace Casus.Workers;

/// <summary>How a worker fares, for those who ask. Thread-safe.</summary>
public sealed class WorkerState
{
    private readonly long began = Stopwatch.GetTimestamp();
    private long reports;
    private long setAside;
    private int inHand;
    private volatile bool hasQueue;
    private volatile bool hasArchive = true;
    private volatile bool ending;

    /// <summary>What it has done, by kind.</summary>
    public WorkerTally Tally { get; } = new();

    /// <summary>How long it has run.</summary>
    public TimeSpan RunsFor => Stopwatch.GetElapsedTime(began);

    /// <summary>Whether there is a connection to the queue.</summary>
    public bool HasQueue { get => hasQueue; internal set => hasQueue = value; }

    /// <summary>Whether the archive could be used when it last was.</summary>
    public bool HasArchive { get => hasArchive; internal set => hasArchive = value; }

    /// <summary>Whether the worker was asked to end.</summary>
    public bool IsEnding { get => ending; internal set => ending = value; }

    /// <summary>Whether it takes reports and gets done with them.</summary>
    public bool IsReady => HasQueue && HasArchive && !IsEnding;

    /// <summary>How many reports it has done.</summary>
    public long Reports => Interlocked.Read(ref reports);

    /// <summary>How many messages it set aside.</summary>
    public long SetAside => Interlocked.Read(ref setAside);

    /// <summary>How many messages it has and has not done.</summary>
    public int InHand => Volatile.Read(ref inHand);

    internal void Done(long count) => Interlocked.Add(ref reports, count);

    internal void AsideOne() => Interlocked.Increment(ref setAside);

    internal void Hand(int change)
    {
        Interlocked.Add(ref inHand, change);
        Telemetry.Hand(change);
    }
}
