using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Archive;
using Casus.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Casus.Tests.Workers;

/// <summary>A worker as a process of its own, that is there to be killed.</summary>
internal static class WorkerProcess
{
    public const string Word = "work-until-killed";

    /// <summary>The coder that its records name.</summary>
    public const string Coder = "made up";

    /// <summary>The text of a report that brings down who codes it.</summary>
    public const string Deadly = "deadly";

    /// <summary>The text of a report that meets a defect.</summary>
    public const string Defect = "defect";

    // Long enough that a kill meets something under way.
    private static readonly TimeSpan CodingTime = TimeSpan.FromMilliseconds(4);

    public static Process Start(string queue, string archive, int mostDeliveries = 10) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, Word, queue, archive, mostDeliveries.ToString(CultureInfo.InvariantCulture)]))!;

    public static async Task<int> RunAsync(string queue, string archive, int mostDeliveries)
    {
        using var ending = new CancellationTokenSource();
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ending.Cancel();
        });
        await Worker(QueueAddress.Parse(queue), Store.At(archive), new() { Threads = 2, BatchSize = 8, Prefetch = 32, FileEvery = TimeSpan.FromSeconds(1), MostDeliveries = mostDeliveries }, mayDie: true).RunAsync(ending.Token);
        return 0;
    }

    public static Worker Worker(QueueAddress queue, Store store, WorkerOptions options, bool mayDie = false) =>
        new(queue, store, r => Code(r, mayDie), Coder, Deriver(store), options, NullLogger.Instance);

    public static Deriver Deriver(Store store) => new(store, () => IncidentFuser.Load(DataFolder.Find()), TimeProvider.System);

    public static CodedReport Code(Report report) => Code(report, mayDie: false);

    /// <summary>Reports that were never written.</summary>
    public static Report[] Reports(int count) => [.. Enumerable.Range(0, count).Select(n => new Report
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"r{n}"),
        Text = string.Create(CultureInfo.InvariantCulture, $"The words of report {n}."),
        Original = new byte[] { 1, 2, (byte)n },
    })];

    private static CodedReport Code(Report report, bool mayDie)
    {
        if (mayDie)
            Thread.Sleep(CodingTime);
        if (report.Text == Defect)
            throw new InvalidOperationException(report.Text);
        if (report.Text == Deadly)
            Process.GetCurrentProcess().Kill();
        return MadeUpRecords.Of(report.Id) with { Id = report.Id, Coder = Coder };
    }
}
