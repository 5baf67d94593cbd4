using System.Globalization;
using Casus.Reports;
using Microsoft.Data.Sqlite;

namespace Casus.Sources.Watching;

/// <summary>
/// Remembers what was seen: lists with what they said last, pages with what came of them, words that were kept. One file; each change is whole or
/// not there at all, so that a run goes on where another was broken off. Thread-safe.
/// </summary>
internal sealed class WatchState : IDisposable
{
    private const int Version = 4;
    private const int Application = 1128354679;

    private const string Schema = """
        CREATE TABLE sources (name TEXT PRIMARY KEY, asked_at TEXT, read_at TEXT, found INTEGER NOT NULL DEFAULT 0, tag TEXT, modified TEXT, failures INTEGER NOT NULL DEFAULT 0, next_at TEXT, problem TEXT,
          code TEXT, kept INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0, request TEXT, rules TEXT);
        CREATE TABLE pages (number INTEGER PRIMARY KEY, canonical TEXT NOT NULL UNIQUE, address TEXT NOT NULL, source TEXT NOT NULL, title TEXT, published TEXT, publisher TEXT,
          found_at TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, attempts INTEGER NOT NULL DEFAULT 0, next_at TEXT, report TEXT, ended_at TEXT, rules TEXT,
          tag TEXT, modified TEXT, changed TEXT, version TEXT, was TEXT, looks INTEGER NOT NULL DEFAULT 0, look_at TEXT);
        CREATE INDEX pages_waiting ON pages (state, number);
        CREATE TABLE words (hash TEXT PRIMARY KEY, page TEXT NOT NULL);
        CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, changed TEXT NOT NULL);
        """;

    // Schema 1 did not count what folders brought, nor kept the codes of problems.
    private const string FromSchemaOne = "ALTER TABLE sources ADD COLUMN code TEXT; ALTER TABLE sources ADD COLUMN kept INTEGER NOT NULL DEFAULT 0; ALTER TABLE sources ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;";

    // Schema 2 knew what a list had said last by the name of the source alone, wherever that list stood.
    // Nor did it tell pages that the configuration refused, or robots.txt, from those that cannot be had: they are asked for once more.
    private const string FromSchemaTwo = """
        ALTER TABLE sources ADD COLUMN request TEXT;
        ALTER TABLE sources ADD COLUMN rules TEXT;
        ALTER TABLE pages ADD COLUMN rules TEXT;
        UPDATE pages SET rules = '' WHERE state = 'refused' AND (reason LIKE 'its host is %' OR reason LIKE 'port % is not asked' OR reason LIKE '% leads to an address inside a network');
        UPDATE pages SET state = 'waiting', attempts = 0, next_at = NULL, ended_at = NULL WHERE state = 'refused' AND reason = 'the site''s robots.txt does not allow it';
        """;

    // Schema 3 did not ask again for what was refused for the sake of limits, nor looked again at what has changed.
    private const string FromSchemaThree = """
        ALTER TABLE pages ADD COLUMN tag TEXT;
        ALTER TABLE pages ADD COLUMN modified TEXT;
        ALTER TABLE pages ADD COLUMN changed TEXT;
        ALTER TABLE pages ADD COLUMN version TEXT;
        ALTER TABLE pages ADD COLUMN was TEXT;
        ALTER TABLE pages ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE pages ADD COLUMN look_at TEXT;
        UPDATE pages SET rules = 'limits' WHERE state = 'refused' AND (reason = 'it is larger than is read' OR reason LIKE 'it sends on more than % times');
        """;

    // Sources are asked beside each other, and a connection is for one caller at a time.
    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly string file;
    private string rules = "";
    private string limits = "";

