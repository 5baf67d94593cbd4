using System.Data.Common;
using Casus.Archive.Auditing;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Workbench;

/// <summary>Current incidents in bulk, for a program that keeps their columns at hand.</summary>
public static class IncidentRows
{
    private const int AtOnce = 20_000;

    private const string Columns =
        "number, id, type, first_day, last_day, country, place, latitude, longitude, killed, injured, sources, grade, review";

    /// <summary>The number of the log's last entry: while it stays, nothing has changed.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static long LastEntry(Store store) => store.Read(s => s.Number("SELECT MAX(number) FROM audit"));

    /// <summary>Whether rows were purged after an entry of the log: what was read before has to be read anew, since nothing says that they ended.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static bool WerePurgedSince(Store store, long entry) =>
        store.Read(s => s.Number("SELECT COUNT(*) FROM audit WHERE number > @n AND action = @purge", ("n", entry), ("purge", AuditLog.Purge))) > 0;

    /// <summary>What came and went since a mark, over one state of the archive, some of it at a time: nothing is held here.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="mark">How far the caller has come.</param>
    /// <param name="take">Takes some of the changes; called at least once, each time with the mark that is reached at the end.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static void Since(Store store, ArchiveMark mark, Action<IncidentChanges> take) => store.Read(session =>
    {
        var entry = session.Number("SELECT MAX(number) FROM audit");
        var end = new ArchiveMark(entry, session.Text("SELECT at FROM audit WHERE number = @n", ("n", entry)) ?? "", session.Number("SELECT MAX(number) FROM incidents"));
        // Two steps may bear one moment.
        var closed = mark.Incident == 0 ? [] : session.Query("SELECT number FROM incident_facts WHERE until_at >= @at AND number <= @last", r => r.GetInt64(0), ("at", mark.At), ("last", mark.Incident));
        var isTold = false;
        for (var last = mark.Incident; last < end.Incident; last += AtOnce)
        {
            (string, object?)[] range = [("first", last + 1), ("last", Math.Min(last + AtOnce, end.Incident))];
            // Closed rows are passed over here: an index of the current ones would be read in another order than the table.
            var opened = session.Query($"SELECT {Columns}, until_at FROM incident_facts WHERE number BETWEEN @first AND @last ORDER BY number", r => (Row: Row(r), HasEnded: !r.IsDBNull(14)), range);
            var parts = session.Query("SELECT incident, actor, name, role, certainty FROM incident_actors WHERE incident BETWEEN @first AND @last", Part, range);
            take(new(end, [.. opened.Where(r => !r.HasEnded).Select(r => r.Row)], parts, closed));
            (closed, isTold) = ([], true);
        }

        if (!isTold)
            take(new(end, [], [], closed));
        return 0;
    });

    /// <summary>The incidents of some rows, those that are still there, in the order asked for.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<(long Number, FoundIncident Incident)> Of(Store store, IReadOnlyList<long> numbers) =>
        numbers.Count == 0 ? [] : store.Read(session => ArchiveSearch.Rows(session, numbers));

    /// <summary>The numbers of rows in which words occur, ascending; also of some that hold no longer.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="text">As in <see cref="ArchiveQuery.Text"/>.</param>
    /// <param name="after">Rows up to this number are left out.</param>
    /// <param name="last">So are rows beyond this one.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<long> WithWords(Store store, string text, long after, long last) => store.Read(session => Conditions.Phrases(text) is { Count: > 0 } phrases
        ? session.Query(
            $"SELECT h.number FROM ({store.IncidentWords.All}) AS h WHERE h.number > @after AND h.number <= @last ORDER BY h.number",
            r => r.GetInt64(0),
            ("words", store.Matching(phrases)),
            ("after", after),
            ("last", last))
        : []);

    private static IncidentRow Row(DbDataReader r) => new(
        r.GetInt64(0),
        r.GetString(1),
        r.GetString(2),
        r.GetString(3),
        r.GetString(4),
        r.GetString(5),
        r.GetString(6),
        r.IsDBNull(7) ? null : r.GetDouble(7),
        r.IsDBNull(8) ? null : r.GetDouble(8),
        r.IsDBNull(9) ? null : r.GetInt64(9),
        r.IsDBNull(10) ? null : r.GetInt64(10),
        r.GetInt64(11),
        r.GetString(12),
        r.GetString(13));

    private static PartRow Part(DbDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4));
}
