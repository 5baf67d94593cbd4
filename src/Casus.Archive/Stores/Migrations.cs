using System.Globalization;
using System.Text;
using Casus.Reports;

namespace Casus.Archive.Stores;

/// <summary>The schema, step by step. Steps only go forward; a step that was released is never changed.</summary>
internal static class Migrations
{
    private const string Table = "archive_schema";

    /// <summary>The schema of this program.</summary>
    public const int Newest = 6;

    /// <summary>Which schema a database has: 0 where it is empty.</summary>
    /// <exception cref="CasusException">CAS1102: it holds something else. CAS1104: the schema is newer.</exception>
    public static int Check(StoreSession session)
    {
        var tables = session.Query(session.Store.TablesQuery, r => r.GetString(0));
        if (!tables.Contains(Table))
            return tables.Count == 0 ? 0 : throw ArchiveErrors.NotAnArchive(session.Store.Name);
        var found = (int)session.Number($"SELECT MAX(version) FROM {Table}");
        return found <= Newest ? found : throw ArchiveErrors.Newer(session.Store.Name, found, Newest);
    }

    /// <summary>Brings a database to a schema, each step in a transaction of its own.</summary>
    public static void Bring(Store store, int wanted)
    {
        while (store.InTransaction(false, Check) is var found && found < wanted)
            store.InTransaction(true, session => Step(session, found));
    }

    private static int Step(StoreSession session, int from)
    {
        // Somebody else may have taken the step while we waited for the right to write.
        if (Check(session) != from)
            return 0;
        if (from == 0)
            session.Execute($"CREATE TABLE {Table} (version INTEGER PRIMARY KEY, program TEXT NOT NULL)");
        session.Execute(Script(from + 1, session.Store.Dialect));
        session.Insert(Table, ("version", from + 1), ("program", ArchiveVersion.Program));
        return 0;
    }

    private static string Script(int version, string dialect)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{version:0000}.{dialect}.sql");
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no migration {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