    private WatchState(SqliteConnection connection, string file) => (this.connection, this.file) = (connection, file);

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="forLooking">Works on a copy in memory, and leaves the file as it is.</param>
    /// <exception cref="CasusException">CAS1508: it cannot be used.</exception>
    public static WatchState Open(string file, bool forLooking)
    {
        try
        {
            if (forLooking)
                return Copy(file);
            var connection = Connect(file, SqliteOpenMode.ReadWriteCreate);
            var state = new WatchState(connection, file);
            var isReady = false;
            try
            {
                // One run at a time: the lock stays with the connection.
                state.Run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
                state.Prepare();
                isReady = true;
                return state;
            }
            finally
            {
                if (!isReady)
                    state.Dispose();
            }
        }
        catch (SqliteException e)
        {
            throw e.SqliteErrorCode switch
            {
                5 or 6 => SourceErrors.StateUnusable(file, "another run is using it", "End that run, or name another file with 'state'.", e),
                11 or 26 => SourceErrors.StateUnusable(
                    file, "it is damaged, or something else", "Put it aside, or name another file with 'state': pages are asked for once more, and the archive knows those that it has.", e),
                _ => SourceErrors.StateUnusable(file, e.Message, "Give write permission to its folder and room on its disk, or name another file with 'state'.", e),
            };
        }
    }

    /// <summary>A round begins. Pages that were refused for the sake of other rules or limits wait again.</summary>
    /// <param name="rules">The fingerprint of which hosts may be asked.</param>
    /// <param name="limits">What limits what is read of them.</param>
    public void Begin(string rules, string limits)
    {
        lock (gate)
        {
            (this.rules, this.limits) = (rules, limits);
            Run("UPDATE pages SET state = 'waiting', reason = NULL, attempts = 0, next_at = NULL, ended_at = NULL, rules = NULL WHERE state = 'refused' AND rules NOT IN ($1, $2)", rules, limits);
        }
    }

    /// <summary>
    /// Takes in what a list named. Pages that were seen before, under whatever spelling, are passed over; those of which the list says something else than then wait to be looked at again.
    /// </summary>
    /// <returns>How many are new.</returns>
    public int Found(WatchedSource source, IEnumerable<WaitingPage> pages, DateTimeOffset now) => Transaction(() =>
    {
        var fresh = 0;
        foreach (var page in pages)
        {
            var isNew = Run(
                "INSERT OR IGNORE INTO pages (canonical, address, source, title, published, publisher, found_at, state, changed) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8)",
                page.Canonical, page.Address, source.Name, page.Title, page.Published, page.Publisher, Written(now), page.Changed) > 0;
            fresh += isNew ? 1 : 0;
            if (!isNew && page.Changed is { } changed)
                FoundAgain(page.Canonical, source.Name, changed, now);
        }

        return fresh;
    });

    // Lists that name one page say of it what they like: the first to name it counts. Of what an earlier schema kept it is not known what was said then.
    private void FoundAgain(string canonical, string source, string changed, DateTimeOffset now)
    {
        Run("UPDATE pages SET changed = $2 WHERE canonical = $1 AND changed IS NULL AND source = $3", canonical, changed, source);
        Run(
            """
            UPDATE pages SET was = state, state = 'waiting', attempts = 0, next_at = NULL, changed = $2
            WHERE canonical = $1 AND changed <> $2 AND source = $5 AND state IN ('kept', 'unread', 'duplicate') AND looks < $3 AND (look_at IS NULL OR look_at <= $4)
            """,
            canonical, changed, (long)Pauses.MostLooks, Written(now), source);
    }

    /// <summary>Whether it is settled what came of an address.</summary>
    /// <param name="canonical">The form of the address that it is remembered by.</param>
    /// <param name="version">The fingerprint of what a list says of it.</param>
    public bool IsSettled(string canonical, string version) =>
        (long)Scalar("SELECT COUNT(*) FROM pages WHERE canonical = $1 AND version = $2 AND state <> 'waiting'", canonical, version)! > 0;

    /// <summary>Pages that are to be fetched now: of each host in the order in which they were found, and as many of one host as of another as long as there are; new ones before those that are looked at again.</summary>
    public List<WaitingPage> Waiting(int most, DateTimeOffset now) => Rows(
        """
        SELECT canonical, address, source, title, published, publisher, attempts, was, tag, modified, version, looks FROM (
          SELECT *, ROW_NUMBER() OVER (PARTITION BY substr(canonical, 3, instr(substr(canonical, 3) || '/', '/') - 1) ORDER BY was IS NOT NULL, number) AS turn
          FROM pages WHERE state = 'waiting' AND (next_at IS NULL OR next_at <= $1))
        ORDER BY turn, number LIMIT $2
        """,
        rows => new WaitingPage(rows.GetString(0), rows.GetString(1))
        {
            Source = rows.GetString(2), Title = Text(rows, 3), Published = Text(rows, 4), Publisher = Text(rows, 5), Attempts = rows.GetInt32(6),
            Was = Text(rows, 7), Seen = new(Text(rows, 8), Text(rows, 9)), Version = Text(rows, 10), Looks = rows.GetInt32(11),
        },
        Written(now),
        (long)most);

