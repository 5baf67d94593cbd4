using System.Data.Common;
using System.Globalization;

namespace Casus.Archive.Stores;

/// <summary>One transaction of a store: statements with named values (<c>@name</c>), in the SQL that both databases share.</summary>
internal sealed class StoreSession(Store store, DbConnection connection, DbTransaction transaction)
{
    // A journey with more of them saves nothing more.
    private const int StatementsAtOnce = 256;

    // Where a key is a value of its own, a statement may have no more than some thousands.
    private const int KeysAtOnce = 1000;

    /// <summary>The store, for what the databases say differently.</summary>
    public Store Store => store;

    /// <summary>The connection, for what is done in the databases' own ways.</summary>
    public DbConnection Connection => connection;

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
            found.Add(read(rows));
        return found;
    }

    /// <summary>A statement with its values, to be run and disposed of.</summary>
    public DbCommand Prepared(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Command(sql, values);

    /// <summary>The first value of the first row, or <see langword="null"/>.</summary>
    public object? Value(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>A number, 0 where there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Value(sql, values) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A text, <see langword="null"/> where there is none.</summary>
    public string? Text(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Value(sql, values) as string;

    /// <summary>The number of a new row: one writes at a time, so that counting on is safe, and both databases count alike.</summary>
    public long NextNumber(string table) => LastNumber(table) + 1;

    /// <summary>The last number that a row of a table got, also where that row was purged; 0 where there was none.</summary>
    public long LastNumber(string table) => Math.Max(Number($"SELECT MAX(number) FROM {table}"), Number("SELECT number FROM used_numbers WHERE name = @name", ("name", table)));

    /// <summary>The columns of a table, in their order.</summary>
    public List<string> ColumnsOf(string table)
    {
        using var command = Command($"SELECT * FROM {table} LIMIT 0", []);
        using var rows = command.ExecuteReader();
        return [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
    }

    /// <summary>Inserts one row.</summary>
    public void Insert(string table, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var names = new List<string>();
        foreach (var (name, _) in values)
            names.Add(name);
        Execute($"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select(n => "@" + n))})", values);
    }

    /// <summary>Inserts many rows, on their way together.</summary>
    /// <param name="table">Where.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The values of each row, in the order of the columns; whole numbers as <see langword="long"/>.</param>
    public void InsertAll(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        if (store.Copy(connection, table, columns, rows))
            return;
        using var command = Inserting(table, columns);
        foreach (var row in rows)
        {
            for (var v = 0; v < row.Length; v++)
                command.Parameters[v].Value = row[v] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Runs a statement once with each set of values, on their way together where the database is a process of its own.</summary>
    public void ExecuteAll(string sql, IEnumerable<(string Name, object? Value)[]> values)
    {
        foreach (var some in values.Chunk(StatementsAtOnce))
        {
            if (!connection.CanCreateBatch)
            {
                foreach (var each in some)
                    Execute(sql, each);
                continue;
            }

            using var batch = Batch(some.Select(v => (sql, v)));
            batch.ExecuteNonQuery();
        }
    }

    /// <summary>A condition that a column has one of some numbers, for a query with the values that it adds.</summary>
    public string Among(string column, IEnumerable<long> numbers, List<(string Name, object? Value)> values) => store.Among(column, [.. numbers], values);

    /// <summary>The rows of a query about many keys, in no order. One query about all of them is planned and begun once, where a query for each is that many times.</summary>
    /// <param name="column">The column that has one of the keys.</param>
    /// <param name="keys">The numbers that are asked for.</param>
    /// <param name="sql">The query, of the condition that stands for it.</param>
    /// <param name="read">Reads a row.</param>
    public List<T> QueryAmong<T>(string column, IEnumerable<long> keys, Func<string, string> sql, Func<DbDataReader, T> read) =>
        Among(keys, (some, values) => Query(sql(store.Among(column, some, values)), read, [.. values]));

    /// <summary>The same of texts.</summary>
    public List<T> QueryAmong<T>(string column, IEnumerable<string> keys, Func<string, string> sql, Func<DbDataReader, T> read) =>
        Among(keys, (some, values) => Query(sql(store.Among(column, some, values)), read, [.. values]));

    /// <summary>The rows of many queries, in the order of the queries, on their way together where the database is a process of its own.</summary>
    public List<List<T>> QueryAll<T>(IEnumerable<(string Sql, (string Name, object? Value)[] Values)> queries, Func<DbDataReader, T> read)
    {
        var found = new List<List<T>>();
        foreach (var some in queries.Chunk(StatementsAtOnce))
        {
            if (!connection.CanCreateBatch)
            {
                found.AddRange(some.Select(q => Query(q.Sql, read, q.Values)));
                continue;
            }

            using var batch = Batch(some);
            using var rows = batch.ExecuteReader();
            do
            {
                var list = new List<T>();
                while (rows.Read())
                    list.Add(read(rows));
                found.Add(list);
            }
            while (rows.NextResult());
        }

        return found;
    }

    /// <summary>The rows of a query, one at a time; no other statement can run on PostgreSQL before the last was taken or the enumeration ended.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return read(rows);
    }

    /// <summary>Runs a statement on the rows of many keys.</summary>
    /// <param name="column">The column that has one of the keys.</param>
    /// <param name="keys">The numbers.</param>
    /// <param name="sql">The statement, of the condition that stands for it.</param>
    /// <param name="others">Its further values.</param>
    public void ExecuteAmong(string column, IEnumerable<long> keys, Func<string, string> sql, params (string Name, object? Value)[] others) =>
        Among(keys, (some, values) => new List<int> { Execute(sql(store.Among(column, some, values)), [.. values, .. others]) });

    /// <summary>The same of texts.</summary>
    public void ExecuteAmong(string column, IEnumerable<string> keys, Func<string, string> sql, params (string Name, object? Value)[] others) =>
        Among(keys, (some, values) => new List<int> { Execute(sql(store.Among(column, some, values)), [.. values, .. others]) });

    private static List<T> Among<TKey, T>(IEnumerable<TKey> keys, Func<TKey[], List<(string Name, object? Value)>, List<T>> ask)
    {
        var found = new List<T>();
        foreach (var some in keys.Distinct().Chunk(KeysAtOnce))
            found.AddRange(ask(some, []));
        return found;
    }

    private DbCommand Inserting(string table, IReadOnlyList<string> columns) => Command(
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})", [.. columns.Select(c => (c, (object?)null))]);

    private DbBatch Batch(IEnumerable<(string Sql, (string Name, object? Value)[] Values)> statements)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (sql, values) in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
                command.Parameters.Add(Parameter(command.CreateParameter(), name, value));

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.Add(Parameter(command.CreateParameter(), name, value));

        return command;
    }

    private static DbParameter Parameter(DbParameter parameter, string name, object? value)
    {
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        return parameter;
    }
}
