using System.Globalization;
using Casus.Archive.Stores;

namespace Casus.Archive.Search;

/// <summary>
/// The incidents that a query asks for, and how they are come by. What an index of the facts does not order - words and parts of actors - is asked for first where few rows have
/// it; where many have, the facts are gone through in the order of days, and each is tried. Which it is decides how fast it is, and never what is found.
/// </summary>
internal sealed class IncidentSelection
{
    /// <summary>How many are few.</summary>
    public const int Few = 10_000;

    private readonly Conditions facts = new();

    // The numbers of the rows that have an actor or words, where they are few; else what is tried on each row.
    private string? few;
    private string? many;

    // Of two that many rows have, the one that is counted by, and the other.
    private string? hits;
    private string? others;
    private readonly List<(string Name, object? Value)> values = [];

    private IncidentSelection(Store store, ArchiveQuery query, Func<string, (string, object?)[], bool> areFew)
    {
        facts.AddMoment("i", ArchiveSearch.Moment(query.AsOf));
        facts.AddFacts("i", query);
        facts.AddEqual("i.grade", "grade", query.Grade);
        if (query.Review is null)
            facts.Add("i.review NOT IN ('dismissed', 'merged')");
        else if (query.Review != "any")
            facts.AddEqual("i.review", "review", query.Review);
        facts.AddAfter("i.first_day", "i.id", query.After, keyIsNumber: false);
        AddPart(query, areFew);
        AddWords(store, query, areFew);
    }

    /// <summary>How an archive is searched.</summary>
    public static IncidentSelection Of(StoreSession session, ArchiveQuery query) => new(session.Store, query, (hits, values) =>
        session.Number(string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM (SELECT 1 FROM ({hits}) AS hits LIMIT {Few + 1}) AS found"), values) <= Few);

    /// <summary>How an archive is searched where it is taken as known whether few rows have words and actors.</summary>
    public static IncidentSelection Of(Store store, ArchiveQuery query, bool areFew) => new(store, query, (_, _) => areFew);

    /// <summary>The statement for a page, in the order of days.</summary>
    public (string Sql, (string Name, object? Value)[] Values) Page(int most)
    {
        // First which, from what is narrow; then whole incidents, which are large, for the page only.
        var page = string.Create(CultureInfo.InvariantCulture, $"SELECT i.number FROM {From} WHERE {Where} ORDER BY i.first_day, i.id LIMIT {most}");
        return ($"SELECT {ArchiveSearch.IncidentColumns} FROM incidents i WHERE i.number IN ({page}) ORDER BY i.first_day, i.id", Values);
    }

    /// <summary>The numbers of all.</summary>
    public (string Sql, (string Name, object? Value)[] Values) Numbers() => ($"SELECT i.number FROM {From} WHERE {Where}", Values);

    /// <summary>How many there are, at most <paramref name="most"/>.</summary>
    public int Count(StoreSession session, int most)
    {
        if (few is null && many is not null)
            return CountHits(session, most);
        return (int)session.Number(string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM (SELECT 1 FROM {From} WHERE {Where} LIMIT {most}) AS found"), Values);
    }

    private string From => few is null ? "incident_facts i" : $"(SELECT DISTINCT number FROM ({few}) AS hits) AS h CROSS JOIN incident_facts i";

    private string Where => string.Join(" AND ", new[] { few is null ? null : "i.number = h.number", facts.ToString(), many }.OfType<string>());

    private (string Name, object? Value)[] Values => [.. facts.Values.Concat(values).DistinctBy(v => v.Name)];

    // Of many hits the first that fit are soon found, in whatever order. A row may come several times, once for each part.
    private int CountHits(StoreSession session, int most)
    {
        var rest = string.Join(" AND ", new[] { "i.number = h.number", facts.ToString(), others }.OfType<string>());
        for (var limit = 2L * most; ; limit *= 4)
        {
            var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT h.number FROM ({hits}) AS h CROSS JOIN incident_facts i WHERE {rest} LIMIT {limit}");
            var numbers = session.Query(sql, r => r.GetInt64(0), Values);
            var different = numbers.Distinct().Count();
            if (different >= most || numbers.Count < limit)
                return Math.Min(different, most);
        }
    }

    private void AddPart(ArchiveQuery query, Func<string, (string, object?)[], bool> areFew)
    {
        if (query.Actor is null && query.Certainty is null)
            return;
        var certainty = query.Certainty is null ? "" : " AND a.certainty = @certainty";
        var parts = query.Actor is null
            ? $"SELECT a.incident AS number FROM incident_actors a WHERE {Conditions.Part(query)}"
            : $"SELECT a.incident AS number FROM incident_actors a WHERE a.actor = @actor{certainty} UNION ALL SELECT a.incident FROM incident_actors a WHERE a.name = @actor_name{certainty}";
        Take(parts, $"EXISTS (SELECT 1 FROM incident_actors a WHERE a.incident = i.number AND {Conditions.Part(query)})", Conditions.PartValues(query), areFew);
    }

    private void AddWords(Store store, ArchiveQuery query, Func<string, (string, object?)[], bool> areFew)
    {
        if (query.Text is null)
            return;
        if (Conditions.Phrases(query.Text) is not { Count: > 0 } phrases)
        {
            facts.Add("1 = 0");
            return;
        }

        var (all, one) = store.IncidentWords;
        Take(all, one, [("words", store.Matching(phrases))], areFew);
    }

    private void Take(string all, string one, (string Name, object? Value)[] with, Func<string, (string, object?)[], bool> areFew)
    {
        values.AddRange(with);
        if (few is null && areFew(all, with))
        {
            few = all;
            return;
        }

        // Each condition that is not asked first is tried on each row.
        if (hits is null)
            hits = all;
        else
            others = one;
        many = many is null ? one : $"{many} AND {one}";
    }
}