    /// <summary>Writes down what came of pages, all of them at once.</summary>
    public void Ended(IReadOnlyList<PageEnd> ends, DateTimeOffset now) => Transaction(() =>
    {
        foreach (var end in ends)
        {
            if (end.IsAsBefore)
                AsBefore(end, now);
            else
                Ended(end, now);
            if (end.Words is { } words)
                Run("INSERT OR IGNORE INTO words (hash, page) VALUES ($1, $2)", words, end.Canonical);
        }

        return 0;
    });

    private void Ended(PageEnd end, DateTimeOffset now)
    {
        var isOver = end.Again is null;
        Run(
            """
            UPDATE pages SET state = $2, reason = $3, report = COALESCE($4, report), attempts = attempts + 1, next_at = $5, ended_at = $6, rules = $7,
              tag = COALESCE($8, tag), modified = COALESCE($9, modified), version = COALESCE($10, version), looks = CASE WHEN $11 THEN $12 ELSE looks END, look_at = $13, was = CASE WHEN $11 THEN NULL ELSE was END
            WHERE canonical = $1
            """,
            end.Canonical, end.State, end.Reason, end.Report, end.Again is { } again ? Written(again) : null, isOver ? Written(now) : null, end.IsOfRules ? rules : end.Limit is null ? null : limits,
            end.Seen.Tag, end.Seen.Modified, end.Version, isOver, (long)end.Looks, Written(now + Pauses.BetweenLooks(end.Looks)));
    }

    private void AsBefore(PageEnd end, DateTimeOffset now) => Run(
        "UPDATE pages SET state = was, was = NULL, attempts = 0, next_at = NULL, ended_at = $2, looks = $3, look_at = $4 WHERE canonical = $1 AND was IS NOT NULL",
        end.Canonical, Written(now), (long)end.Looks, Written(now + Pauses.BetweenLooks(end.Looks)));

    /// <summary>The page whose words these are, if one was kept.</summary>
    public string? PageOf(string words) => Scalar("SELECT page FROM words WHERE hash = $1", words) as string;

    /// <summary>What is known of a list; nothing where it was another list that was asked under that name, whose <c>ETag</c> says nothing of this one. It does not wait where other hosts may be asked, or more is read, than when it failed.</summary>
    public SourceState SourceOf(WatchedSource source)
    {
        var known = Rows(
            "SELECT tag, modified, failures, next_at, problem, rules FROM sources WHERE name = $1 AND request = $2",
            rows => (Rules: Text(rows, 5), State: new SourceState(
                Text(rows, 0), Text(rows, 1), rows.GetInt32(2), Text(rows, 3) is { } next ? DateTimeOffset.Parse(next, CultureInfo.InvariantCulture) : null) { Problem = Text(rows, 4) }),
            source.Name,
            source.Request);
        if (known is not [var (under, state)])
            return new(null, null, 0, null);
        return under == RulesOfLists ? state : state with { Failures = 0, NextAt = null };
    }

    /// <summary>Writes down that a source was looked at.</summary>
    /// <param name="source">Which.</param>
    /// <param name="state">What is known of it now.</param>
    /// <param name="problem">Why it could not be read, code and words; <see langword="null"/> where it was.</param>
    /// <param name="found">How many pages or reports it named that were new.</param>
    /// <param name="now">When.</param>
    /// <param name="kept">How many reports were kept whose pages are not counted by themselves: those of folders.</param>
    /// <param name="unread">How many of these were not read.</param>
    public void Asked(WatchedSource source, SourceState state, (string Code, string Message)? problem, long found, DateTimeOffset now, long kept = 0, long unread = 0) => Run(
        """
        INSERT INTO sources (name, asked_at, read_at, found, tag, modified, failures, next_at, problem, code, kept, unread, request, rules) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (name) DO UPDATE SET asked_at = $2, read_at = COALESCE($3, read_at), found = found + $4, tag = $5, modified = $6, failures = $7, next_at = $8, problem = $9, code = $10,
          kept = kept + $11, unread = unread + $12, request = $13, rules = $14
        """,
        source.Name, Written(now), problem is null ? Written(now) : null, found, state.Tag, state.Modified, (long)state.Failures, state.NextAt is { } next ? Written(next) : null, problem?.Message, problem?.Code, kept, unread, source.Request, RulesOfLists);

