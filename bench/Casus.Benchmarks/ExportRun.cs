using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Casus.Archive.Incidents;
using Casus.Archive.Reports;
using Casus.Archive.Stores;
using Casus.Exports;
using Casus.Fusion.Incidents;
using Casus.Records;

namespace Casus.Benchmarks;

/// <summary>
/// Measures a real <c>casus export</c>, a process each: the most memory that it ever took and how long it ran, for more and more made-up incidents with their records, in every format, out of files and out of
/// an archive.
/// </summary>
internal static class ExportRun
{
    private const int AtOnce = 5_000;

    /// <summary>Makes the input in a folder where it is missing, and prints the figures.</summary>
    public static int Go(string folder, IReadOnlyList<int> sizes)
    {
        Directory.CreateDirectory(folder);
        Console.WriteLine("incidents  records    source   profile   format    seconds  most memory, MB  bundle, MB");
        foreach (var size in sizes)
        {
            var (incidents, records, archive) = Make(folder, size);
            var number = File.ReadLines(records).LongCount();
            foreach (var format in Exporter.Formats)
                Show(size, number, "archive", "public", format, ["--archive", archive], folder);
            foreach (var (profile, format) in new[] { ("internal", "csv"), ("partner", "jsonl") })
                Show(size, number, "archive", profile, format, ["--archive", archive], folder);
            Show(size, number, "files", "public", "csv", [incidents, "--records", records], folder);
        }

        return 0;
    }

    private static void Show(int size, long records, string source, string profile, string format, string[] input, string folder)
    {
        var output = Path.Combine(folder, "bundle");
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Casus.Cli/bin/Release/net10.0/Casus.Cli.dll"));
        var start = new ProcessStartInfo("dotnet", [program, "export", .. input, "--format", format, "--profile", profile, "--out", output]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["CASUS_DATA"] = Knowledge.DataFolder.Find().Path;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        var most = 0L;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            most = Math.Max(most, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException(messages.Result);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size,-10} {records,-10} {source,-8} {profile,-9} {format,-9} {Stopwatch.GetElapsedTime(began).TotalSeconds,-8:0.0} {most / 1e6,-16:0} {Directory.EnumerateFiles(output).Sum(f => new FileInfo(f).Length) / 1e6:0}"));
    }

    private static (string Incidents, string Records, string Archive) Make(string folder, int size)
    {
        var (incidents, records, archive) = (Name("incidents.jsonl"), Name("records.jsonl"), Name("casus"));
        if (File.Exists(archive))
            return (incidents, records, archive);
        using (StreamWriter a = new(incidents), b = new(records))
        {
            foreach (var incident in Enumerable.Range(0, size).Select(MadeUpIncidents.Of))
            {
                a.WriteLine(JsonSerializer.Serialize(incident, IncidentJson.Lines.Incident));
                foreach (var record in MadeUpRecords.Of(incident))
                    b.WriteLine(JsonSerializer.Serialize(record, RecordJson.Lines.CodedReport));
            }
        }

        var store = Store.At(archive + ".tmp");
        MadeUpIncidents.Fill(store, size);
        for (var from = 0; from < size; from += AtOnce)
            store.Write(session => Keep(session, Enumerable.Range(from, Math.Min(AtOnce, size - from)).SelectMany(n => MadeUpRecords.Of(MadeUpIncidents.Of(n)))));
        // As after filing: an export says nothing of what is behind.
        store.Write(session =>
        {
            session.Insert("progress", ("name", "incidents"), ("value", Deriver.Reached(session)));
            return 0;
        });
        File.Move(archive + ".tmp", archive);
        return (incidents, records, archive);

        string Name(string end) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{size}.{end}"));
    }

    // As reports that were read, without what an export never looks at.
    private static int Keep(StoreSession session, IEnumerable<CodedReport> records)
    {
        var first = session.NextNumber("reports");
        var rows = records.Select((r, n) => (Number: first + n, Record: r, Report: IncomingReport.Of(new() { Id = r.Id, Text = r.Text!, Title = r.Title, Publisher = r.Publisher, Url = r.Url }, null))).ToList();
        session.InsertAll("originals", ["sha256", "bytes"], rows.Select(r => new object?[] { r.Report.Content, Array.Empty<byte>() }).DistinctBy(r => r[0]));
        session.InsertAll("reports", ["number", "id"], rows.Select(r => new object?[] { r.Number, r.Record.Id }));
        session.InsertAll(
            "versions",
            ["number", "report", "content", "original", "captured_at", "origin", "title", "publisher", "url", "document", "words"],
            rows.Select(r => new object?[] { r.Number, r.Number, r.Report.Content, r.Report.Content, "", "", r.Record.Title, r.Record.Publisher, r.Record.Url, r.Report.Document, "" }));
        session.InsertAll(
            "readings",
            ["number", "report", "version", "coder", "published", "record", "from_at"],
            rows.Select(r => new object?[] { r.Number, r.Number, r.Number, "made up", r.Record.PublishedOn, JsonSerializer.Serialize(r.Record, RecordJson.Lines.CodedReport), "2024-01-01T00:00:00.000Z" }));
        return rows.Count;
    }
}
