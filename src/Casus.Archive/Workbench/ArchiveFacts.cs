using System.Globalization;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Workbench;

/// <summary>The archive as a whole: its log, what it holds, and all of it in turn.</summary>
public static class ArchiveFacts
{
    /// <summary>Whether something can be written to the archive; tries, and changes nothing.</summary>
    public static bool IsWritable(Store store)
    {
        try
        {
            return store.Write(s => s.Execute("DELETE FROM progress WHERE name = ''")) == 0;
        }
        catch (CasusException e)
        {
            // Who is being written to can be written to.
            return e.Code == "CAS1105";
        }
    }

    /// <summary>How many reports there are.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static long Reports(Store store) => store.Read(s => s.Number("SELECT COUNT(*) FROM reports"));

    /// <summary>What the archive holds.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static ArchiveCard Card(Store store) => store.Read(session => new ArchiveCard(
        session.Number("SELECT COUNT(*) FROM reports"),
        session.Query(
            "SELECT v.publisher, COUNT(*) FROM readings r JOIN versions v ON v.number = r.version WHERE r.until_at IS NULL GROUP BY v.publisher ORDER BY 2 DESC, 1 LIMIT 200",
            r => (r.GetString(0), r.GetInt64(1))),
        session.Text("SELECT MIN(published) FROM readings WHERE until_at IS NULL AND published > ''") ?? "",
        session.Text("SELECT MAX(published) FROM readings WHERE until_at IS NULL AND published > ''") ?? ""));

    /// <summary>Entries of the log, the last one first.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="who">By whom, or <see langword="null"/>.</param>
    /// <param name="action">Of this kind, or <see langword="null"/>.</param>
    /// <param name="subject">Of this report or incident, or <see langword="null"/>.</param>
    /// <param name="before">Only entries before this number; 0 for all.</param>
    /// <param name="limit">The most that are given.</param>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static IReadOnlyList<LogEntry> Log(Store store, string? who, string? action, string? subject, long before, int limit) => store.Read(session =>
    {
        var conditions = new Conditions();
        conditions.Add("number < @before", ("before", before > 0 ? before : long.MaxValue));
        conditions.AddEqual("who", "who", who);
        conditions.AddEqual("action", "action", action);
        conditions.AddEqual("object", "object", subject);
        return session.Query(
            string.Create(CultureInfo.InvariantCulture, $"SELECT number, at, who, action, object, detail, hash FROM audit WHERE {conditions} ORDER BY number DESC LIMIT {limit}"),
            r => new LogEntry(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6)),
            conditions.Values);
    });

    /// <summary>Reads over one unchanging state, for as long as the work takes.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static T Over<T>(Store store, Func<ArchiveReading, T> work) => store.Read(session => work(new(session)));
}
