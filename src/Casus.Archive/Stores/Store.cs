using System.Data.Common;
using System.Globalization;
using Casus.Reports;

namespace Casus.Archive.Stores;

/// <summary>A database that holds an archive. One writes at a time while many read; each sees whole transactions.</summary>
/// <remarks>Thread-safe: each call has a connection of its own.</remarks>
public abstract class Store
{
    private protected Store(StoreOptions options) => Options = options;

    private protected StoreOptions Options { get; }

    /// <summary>The database as messages name it; holds no password.</summary>
    public abstract string Name { get; }

    /// <summary>Opens the database that a location names.</summary>
    /// <param name="location">A path, or <c>postgres://user@host:port/database</c>.</param>
    /// <param name="options">Waits and attempts; <see langword="null"/> for the standard ones.</param>
    /// <exception cref="CasusException">CAS1120: it names none.</exception>
    public static Store At(string location, StoreOptions? options = null) => PostgresStore.IsLocation(location)
        ? new PostgresStore(location, options ?? new())
        : new SqliteStore(location, options ?? new());

    /// <summary>Makes the archive if there is none, and brings its schema up to this program's.</summary>
    /// <exception cref="CasusException">CAS1102: something else is there. CAS1104: it is newer.</exception>
    public void Prepare() => Guarded(() =>
    {
        MakeRoom();
        Migrations.Bring(this, Migrations.Newest);
        return 0;
    });

    /// <summary>Says whether an archive is there, without making one.</summary>
    /// <exception cref="CasusException">CAS1102: something else is there. CAS1104: it is newer.</exception>
    public bool Exists() => Guarded(() => IsThere() && InTransaction(false, Migrations.Check) is > 0);

    /// <summary>Runs one transaction that writes; it is kept whole or not at all, and tried again when the connection was lost.</summary>
    internal T Write<T>(Func<StoreSession, T> work) => Guarded(() => InTransaction(true, work));

    /// <summary>Runs one transaction that reads, over one unchanging state.</summary>
    internal T Read<T>(Func<StoreSession, T> work) => Guarded(() =>
    {
        if (!IsThere())
            throw ArchiveErrors.NoArchive(Name);
        return InTransaction(false, session =>
        {
            var found = Migrations.Check(session);
            if (found == 0)
                throw ArchiveErrors.NoArchive(Name);
            if (found < Migrations.Newest)
                throw new OldSchemaException();
            return work(session);
        });
    });

    /// <summary>Runs one transaction that reads, whatever schema there is; brings nothing up to date.</summary>
    internal T Look<T>(Func<StoreSession, T> work) => Guarded(() => IsThere() ? InTransaction(false, work) : throw ArchiveErrors.NoArchive(Name));

