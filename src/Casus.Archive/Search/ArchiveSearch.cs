using System.Data.Common;
using System.Globalization;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Search;

/// <summary>Finds what the archive holds.</summary>
public static class ArchiveSearch
{
    internal const string IncidentColumns =
        "i.id, i.type, i.first_day, i.last_day, i.country, i.place_name, i.killed, i.injured, i.sources, i.grade, i.review, i.machine, i.judged, i.from_at";

    /// <summary>Incidents.</summary>
    /// <exception cref="CasusException">The archive cannot be used. CAS1116: the cursor is none.</exception>
    public static FoundPage<FoundIncident> Incidents(Store store, ArchiveQuery query) => store.Read(session => Incidents(session, query));

    /// <summary>How many incidents fit.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="query">Which; its page plays no part.</param>
    /// <param name="most">Where counting ends: beyond that it is only said that there are more.</param>
    /// <returns>How many, at most <paramref name="most"/>, and whether there are more.</returns>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static (int Count, bool AreMore) CountIncidents(Store store, ArchiveQuery query, int most = 10_000) => store.Read(session =>
    {
        var count = IncidentSelection.Of(session, query with { After = null }).Count(session, most + 1);
        return (Math.Min(count, most), count > most);
    });

    /// <summary>One incident by its id.</summary>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static FoundIncident? Incident(Store store, string id) => store.Read(session =>
        session.Query($"SELECT {IncidentColumns} FROM incident_facts f JOIN incidents i ON i.number = f.number WHERE f.id = @id AND f.until_at IS NULL", Incident, ("id", id)).FirstOrDefault());

    /// <summary>Reports; those of incidents' kinds where an event of theirs fits.</summary>
    /// <exception cref="CasusException">The archive cannot be used. CAS1116: the cursor is none.</exception>
    public static FoundPage<FoundReport> Reports(Store store, ArchiveQuery query) => store.Read(session =>
    {
        var (sql, values) = ReportsQuery(store, query);
        var rows = session.Query(sql, r => (Number: r.GetInt64(0), Report: Report(r)), values);
        var page = Page(rows, query.Limit, r => Cursors.Of(r.Report.Published, r.Number.ToString(CultureInfo.InvariantCulture)));
        return new FoundPage<FoundReport>([.. page.Items.Select(r => r.Report)], page.Next);
    });

    /// <summary>Incidents, in a transaction that is under way.</summary>
    internal static FoundPage<FoundIncident> Incidents(StoreSession session, ArchiveQuery query)
    {
        var (sql, values) = IncidentSelection.Of(session, query).Page(query.Limit + 1);
        return Page(session.Query(sql, Incident, values), query.Limit, i => Cursors.Of(i.FirstDay, i.Id));
    }

    internal static (string Sql, (string Name, object? Value)[] Values) ReportsQuery(Store store, ArchiveQuery query)
    {
        var conditions = new Conditions();
        conditions.AddMoment("r", Moment(query.AsOf));
        // The days of reports are those of their publication.
        if (query.From is { } from)
            conditions.Add("r.published >= @first", ("first", from));
        if (query.To is { } to)
            conditions.Add("r.published <= @last AND r.published > ''", ("last", to));
        var events = new Conditions();
        events.Add("e.reading = r.number");
        events.AddFacts("e", query with { From = null, To = null });
        events.AddActor("event_actors", "a.reading = e.reading AND a.event = e.event", query);
        if (events.ToString() != "e.reading = r.number")
            conditions.Add($"EXISTS (SELECT 1 FROM events e WHERE {events})", events.Values);
        conditions.AddReportWords(store, query.Text);
        conditions.AddAfter("r.published", "r.number", query.After, keyIsNumber: true);
        return (
            string.Create(CultureInfo.InvariantCulture, $"""
                SELECT r.number, p.id, r.published, v.publisher, v.title, v.origin, v.captured_at, v.original, r.record
                FROM readings r JOIN versions v ON v.number = r.version JOIN reports p ON p.number = r.report
                WHERE {conditions} ORDER BY r.published, r.number LIMIT {query.Limit + 1}
                """),
            conditions.Values);
    }

    /// <summary>The incidents of some rows, those that are still there, in the order asked for.</summary>
    internal static List<(long Number, FoundIncident Incident)> Rows(StoreSession session, IReadOnlyList<long> numbers)
    {
        const int atOnce = 400;
        var found = new Dictionary<long, FoundIncident>();
        foreach (var some in numbers.Distinct().Chunk(atOnce))
        {
            var list = string.Join(',', some.Select(n => n.ToString(CultureInfo.InvariantCulture)));
            foreach (var (number, incident) in session.Query(
                $"SELECT {IncidentColumns}, i.number FROM incidents i WHERE i.number IN ({list})", r => (r.GetInt64(14), Incident(r))))
            {
                found[number] = incident;
            }
        }

        return [.. numbers.Where(found.ContainsKey).Select(n => (n, found[n]))];
    }

    /// <summary>The moment that somebody wrote.</summary>
    internal static string? Moment(string? text) =>
        text is null ? null : Moments.TryParse(text, out var moment) ? moment : throw new ArgumentException($"'{text}' is no day or moment.", nameof(text));

    private static FoundPage<T> Page<T>(List<T> rows, int limit, Func<T, string> cursor) =>
        rows.Count <= limit ? new(rows, null) : new(rows[..limit], cursor(rows[limit - 1]));

    internal static FoundIncident Incident(DbDataReader r) => new()
    {
        Id = r.GetString(0),
        Type = r.GetString(1),
        FirstDay = r.GetString(2),
        LastDay = r.GetString(3),
        Country = r.GetString(4),
        Place = r.GetString(5),
        Killed = r.IsDBNull(6) ? null : r.GetInt64(6),
        Injured = r.IsDBNull(7) ? null : r.GetInt64(7),
        Sources = r.GetInt64(8),
        Grade = r.GetString(9),
        Review = r.GetString(10),
        Machine = r.GetString(11),
        Judged = r.GetString(12),
        Since = r.GetString(13),
    };

    /// <summary>A report of a row whose second to ninth columns are the id, the facts of the version and the record.</summary>
    internal static FoundReport Report(DbDataReader r) => new()
    {
        Id = r.GetString(1),
        Published = r.GetString(2),
        Publisher = r.GetString(3),
        Title = r.GetString(4),
        Origin = r.GetString(5),
        CapturedAt = r.GetString(6),
        Original = r.GetString(7),
        Record = r.GetString(8),
    };
}
