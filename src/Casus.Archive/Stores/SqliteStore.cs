using System.Data;
using System.Data.Common;
using System.Globalization;
using Casus.Grounding;
using Casus.Reports;
using Microsoft.Data.Sqlite;

namespace Casus.Archive.Stores;

/// <summary>An archive in one file. The file is in SQLite's write-ahead mode: readers see whole states while one writes.</summary>
internal sealed class SqliteStore(string path, StoreOptions options) : Store(options)
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Constraint = 19, NoDatabase = 26, Interrupted = 9;

    /// <inheritdoc/>
    public override string Name => path;

    internal override string Dialect => "sqlite";

    internal override string TablesQuery => "SELECT name FROM sqlite_master WHERE type = 'table'";

    internal override bool IsThere() => File.Exists(path);

    internal override List<string> Faults(StoreSession session) =>
        [.. session.Query("PRAGMA quick_check(3)", r => r.GetString(0)).Where(f => f != "ok").Select(f => f.ReplaceLineEndings(" "))];

    internal override (long Used, long Free)? Room()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return (new FileInfo(path).Length, new DriveInfo(folder).AvailableFreeSpace);
    }

    internal override void MakeRoom()
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw ArchiveErrors.NoArchive(path);
        // Write-ahead mode stays with the file; it is set outside of transactions, and only in a file that is ours or empty.
        if (File.Exists(path) && InTransaction(false, Migrations.Check) > 0)
            return;
        using var connection = Connect(SqliteOpenMode.ReadWriteCreate);
        Run(connection, "PRAGMA application_id = 1128354643; PRAGMA journal_mode = WAL");
    }

    internal override DbConnection Open(bool writes)
    {
        var connection = Connect(writes ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly);
        // Room for pages is taken as it is used: a transaction that changes more than it holds writes pages twice.
        Run(connection, writes ? "PRAGMA cache_size = -131072" : "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
        if (writes)
        {
            var pages = Options.MostPages == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; PRAGMA max_page_count = {Options.MostPages}");
            Run(connection, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL" + pages);
        }

        connection.CreateFunction("distance_km", (double a, double b, double c, double d) => GreatCircle.DistanceKm(a, b, c, d), isDeterministic: true);
        return connection;
    }

    internal override void BeginRemoval(StoreSession session) => session.Execute("PRAGMA secure_delete = ON");

    // An index of words keeps those of rows that are gone until it happens to be written anew.
    internal override void EndRemoval(StoreSession session)
    {
        session.Execute("INSERT INTO version_words (version_words) VALUES ('rebuild')");
        session.Execute("INSERT INTO incident_words (incident_words) VALUES ('rebuild')");
    }

    // What was moved or deleted earlier may stand in free parts of pages, and in the write-ahead log until that is cut off.
    private protected override void Scrub(DbConnection connection)
    {
        Run((SqliteConnection)connection, "VACUUM");
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        using var result = command.ExecuteReader();
        if (result.Read() && result.GetInt64(0) != 0)
            throw new SqliteException("somebody reads", Busy);
    }

    private protected override IDisposable Limit(StoreSession session, TimeSpan time) => new Interruption((SqliteConnection)session.Connection, time);

    private protected override bool IsOutOfTime(DbException e) => (e as SqliteException)?.SqliteErrorCode == Interrupted;

    internal override DbTransaction Begin(DbConnection connection, bool writes) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: !writes);

    internal override (string All, string One) IncidentWords => (
        "SELECT rowid AS number FROM incident_words WHERE incident_words MATCH @words",
        "EXISTS (SELECT 1 FROM incident_words WHERE incident_words MATCH @words AND rowid = i.number)");

    internal override string ReportWords => "v.number IN (SELECT rowid FROM version_words WHERE version_words MATCH @words)";

    internal override string Matching(IReadOnlyList<Phrase> phrases) =>
        string.Join(" AND ", phrases.Select(p => $"\"{string.Join(' ', p.Words)}\"{(p.IsPrefix ? "*" : "")}"));

    internal override CasusException? Translate(DbException e) => (e as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => ArchiveErrors.Locked(path, e),
        ReadOnly => ArchiveErrors.ReadOnly(path, e),
        CannotOpen => File.Exists(path) ? ArchiveErrors.ReadOnly(path, e) : ArchiveErrors.NoArchive(path),
        IoError or Full => ArchiveErrors.Full(path, e),
        Corrupt => ArchiveErrors.Damaged(path, e),
        NoDatabase => ArchiveErrors.NotAnArchive(path, e),
        Constraint or _ => null,
    };

    internal override bool IsPassing(DbException e) => false;

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Without pooling the file is free when a call returns, and a copy or a removal finds nothing open.
    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)Options.Patience.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        return connection;
    }

    // The one call of SQLite that another thread may make on a connection; it must not come once that is closed, nor be lost between two statements.
    private sealed class Interruption : IDisposable
    {
        private readonly Lock ending = new();
        private readonly Timer timer;
        private bool isOver;

        public Interruption(SqliteConnection connection, TimeSpan time) => timer = new(_ => Interrupt(connection), null, time, TimeSpan.FromMilliseconds(100));

        public void Dispose()
        {
            lock (ending)
                isOver = true;
            timer.Dispose();
        }

        private void Interrupt(SqliteConnection connection)
        {
            lock (ending)
            {
                if (!isOver)
                    SQLitePCL.raw.sqlite3_interrupt(connection.Handle);
            }
        }
    }
}
