using System.Data.Common;

namespace Casus.Archive.Stores;

/// <summary>One transaction of a store: statements with named values (<c>@name</c>), in the SQL that both databases share.</summary>
internal sealed class StoreSession(Store store, DbConnection connection, DbTransaction transaction)
{
    /// <summary>The store, for what the databases say differently.</summary>
    public Store Store => store;

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
        Value(sql, values) is { } value ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>A text, <see langword="null"/> where there is none.</summary>
    public string? Text(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Value(sql, values) as string;

    /// <summary>The number of a new row: one writes at a time, so that counting on is safe, and both databases count alike.</summary>
    public long NextNumber(string table) => Number($"SELECT MAX(number) FROM {table}") + 1;

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

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