    /// <summary>The same, for so long at most.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    internal T Look<T>(Func<StoreSession, T> work, TimeSpan? most) => most is not { } time ? Look(work) : Look(session =>
    {
        using var limit = Limit(session, time);
        try
        {
            return work(session);
        }
        catch (DbException e) when (IsOutOfTime(e))
        {
            throw new TimeoutException(Name, e);
        }
    });

    /// <summary>Has the statements of a transaction that reads broken off after a time, until it is disposed of.</summary>
    private protected abstract IDisposable Limit(StoreSession session, TimeSpan time);

    /// <summary>Whether that is what an exception says.</summary>
    private protected abstract bool IsOutOfTime(DbException e);

    /// <summary>Begins a transaction that reads, for work that hands on rows while it goes; what it sees does not change until it is disposed of.</summary>
    internal OpenReading BeginReading()
    {
        // A first look brings the schema up to date and says what is wrong in words.
        Read(_ => 0);
        return Guarded(() => new OpenReading(this));
    }

    /// <summary>Runs work over an open transaction; errors of the database come as those of the archive.</summary>
    internal T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException e) when (Translate(e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>
    /// Takes the turn of a kind of work that one program is to do at a time, so that the others go on with something else; the turn ends when it is disposed of, or its holder dies.
    /// <see langword="null"/> where another has it. It guards no data: each transaction that writes still waits for the others.
    /// </summary>
    internal IDisposable? TryTakeTurn(string work) => Guarded(() => TakeTurn(work));

    /// <summary>The same, without tries; where one program at a time is the rule everybody has the turn.</summary>
    internal virtual IDisposable? TakeTurn(string work) => Stream.Null;

    /// <summary>What is wrong with the database itself, in its own words; nothing where it is sound or looks after itself.</summary>
    internal virtual List<string> Faults(StoreSession session) => [];

    /// <summary>How many bytes the archive takes and how many are free beside it; <see langword="null"/> where that is not ours to know.</summary>
    internal virtual (long Used, long Free)? Room() => null;

    /// <summary>Begins to remove for good: what is freed from now on in this transaction is to be written over, where the database can.</summary>
    internal virtual void BeginRemoval(StoreSession session)
    {
    }

    /// <summary>Ends it: makes anew, within the transaction, what the database derived from what was removed.</summary>
    internal virtual void EndRemoval(StoreSession session)
    {
    }

    /// <summary>Writes the database anew without what it freed, outside of transactions. Waits for whoever uses it.</summary>
    /// <exception cref="CasusException">It could not be done to its end.</exception>
    internal void Scrub() => Translated(() =>
    {
        using var connection = Open(writes: true);
        Scrub(connection);
        return 0;
    });

    /// <summary>The same, over a connection.</summary>
    private protected abstract void Scrub(DbConnection connection);

    /// <summary>Whether the database is there at all.</summary>
    internal abstract bool IsThere();

    /// <summary>Makes the database, where that is ours to do.</summary>
    internal abstract void MakeRoom();

    /// <summary>The name of the database in the names of migrations.</summary>
    internal abstract string Dialect { get; }

    /// <summary>Hands rows over in the database's own way for many of them.</summary>
    /// <returns>Whether it has one; if not, nothing was done.</returns>
    internal virtual bool Copy(DbConnection connection, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => false;

    /// <summary>A condition that a column has one of some numbers; it may add a value to those of the query.</summary>
    internal virtual string Among(string column, long[] numbers, List<(string Name, object? Value)> values) =>
        $"{column} IN ({string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))})";

    /// <summary>The same of some texts.</summary>
    internal virtual string Among(string column, string[] texts, List<(string Name, object? Value)> values)
    {
        var names = new string[texts.Length];
        for (var t = 0; t < texts.Length; t++)
        {
            names[t] = string.Create(CultureInfo.InvariantCulture, $"among{values.Count}");
            values.Add((names[t], texts[t]));
        }

        return $"{column} IN ({string.Join(", ", names.Select(n => "@" + n))})";
    }

    /// <summary>The tables that the database has.</summary>
    internal abstract string TablesQuery { get; }

    /// <summary>Opens a connection.</summary>
    internal abstract DbConnection Open(bool writes);

    /// <summary>Begins a transaction, waiting for whoever writes.</summary>
    internal abstract DbTransaction Begin(DbConnection connection, bool writes);

    /// <summary>A condition that is true of a row <c>v</c> of versions whose words match the value <c>words</c>, a query that <see cref="Matching"/> made.</summary>
    internal abstract string ReportWords { get; }

    /// <summary>A query for the numbers of incidents whose words match the value <c>words</c>, and a condition that is true of a row <c>i</c> of facts where its incident's do.</summary>
    internal abstract (string All, string One) IncidentWords { get; }

    /// <summary>The query for phrases, all of which have to occur.</summary>
    internal abstract string Matching(IReadOnlyList<Phrase> phrases);

    /// <summary>What an exception of the database means, or <see langword="null"/> where it is a defect.</summary>
    internal abstract CasusException? Translate(DbException e);

    /// <summary>Whether trying again may help.</summary>
    internal abstract bool IsPassing(DbException e);

    internal T InTransaction<T>(bool writes, Func<StoreSession, T> work)
    {
        using var connection = Open(writes);
        using var transaction = Begin(connection, writes);
        var result = work(new(this, connection, transaction));
        transaction.Commit();
        return result;
    }

    private T Guarded<T>(Func<T> work)
    {
        var migrated = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return work();
            }
            catch (OldSchemaException) when (!migrated)
            {
                // Reading an archive of an earlier version brings it up to date first; a migration keeps what is there.
                migrated = true;
                Prepare();
            }
            catch (DbException e) when (attempt < Options.Attempts && IsPassing(e))
            {
                Thread.Sleep(Options.FirstPause * Math.Pow(2, attempt - 1));
            }
            catch (DbException e) when (Translate(e) is { } error)
            {
                throw error;
            }
        }
    }

    private sealed class OldSchemaException : Exception;
}
