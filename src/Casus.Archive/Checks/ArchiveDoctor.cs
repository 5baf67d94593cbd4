using System.Globalization;
using Casus.Archive.Auditing;
using Casus.Archive.Incidents;
using Casus.Archive.Purging;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Checks;

/// <summary>Looks an archive over: can it be used, is it whole, is there room, what has to be done. Changes nothing.</summary>
public static class ArchiveDoctor
{
    private const long LeastFree = 1_000_000_000;

    // Rows that name rows which are not there.
    private static readonly (string Table, string Query)[] Orphans =
    [
        ("versions", "SELECT COUNT(*) FROM versions v LEFT JOIN reports p ON p.number = v.report WHERE p.number IS NULL"),
        ("versions without their originals", "SELECT COUNT(*) FROM versions v LEFT JOIN originals o ON o.sha256 = v.original WHERE o.sha256 IS NULL"),
        ("readings", "SELECT COUNT(*) FROM readings r LEFT JOIN versions v ON v.number = r.version WHERE v.number IS NULL"),
        ("events", "SELECT COUNT(*) FROM events e LEFT JOIN readings r ON r.number = e.reading WHERE r.number IS NULL"),
        ("actors of events", "SELECT COUNT(*) FROM event_actors a LEFT JOIN readings r ON r.number = a.reading WHERE r.number IS NULL"),
        ("actors of incidents", "SELECT COUNT(*) FROM incident_actors a LEFT JOIN incidents i ON i.number = a.incident WHERE i.number IS NULL"),
        ("reports of incidents", "SELECT COUNT(*) FROM incident_reports r LEFT JOIN incidents i ON i.number = r.incident WHERE i.number IS NULL"),
    ];

    // Each looks at one side, in a transaction of its own, so that none holds on to an old state of the database for long.
    private static readonly (string Name, Func<StoreSession, ArchiveFinding?> Look)[] Quick =
        [("schema", Schema), ("log", IfNewest(Log)), ("incidents", IfNewest(Filing)), ("purge", IfNewest(Purge)), ("disk", IfNewest(Room))];

    private static readonly (string Name, Func<StoreSession, ArchiveFinding?> Look)[] Slow = [("database", Integrity), ("rows", IfNewest(Rows))];

    /// <summary>Looks it over, however long it takes.</summary>
    /// <exception cref="CasusException">It cannot even be opened; the message says what to do.</exception>
    public static IReadOnlyList<ArchiveFinding> Check(Store store) => [.. Findings(store, Quick[..1], null), .. Findings(store, Slow, null), .. Findings(store, Quick[1..], null)];

    /// <summary>Looks at what takes moments: schema, log, filing, an unfinished purge, room. What takes longer is left, and told.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="most">How long each may take.</param>
    /// <exception cref="CasusException">It cannot even be opened; the message says what to do.</exception>
    public static IReadOnlyList<ArchiveFinding> Glance(Store store, TimeSpan most) => Findings(store, Quick, most);

    /// <summary>Reads every page of the database, and looks for rows that name what is not there.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="most">How long each of the two may take; what is not done by then is left, and told.</param>
    /// <exception cref="CasusException">It cannot even be opened; the message says what to do.</exception>
    public static IReadOnlyList<ArchiveFinding> ReadThrough(Store store, TimeSpan most) => Findings(store, Slow, most);

    private static List<ArchiveFinding> Findings(Store store, (string Name, Func<StoreSession, ArchiveFinding?> Look)[] sides, TimeSpan? most)
    {
        ArgumentNullException.ThrowIfNull(store);
        var findings = new List<ArchiveFinding>();
        foreach (var (name, look) in sides)
        {
            try
            {
                if (store.Look(look, most) is { } finding)
                    findings.Add(finding);
            }
            catch (TimeoutException)
            {
                findings.Add(new(name, false, Text($"not looked through within {most!.Value.TotalSeconds:0.#} seconds"), "Run 'casus doctor --archive' on the console of the server, which takes the time it needs.") { IsFinished = false });
            }
        }

        return findings;
    }

