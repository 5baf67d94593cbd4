using Casus.Archive.Exports;
using Casus.Archive.Search;
using Casus.Archive.Stores;

namespace Casus.Tests.Archive;

public sealed class SchemaTests(PostgresServer server) : IDisposable
{
    private readonly ArchiveBench bench = new(ArchiveBench.Sqlite, server);

    /// <summary>Every schema that was ever released, and none at all.</summary>
    public static MatrixTheoryData<string, int> Earlier => new([ArchiveBench.Sqlite, ArchiveBench.Postgres], Enumerable.Range(0, Migrations.Newest));

    [Theory]
    [MemberData(nameof(Earlier))]
    public void An_archive_of_every_earlier_schema_is_brought_up_to_date(string kind, int earlier)
    {
        using var made = new ArchiveBench(kind, server);
        var store = Store.At(kind == ArchiveBench.Sqlite ? bench.File("earlier.casus") : server.NewLocation());
        store.MakeRoom();
        Migrations.Bring(store, earlier);
        Assert.Equal(earlier, store.InTransaction(false, Migrations.Check));
        if (earlier > 0)
            store.InTransaction(true, AddVersion);
        store.Prepare();
        Assert.Equal(Tables(made.Store), Tables(store));
        Assert.Equal(Migrations.Newest, store.Read(s => s.Number("SELECT COUNT(*) FROM archive_schema")));
        Assert.Equal(earlier > 0 ? "the words" : null, store.Read(s => s.Text("SELECT words FROM versions WHERE sent_at = ''")));
    }

    [Fact]
    public void Many_that_begin_at_once_make_one_archive()
    {
        var path = bench.File("at-once.casus");
        Parallel.For(0, 4, _ => Store.At(path).Prepare());
        Assert.Equal(Tables(bench.Store), Tables(Store.At(path)));
    }

    public static TheoryData<string, ArchiveQuery> Queries => new()
    {
        { "all", new() },
        { "days", new() { From = "2024-01-01", To = "2024-02-01" } },
        { "country", new() { Country = "IRQ" } },
        { "place", new() { Place = "Baghdad" } },
        { "near", new() { Near = (33, 44) } },
        { "type", new() { Type = "bombing" } },
        { "actor", new() { Actor = "isis" } },
        { "certainty", new() { Certainty = "claimed" } },
        { "killed", new() { KilledAtLeast = 3 } },
        { "grade", new() { Grade = "weak" } },
        { "review", new() { Review = "confirmed" } },
        { "text", new() { Text = "market square" } },
        { "as of", new() { AsOf = "2024-03-01" } },
        { "page", new() { After = Cursors.Of("2024-01-01", "5") } },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void No_query_reads_a_whole_table(string name, ArchiveQuery query)
    {
        Assert.NotEmpty(name);
        var incidents = new[] { true, false }.Select(areFew => IncidentSelection.Of(bench.Store, query, areFew)).SelectMany(s => new[] { s.Page(100), s.Numbers() });
        foreach (var (sql, values) in incidents.Append(ArchiveSearch.ReportsQuery(bench.Store, query)))
        {
            var plan = bench.Store.Read(s => s.Query("EXPLAIN QUERY PLAN " + sql, r => r.GetString(3), values));
            Assert.DoesNotContain(plan, p => p.StartsWith("SCAN ", StringComparison.Ordinal) && p is not ("SCAN h" or "SCAN hits") && !p.Contains("USING", StringComparison.Ordinal) && !p.Contains("VIRTUAL", StringComparison.Ordinal));
        }
    }

    // What is sorted is held in memory, and these are the records of everything.
    [Theory]
    [InlineData(null)]
    [InlineData("2024-03-01")]
    public void An_export_reads_records_in_the_order_of_an_index(string? asOf)
    {
        using var source = new ArchivedIncidents(bench.Store, new() { AsOf = asOf });
        var (sql, values) = source.RecordsQuery();
        var plan = bench.Store.Read(s => s.Query("EXPLAIN QUERY PLAN " + sql, r => r.GetString(3), values));
        Assert.DoesNotContain(plan, p => p.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    public void Dispose() => bench.Dispose();

    private static int AddVersion(StoreSession session)
    {
        session.Insert("originals", ("sha256", "00"), ("bytes", new byte[] { 1 }));
        session.Insert("reports", ("number", 1L), ("id", "a"));
        session.Insert(
            "versions", ("number", 1L), ("report", 1L), ("content", "00"), ("original", "00"), ("captured_at", "2024-03-01T00:00:00.000Z"), ("origin", ""), ("title", ""), ("publisher", ""), ("url", ""), ("document", "{}"), ("words", "the words"));
        return 0;
    }

    // All that the database says of its tables, but the numbers it counts them by.
    private static string Tables(Store store) => store.Read(s => string.Join('\n', s.Query(
        s.Store.Dialect == ArchiveBench.Sqlite
            ? "SELECT name, COALESCE(sql, '') FROM sqlite_master ORDER BY name"
            : """
            SELECT c.relname::text || '.' || a.attname::text AS name, CONCAT_WS(' ', format_type(a.atttypid, a.atttypmod), a.attcollation, a.attnotnull, a.attcompression, pg_get_expr(d.adbin, d.adrelid)) FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relnamespace = current_schema()::regnamespace
            UNION ALL SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
            UNION ALL SELECT t.tgname::text, c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
            UNION ALL SELECT proname::text, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace ORDER BY 1, 2
            """,
        r => $"{r.GetString(0)} {r.GetString(1)}")));
}
