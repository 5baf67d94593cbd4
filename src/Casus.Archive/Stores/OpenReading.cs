using System.Data.Common;
using Casus.Reports;

namespace Casus.Archive.Stores;

/// <summary>A transaction that reads and is held open. Not thread-safe.</summary>
internal sealed class OpenReading : IDisposable
{
    private readonly Store store;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;
    private readonly StoreSession session;

    public OpenReading(Store store)
    {
        this.store = store;
        connection = store.Open(writes: false);
        try
        {
            transaction = store.Begin(connection, writes: false);
            session = new(store, connection, transaction);
            // SQLite takes its view of the database with the first statement.
            session.Number("SELECT COUNT(*) FROM progress");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs a query.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public T Run<T>(Func<StoreSession, T> work) => store.Translated(() => work(session));

    /// <summary>The rows of a query, one at a time; no other query can run before the last was taken.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, (string Name, object? Value)[] values)
    {
        using var command = session.Prepared(sql, values);
        using var rows = store.Translated(command.ExecuteReader);
        while (store.Translated(rows.Read))
            yield return store.Translated(() => read(rows));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        transaction.Dispose();
        connection.Dispose();
    }
}