    // Of an older archive it is known alone that it is older.
    private static Func<StoreSession, ArchiveFinding?> IfNewest(Func<StoreSession, ArchiveFinding?> look) => session => Migrations.Check(session) < Migrations.Newest ? null : look(session);

    private static ArchiveFinding Schema(StoreSession session)
    {
        var schema = Migrations.Check(session);
        if (schema == 0)
            throw ArchiveErrors.NoArchive(session.Store.Name);
        return schema == Migrations.Newest
            ? new("schema", true, Text($"{schema}, the newest"))
            : new("schema", false, Text($"{schema}; this program uses {Migrations.Newest}"), "Make a backup; the next 'casus ingest' brings the archive up to date.");
    }

    private static ArchiveFinding Integrity(StoreSession session) => session.Store.Faults(session) is { Count: > 0 } faults
        ? new("database", false, faults[0], "Restore the archive from a backup with 'casus restore'; 'casus verify' on a copy says what is left.")
        : new("database", true, session.Store.Dialect == "sqlite" ? "every page can be read" : "answers; PostgreSQL checks its own pages");

    private static ArchiveFinding Rows(StoreSession session)
    {
        var orphans = Orphans.Select(o => (o.Table, Count: session.Number(o.Query))).Where(o => o.Count > 0).ToList();
        if (orphans.Count > 0)
        {
            return new(
                "rows",
                false,
                "name what is not there: " + string.Join(", ", orphans.Select(o => Text($"{o.Count:N0} {o.Table}"))),
                "Something else than Casus took rows out. 'casus verify' names them; restore from a backup, or 'casus ingest --rederive' where incidents alone are concerned.");
        }

        var (reports, incidents) = (session.Number("SELECT COUNT(*) FROM reports"), session.Number("SELECT COUNT(*) FROM incidents WHERE until_at IS NULL"));
        return new("rows", true, Text($"{reports:N0} reports, {incidents:N0} incidents, {session.Number("SELECT COUNT(*) FROM judgements"):N0} judgements; none names what is not there"));
    }

    private static ArchiveFinding Log(StoreSession session)
    {
        var (entries, last) = (session.Number("SELECT COUNT(*) FROM audit"), session.Number("SELECT MAX(number) FROM audit"));
        var head = session.Text("SELECT hash FROM audit WHERE number = @n", ("n", last)) ?? AuditLog.Beginning;
        return entries == last
            ? new("log", true, Text($"{entries:N0} entries, the last {(head.Length == 0 ? "none" : head)}"))
            : new("log", false, Text($"{entries:N0} entries, the last numbered {last:N0}"), "Entries were taken out. 'casus verify' names what they were about.");
    }

    private static ArchiveFinding Filing(StoreSession session) => Deriver.IsUpToDate(session)
        ? new("incidents", true, "those of what the archive holds")
        : new("incidents", false, "reports came in, or the program changed, since they were derived", "Run 'casus ingest --rederive'.");

    private static ArchiveFinding? Purge(StoreSession session) => Purger.IsUnfinished(session)
        ? new("purge", false, "reports were removed, but what the database freed may hold them still", "Run 'casus purge --finish' when nothing else uses the archive.")
        : null;

    private static ArchiveFinding? Room(StoreSession session)
    {
        if (session.Store.Room() is not var (used, free))
            return null;
        var detail = Text($"{Megabytes(used)} used, {Megabytes(free)} free");
        return free >= Math.Max(LeastFree, used / 2)
            ? new("disk", true, detail)
            : new("disk", false, detail, "Free space, or move the archive: a backup needs about as much room as the archive, and so does growing on.");
    }

    private static string Megabytes(long bytes) => Text($"{bytes / 1e6:N0} MB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
