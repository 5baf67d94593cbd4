using Casus.Archive.Exports;
using Casus.Archive.Search;
using Casus.Archive.Stores;

namespace Casus.Tests.Archive;

public sealed class SchemaTests(PostgresServer server) : IDisposable
{
    private readonly ArchiveBench bench = new(ArchiveBench.Sqlite, server);

    /// <summary>Every schema that was ever released, and none at all.</summary>
    public static TheoryData<int> Earlier => new(Enumerable.Range(0, Migrations.Newest));

    [Theory]
    [MemberData(nameof(Earlier))]
    public void An_archive_of_every_earlier_schema_is_brought_up_to_date(int earlier)
    {
        var store = Store.At(bench.File("earlier.casus"));
        store.MakeRoom();
        Migrations.Bring(store, earlier);
        Assert.Equal(earlier, store.InTransaction(false, Migrations.Check));
        store.Prepare();
        Assert.Equal(Tables(bench.Store), Tables(store));
        Assert.Equal(Migrations.Newest, store.Read(s => s.Number("SELECT COUNT(*) FROM archive_schema")));
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

    private static string Tables(Store store) => store.Read(s => string.Join('\n', s.Query("SELECT name, sql FROM sqlite_master ORDER BY name", r => $"{r.GetString(0)} {(r.IsDBNull(1) ? "" : r.GetString(1))}")));
}