    /// <summary>Whether a file is as it was when it was read last.</summary>
    public bool IsRead(FileInfo read) =>
        (long)Scalar("SELECT COUNT(*) FROM files WHERE path = $1 AND size = $2 AND changed = $3", read.FullName, read.Length, Written(read.LastWriteTimeUtc))! > 0;

    /// <summary>Writes down that a file was read to its end.</summary>
    public void Read(FileInfo read) => Run("INSERT OR REPLACE INTO files (path, size, changed) VALUES ($1, $2, $3)", read.FullName, read.Length, Written(read.LastWriteTimeUtc));

    /// <summary>What is known of the sources, by name.</summary>
    public IReadOnlyDictionary<string, SourceRow> Sources()
    {
        var pages = Rows("SELECT source, state, COUNT(*) FROM pages GROUP BY source, state", r => (Source: r.GetString(0), State: r.GetString(1), Count: r.GetInt64(2)))
            .ToLookup(p => p.Source, StringComparer.Ordinal);
        // Of the reasons for which pages of a source were refused the one that most had.
        var refused = Rows(
                "SELECT source, reason FROM pages WHERE state = 'refused' AND reason IS NOT NULL GROUP BY source, reason ORDER BY COUNT(*), reason", r => (Source: r.GetString(0), Reason: r.GetString(1)))
            .ToLookup(p => p.Source, StringComparer.Ordinal);
        var sources = Rows(
            "SELECT name, asked_at, read_at, next_at, failures, code, problem, found, kept, unread FROM sources",
            r => (Name: r.GetString(0), Row: new SourceRow(Text(r, 1), Text(r, 2), Text(r, 3), r.GetInt64(4), Text(r, 5), Text(r, 6), r.GetInt64(7), r.GetInt64(8), r.GetInt64(9))));
        return sources.ToDictionary(
            s => s.Name,
            s => s.Row with { Pages = pages[s.Name].ToDictionary(p => p.State, p => p.Count, StringComparer.Ordinal), Refused = refused[s.Name].LastOrDefault().Reason },
            StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private static WatchState Copy(string file)
    {
        var memory = new SqliteConnection("Data Source=:memory:;Pooling=False");
        memory.Open();
        var state = new WatchState(memory, file);
        if (File.Exists(file))
        {
            using var there = Connect(file, SqliteOpenMode.ReadOnly);
            there.BackupDatabase(memory);
        }

        state.Prepare();
        return state;
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 3 }.ToString());
        var isOpen = false;
        try
        {
            connection.Open();
            isOpen = true;
            return connection;
        }
        finally
        {
            if (!isOpen)
                connection.Dispose();
        }
    }

    private string RulesOfLists => rules + " " + limits;

    private void Prepare() => Transaction(() =>
    {
        var version = (long)Scalar("PRAGMA user_version")!;
        if (version > Version)
            throw SourceErrors.StateUnusable(file, "a newer Casus wrote it", "Use that one, or name another file with 'state'.");
        if (version > 0 && (long)Scalar("PRAGMA application_id")! != Application)
            throw SourceErrors.StateUnusable(file, "it is something else", "Name another file with 'state'.");
        if (version == Version)
            return 0;
        if (version > 0)
        {
            Run((version < 2 ? FromSchemaOne : "") + (version < 3 ? FromSchemaTwo : "") + FromSchemaThree + string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
            return 0;
        }

        if ((long)Scalar("SELECT COUNT(*) FROM sqlite_master")! > 0)
            throw SourceErrors.StateUnusable(file, "it is something else", "Name another file with 'state'.");
        Run(Schema + string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}; PRAGMA application_id = {Application}"));
        return 0;
    });

    private T Transaction<T>(Func<T> work)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            var result = work();
            transaction.Commit();
            return result;
        }
    }

    private int Run(string sql, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    private object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            return command.ExecuteScalar();
        }
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> of, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            using var rows = command.ExecuteReader();
            var all = new List<T>();
            while (rows.Read())
                all.Add(of(rows));
            return all;
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i] ?? DBNull.Value);
        return command;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string Written(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
