using System.Globalization;
using System.Text;
using Casus.Archive;
using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Archive.Purging;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Fusion;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Archive;

/// <summary>An archive to try things on: the reports under examples/, with records that were coded once for all tests, and a clock of its own.</summary>
internal sealed class ArchiveBench : IDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public const string Withdrawn = "The report was withdrawn.";

    private static readonly Lazy<Dictionary<string, CodedReport>> Coded = new(() => ExampleIncidents.Records.ToDictionary(r => r.Id));

    private readonly string folder = Directory.CreateTempSubdirectory("casus-archive-").FullName;

    public ArchiveBench(string kind, PostgresServer server, StoreOptions? options = null)
    {
        Location = kind == Sqlite ? Path.Combine(folder, "a.casus") : server.NewLocation();
        Store = Store.At(Location, options);
        Store.Prepare();
    }

    public string Location { get; }

    public Store Store { get; }

    public SteppingClock Clock { get; } = new();

    /// <summary>The version that the coder claims to be.</summary>
    public string Coder { get; set; } = "casus 0.1.0";

    public Reviewer Reviewer => new(Store, Deriver, Clock, "anna");

    public Deriver Deriver => new(Store, () => IncidentFuser.Load(DataFolder.Find()), Clock);

    public Purger Purger => new(Store, Deriver, Clock);

    public static IEnumerable<Report> Reports => ExampleReports.All;

    public string File(string name) => Path.Combine(folder, name);

    public IngestCount Ingest(params IEnumerable<Report> reports)
    {
        var count = Ingester(64).Take(reports, CancellationToken.None);
        Deriver.Derive();
        return count;
    }

    public Ingester Ingester(int batch) => new(Store, Code, Coder, Clock) { BatchSize = batch };

    /// <summary>The reports that were coded, in their order.</summary>
    public List<string> CodedAnew { get; } = [];

    private CodedReport Code(Report report)
    {
        CodedAnew.Add(report.Id);
        return RecordOf?.Invoke(report) ?? Example(report);
    }

    /// <summary>What codes reports; where it is unset or says nothing, the records of the examples.</summary>
    public Func<Report, CodedReport?>? RecordOf { get; init; }

    /// <summary>What filing remembers.</summary>
    public string Filing() => DumpOf(Store, "tellings", "telling_words", "telling_places", "filings", "filing_judgements");

    /// <summary>The record of an example; a report with the text <see cref="Withdrawn"/> tells of nothing any more.</summary>
    public CodedReport Example(Report report) => report.Text == Withdrawn ? new() { Id = report.Id, Coder = Coder } :
        (Coded.Value.GetValueOrDefault(report.Id.Split('~')[0]) ?? new() { Id = report.Id, Coder = "" }) with { Id = report.Id, Coder = Coder };

    /// <summary>Every value of every table, one row per line.</summary>
    public string Dump(params string[] tables) => DumpOf(Store, tables);

    public static string DumpOf(Store store, params string[] tables) => store.Read(session =>
    {
        var text = new StringBuilder();
        foreach (var table in tables.Length > 0 ? tables : AllTables)
        {
            var columns = session.ColumnsOf(table).Where(c => c != "terms").ToList();
            text.Append(CultureInfo.InvariantCulture, $"{table}: {string.Join(", ", columns)}\n");
            var rows = session.Query($"SELECT {string.Join(", ", columns)} FROM {table}", r => string.Join('|', Enumerable.Range(0, columns.Count).Select(c => Text(r.GetValue(c)))));
            foreach (var row in rows.Order(StringComparer.Ordinal))
                text.Append(row).Append('\n');
        }

        return text.ToString();
    });

    /// <summary>What is current, without numbers and times: what has to come back when something is undone.</summary>
    public string State() => Store.Read(session => string.Join('\n', session.Query(
        "SELECT id, digest, type, first_day, last_day, country, place, place_name, latitude, longitude, killed, injured, review, merged_into FROM incidents WHERE until_at IS NULL ORDER BY id",
        r => string.Join('|', Enumerable.Range(0, r.FieldCount).Select(c => Text(r.GetValue(c)))))));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static string[] AllTables { get; } =
    [
        "originals", "reports", "versions", "readings", "events", "event_actors", "judgements", "incidents", "incident_actors", "incident_reports", "audit", "progress",
        "purged", "used_numbers",
    ];

    private static string Text(object value) => value switch
    {
        DBNull => "",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <summary>A clock that is a second later whenever it is looked at.</summary>
internal sealed class SteppingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now += TimeSpan.FromSeconds(1);
}
