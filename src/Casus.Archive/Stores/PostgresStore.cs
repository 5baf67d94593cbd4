using System.Data;
using System.Data.Common;
using System.Globalization;
using Casus.Reports;
using Npgsql;
using NpgsqlTypes;

namespace Casus.Archive.Stores;

/// <summary>An archive in a schema of a PostgreSQL database. Writers take turns by a lock of the schema.</summary>
internal sealed class PostgresStore : Store
{
    private readonly string connectionString;
    private readonly string schema;
    private readonly string database;

    /// <summary>Names the database; connects to nothing yet.</summary>
    /// <exception cref="CasusException">CAS1120: the location names none.</exception>
    public PostgresStore(string location, StoreOptions options)
        : base(options)
    {
        if (!Uri.TryCreate(location, UriKind.Absolute, out var uri))
            throw ArchiveErrors.NotALocation(location, "it is no address");
        if (uri.AbsolutePath.Trim('/') is not { Length: > 0 } named)
            throw ArchiveErrors.NotALocation(WithoutPassword(uri), "there is no name of a database behind the host");
        database = Uri.UnescapeDataString(named);
        var settings = new NpgsqlConnectionStringBuilder { Database = database, Timeout = 10, ApplicationName = "casus", MaxAutoPrepare = MostPrepared, AutoPrepareMinUsages = UsesUntilPrepared };
        if (uri.Host.Length > 0)
            settings.Host = uri.Host;
        if (uri.Port > 0)
            settings.Port = uri.Port;
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            settings.Password = Uri.UnescapeDataString(user[1]);
        schema = "public";
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var value = Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "");
            if (pair[0] == "schema")
                schema = value;
            else
                Set(settings, pair[0], value, WithoutPassword(uri));
        }

        if (!schema.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') || schema is "" or [>= '0' and <= '9', ..])
            throw ArchiveErrors.NotALocation(WithoutPassword(uri), "the name of a schema has small letters, digits and _ only");
        settings.SearchPath = schema;
        // A socket of this machine knows when the other side is gone.
        if (settings.Host?.StartsWith('/') != true)
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, SilentSeconds, SilentSeconds / 4);
        connectionString = settings.ToString();
        Name = WithoutPassword(uri);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>How the database is reached, and the schema of the archive; for what stands beside it in a schema of its own.</summary>
    internal (string ConnectionString, string Schema) Settings => (connectionString, schema);

    internal override string Dialect => "postgres";

    // After so many seconds without a word each side asks whether the other is there, and what was sent has to arrive in time: the lock of one that was cut off must not hold all others up for hours.
    private const int SilentSeconds = 20;

    // Statements that come again are parsed and planned once a connection.
    private const int MostPrepared = 200, UsesUntilPrepared = 3;

    internal override bool Copy(DbConnection connection, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        NpgsqlBinaryImporter? copying = null;
        try
        {
            foreach (var row in rows)
            {
                copying ??= ((NpgsqlConnection)connection).BeginBinaryImport($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)");
                copying.StartRow();
                foreach (var value in row)
                    Write(copying, value);
            }

            copying?.Complete();
        }
        finally
        {
            copying?.Dispose();
        }

        return true;
    }

    internal override string TablesQuery => $"SELECT tablename::text FROM pg_tables WHERE schemaname = '{schema}'";

    /// <summary>Whether a location is of this kind.</summary>
    public static bool IsLocation(string location) =>
        location.StartsWith("postgres://", StringComparison.Ordinal) || location.StartsWith("postgresql://", StringComparison.Ordinal);

    internal override bool IsThere() => InTransaction(
        false, s => s.Number($"SELECT COUNT(*) FROM pg_namespace WHERE nspname = '{schema}'") > 0);

    internal override void MakeRoom()
    {
        if (!IsThere())
            InTransaction(true, s => s.Execute($"CREATE SCHEMA IF NOT EXISTS {schema}"));
    }

    internal override DbConnection Open(bool writes)
    {
        var connection = new NpgsqlConnection(connectionString);
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

    internal override DbTransaction Begin(DbConnection connection, bool writes)
    {
        var transaction = connection.BeginTransaction(writes ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead);
        using var command = connection.CreateCommand();
        command.CommandText = writes
            ? string.Create(CultureInfo.InvariantCulture, $"SET LOCAL lock_timeout = {(int)Options.Patience.TotalMilliseconds}; {Alertness("LOCAL")}; SELECT pg_advisory_xact_lock(hashtext('casus {schema}'))")
            : "SET TRANSACTION READ ONLY";
        command.ExecuteNonQuery();
        return transaction;
    }

    private protected override IDisposable Limit(StoreSession session, TimeSpan time)
    {
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {(int)time.TotalMilliseconds}"));
        return Stream.Null;
    }

    private protected override bool IsOutOfTime(DbException e) => e is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } or { InnerException: TimeoutException };

    private static string Alertness(string scope) => string.Create(
        CultureInfo.InvariantCulture, $"SET {scope} tcp_keepalives_idle = {SilentSeconds}; SET {scope} tcp_keepalives_interval = 5; SET {scope} tcp_keepalives_count = 3; SET {scope} tcp_user_timeout = {SilentSeconds * 1750}");

    // Tables are written anew and their old files deleted; statistics hold values of columns.
    private protected override void Scrub(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET lock_timeout = {(int)Options.Patience.TotalMilliseconds}");
        command.ExecuteNonQuery();
        var tables = new List<string>();
        command.CommandText = TablesQuery;
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                tables.Add(rows.GetString(0));
        }

        foreach (var table in tables.Order(StringComparer.Ordinal))
        {
            command.CommandText = $"VACUUM (FULL, ANALYZE) {schema}.{table}";
            command.ExecuteNonQuery();
        }
    }

    // Of the session, not of a transaction: the database ends it with the connection, whatever becomes of its holder.
    internal override IDisposable? TakeTurn(string work)
    {
        // Not of the pool, which would keep the session, and the turn with it.
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"{Alertness("SESSION")}; SELECT pg_try_advisory_lock(hashtext('casus {schema}'), hashtext('{work}'))";
            if (command.ExecuteScalar() is true)
                return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    internal override (string All, string One) IncidentWords => (
        "SELECT t.number FROM incidents t WHERE t.terms @@ to_tsquery('simple', @words)",
        "EXISTS (SELECT 1 FROM incidents t WHERE t.number = i.number AND t.terms @@ to_tsquery('simple', @words))");

    internal override string ReportWords => "v.terms @@ to_tsquery('simple', @words)";

    internal override string Matching(IReadOnlyList<Phrase> phrases) =>
        string.Join(" & ", phrases.Select(p => "(" + string.Join(" <-> ", p.Words.Select(w => $"'{w}'")) + (p.IsPrefix ? ":*" : "") + ")"));

    internal override CasusException? Translate(DbException e) => (e as PostgresException)?.SqlState switch
    {
        null => ArchiveErrors.NoConnection(Name, e),
        "55P03" => ArchiveErrors.Locked(Name, e),
        "25006" => ArchiveErrors.ReadOnly(Name, e),
        "3D000" => ArchiveErrors.NoDatabase(Name, database, e),
        ['2', '8', ..] or "42501" => ArchiveErrors.Refused(Name, e),
        "53100" or "53200" or ['5', '8', ..] => ArchiveErrors.Full(Name, e),
        ['0', '8', ..] or ['5', '7', 'P', ..] or "53300" => ArchiveErrors.NoConnection(Name, e),
        ['X', 'X', ..] => ArchiveErrors.Damaged(Name, e),
        _ => null,
    };

    internal override bool IsPassing(DbException e) => e is PostgresException p ? p.SqlState is ['0', '8', ..] or ['5', '7', 'P', ..] or "53300" or "40001" : e is NpgsqlException;

    // The text of a statement stays the same whatever the keys are, so that it is planned once.
    internal override string Among(string column, long[] numbers, List<(string Name, object? Value)> values) => Any(column, numbers, values);

    internal override string Among(string column, string[] texts, List<(string Name, object? Value)> values) => Any(column, texts, values);

    private static string Any(string column, Array keys, List<(string Name, object? Value)> values)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"among{values.Count}");
        values.Add((name, keys));
        return $"{column} = ANY(@{name})";
    }

    private static void Write(NpgsqlBinaryImporter copying, object? value)
    {
        switch (value)
        {
            case null:
                copying.WriteNull();
                break;
            case long number:
                copying.Write(number, NpgsqlDbType.Bigint);
                break;
            case int number:
                copying.Write((long)number, NpgsqlDbType.Bigint);
                break;
            case double number:
                copying.Write(number, NpgsqlDbType.Double);
                break;
            case string text:
                copying.Write(text, NpgsqlDbType.Text);
                break;
            case byte[] bytes:
                copying.Write(bytes, NpgsqlDbType.Bytea);
                break;
            default:
                throw new ArgumentException($"There is no column for a {value.GetType().Name}.", nameof(value));
        }
    }

    private static string WithoutPassword(Uri uri) => uri.UserInfo.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0
        ? uri.AbsoluteUri.Replace(uri.UserInfo + "@", uri.UserInfo[..colon] + "@", StringComparison.Ordinal)
        : uri.AbsoluteUri;

    private static void Set(NpgsqlConnectionStringBuilder settings, string name, string value, string where)
    {
        switch (name)
        {
            case "host":
                settings.Host = value;
                break;
            case "sslmode":
                settings.SslMode = Enum.TryParse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode)
                    ? mode : throw ArchiveErrors.NotALocation(where, $"there is no sslmode '{value}'");
                break;
            default:
                throw ArchiveErrors.NotALocation(where, $"the setting '{name}' is unknown; there are host, schema and sslmode");
        }
    }
}
