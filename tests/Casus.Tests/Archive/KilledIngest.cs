using System.Globalization;
using Casus.Archive;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Cli;

namespace Casus.Tests.Archive;

/// <summary>A process of its own that takes reports in, and that is killed while it does.</summary>
internal static class KilledIngest
{
    public const string Word = "ingest-until-killed";
    public const int Batch = 4;
    public const int Count = 120;

    /// <summary>Written when the archive is open.</summary>
    public const string Began = "began";

    public static int Run(string location)
    {
        var store = Store.At(location);
        store.Prepare();
        Console.WriteLine(Began);
        Ingest(store);
        return 0;
    }

    public static void Ingest(Store store)
    {
        var time = TimeProvider.System;
        new Ingester(store, Code, "casus 0.1.0", time) { BatchSize = Batch }.Take(Reports(), CancellationToken.None);
        new Deriver(store, () => IncidentFuser.Load(DataFolder.Find()), time).Derive();
    }

    private static IEnumerable<Report> Reports() => Enumerable.Range(0, Count).Select(n => new Report
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"r{n:000}"),
        Text = string.Create(CultureInfo.InvariantCulture, $"{SampleRecords.StrikeText} {n}"),
        Original = (byte[])[.. BitConverter.GetBytes(n), .. new byte[5000]],
    });

    private static CodedReport Code(Report report) =>
        (report.Id.EndsWith('0') ? SampleRecords.Strike : SampleRecords.Quiet) with { Id = report.Id };
}
