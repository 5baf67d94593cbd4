using Casus.Archive;
using Casus.Archive.Auditing;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Reports;
using Microsoft.Data.Sqlite;

namespace Casus.Tests.Archive;

/// <summary>What goes wrong around an archive, and what is said of it.</summary>
public sealed class FaultTests(PostgresServer server) : IDisposable
{
    private readonly ArchiveBench bench = new(ArchiveBench.Sqlite, server, new() { Patience = TimeSpan.FromSeconds(1) });

    [Fact]
    public void A_missing_archive_is_named_and_none_is_made()
    {
        var path = bench.File("none.casus");
        var error = Error(() => ArchiveSearch.Incidents(Store.At(path), new()));
        Assert.Equal($"{path}: error CAS1101: there is no archive there. Check the path, or make one with 'casus ingest'.", error.ToString());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Another_file_or_database_is_left_alone()
    {
        var text = bench.File("notes.txt");
        File.WriteAllText(text, new string('x', 5000));
        Assert.Equal("CAS1102", Error(() => Store.At(text).Prepare()).Code);
        Assert.Equal(5000, new FileInfo(text).Length);
        var other = bench.File("other.db");
        Run(other, "CREATE TABLE notes (text TEXT)");
        var before = File.ReadAllBytes(other);
        Assert.Equal("CAS1102", Error(() => Store.At(other).Prepare()).Code);
        Assert.Equal(before, File.ReadAllBytes(other));
    }

    [Fact]
    public void An_archive_of_a_newer_program_is_refused()
    {
        Run(bench.Location, "INSERT INTO archive_schema (version, program) VALUES (99, 'casus 9.0.0')");
        var error = Error(() => bench.Ingest(ArchiveBench.Reports.Take(1)));
        Assert.Equal("CAS1104", error.Code);
        Assert.StartsWith("the archive has schema 99, this program knows schemas up to ", error.Message, StringComparison.Ordinal);
        Assert.Equal("CAS1104", Error(bench.Store.Prepare).Code);
    }

    [Fact]
    public void A_writer_that_does_not_end_is_told_and_readers_do_not_wait()
    {
        bench.Ingest(ArchiveBench.Reports.Take(2));
        using var other = Open(bench.Location);
        using var transaction = other.BeginTransaction(deferred: false);
        Assert.Equal("CAS1105", Error(() => bench.Ingest(ArchiveBench.Reports)).Code);
        Assert.Equal(2, ArchiveSearch.Reports(bench.Store, new()).Items.Count);
    }

    [Fact]
    public void A_full_disk_keeps_whole_batches_and_the_next_run_goes_on()
    {
        bench.Ingest(ArchiveBench.Reports.Take(2));
        var pages = (int)(new FileInfo(bench.Location).Length / 4096);
        var full = Store.At(bench.Location, new() { MostPages = pages + 30 });
        var error = Error(() => new Ingester(full, r => Cli.SampleRecords.Quiet with { Id = r.Id }, "casus 0.1.0", bench.Clock) { BatchSize = 2 }
            .Take(ArchiveBench.Reports, TestContext.Current.CancellationToken));
        Assert.Equal("CAS1107", error.Code);
        Assert.Contains("Free space and run again", error.Message, StringComparison.Ordinal);
        Assert.Empty(Verifier.Check(bench.Store).Findings);
        bench.Ingest(ArchiveBench.Reports);
        Assert.Equal(ArchiveBench.Reports.Count(), ArchiveSearch.Reports(bench.Store, new()).Items.Count);
    }

    [Fact]
    public void A_damaged_file_is_told()
    {
        bench.Ingest(ArchiveBench.Reports);
        using (var file = new FileStream(bench.Location, FileMode.Open, FileAccess.Write))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xEE, 40 * 4096).ToArray());
        }

        Assert.Equal("CAS1103", Error(() => Verifier.Check(bench.Store)).Code);
    }

    // Root may write anything, so that the case itself cannot be made wherever tests run.
    [Theory]
    [InlineData(8, "CAS1106")]
    [InlineData(14, "CAS1106")]
    [InlineData(10, "CAS1107")]
    [InlineData(11, "CAS1103")]
    public void What_the_database_reports_has_a_code(int number, string code) =>
        Assert.Equal(code, bench.Store.Translate(new SqliteException("told", number))!.Code);

    [Fact]
    public void A_lost_connection_is_made_anew_and_the_transaction_again()
    {
        using var postgres = new ArchiveBench(ArchiveBench.Postgres, server);
        var attempts = 0;
        postgres.Store.Write(session =>
        {
            session.Insert("reports", ("number", 1), ("id", "a"));
            if (++attempts == 1)
                session.Execute("SELECT pg_terminate_backend(pg_backend_pid())");
            return 0;
        });
        Assert.Equal((2, 1), (attempts, postgres.Store.Read(s => s.Number("SELECT COUNT(*) FROM reports"))));
    }

    [Fact]
    public void A_database_that_cannot_be_reached_is_told_without_the_password()
    {
        var store = Store.At("postgres://desk:s3cret@localhost:1/casus", new() { Attempts = 2, FirstPause = TimeSpan.FromMilliseconds(1) });
        var error = Error(() => ArchiveSearch.Incidents(store, new()));
        Assert.Equal("CAS1108", error.Code);
        Assert.StartsWith("postgres://desk@localhost:1/casus: error CAS1108: the database cannot be reached", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_not_there_is_told_and_how_to_make_it()
    {
        var error = Error(() => Store.At(server.NewLocation().Replace("/postgres?", "/casus?", StringComparison.Ordinal)).Prepare());
        Assert.Equal(("CAS1109", "there is no database 'casus' at that server. Make it with 'createdb casus', as a user who may, or correct the name."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("postgres://desk@localhost")]
    [InlineData("postgres://desk@localhost/casus?colour=red")]
    [InlineData("postgres://desk@localhost/casus?schema=a%3Bdrop")]
    public void An_address_that_is_none_is_told(string location) => Assert.Equal("CAS1120", Error(() => Store.At(location)).Code);

    [Fact]
    public void In_PostgreSQL_writers_take_turns_and_another_schema_is_left_alone()
    {
        var location = server.NewLocation();
        var store = Store.At(location, new() { Patience = TimeSpan.FromMilliseconds(200), Attempts = 1 });
        store.Prepare();
        store.Write(_ =>
        {
            Assert.Equal("CAS1105", Error(() => store.Write(s => 0)).Code);
            return 0;
        });
        store.Write(s => s.Execute("DROP TABLE archive_schema"));
        Assert.Equal("CAS1102", Error(store.Prepare).Code);
    }

    public void Dispose() => bench.Dispose();

    private static CasusException Error(Action action) => Assert.Throws<CasusException>(action);

    private static CasusException Error(Func<object> action) => Assert.Throws<CasusException>(action);

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
