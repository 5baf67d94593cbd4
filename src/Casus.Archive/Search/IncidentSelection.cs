using System.Globalization;
using Casus.Archive.Stores;

namespace Casus.Archive.Search;

/// <summary>
/// The incidents that a query asks for, and how they are come by. What an index of the facts does not order - words and parts of actors - is asked for first where few rows have
/// it; where many have, the facts are gone through in the order of days, and each is tried. Which it is decides how fast it is, and never what is found.
/// </summary>
internal sealed class IncidentSelection
{
    // How many rows are few: to go through the facts costs more where each is tried on words than on actors.
    private const int FewParts = 10_000;
    private const int FewWords = 50_000;

    private const string Earlier = "SELECT e.number FROM incident_facts e WHERE e.from_at <= @moment";

    private readonly Conditions facts = new();

    // The numbers of the rows that have an actor or words, where they are few; else what is tried on each row.
    private string? few;
    private string? many;

    // Of two that many rows have, the one that is counted by, and the other.
    private string? hits;
    private string? others;
    private bool hitsAreWords;
    private readonly bool hasFacts;
    private readonly List<(string Name, object? Value)> values = [];

    private IncidentSelection(Store store, ArchiveQuery query, Probe probe)
    {
        hasFacts = query is not { Country: null, Place: null, Type: null, KilledAtLeast: null, Grade: null, Near: null, From: null, To: null };
        facts.AddMoment("i", ArchiveSearch.Moment(query.AsOf));
        facts.AddFacts("i", query, query.From is { } from ? probe.FirstDayOfSpans(from) : null);
        facts.AddEqual("i.grade", "grade", query.Grade);
        if (query.Review is null)
            facts.Add("i.review NOT IN ('dismissed', 'merged')");
        else if (query.Review != "any")
            facts.AddEqual("i.review", "review", query.Review);
        facts.AddAfter("i.first_day", "i.id", query.After, keyIsNumber: false);
        AddPart(query, probe);
        AddWords(store, query, probe);
        if (few is null && ArchiveSearch.Moment(query.AsOf) is { } moment && probe.AreFew(Earlier, [("moment", moment)], FewParts))
            few = Earlier;
    }

    /// <summary>How an archive is searched.</summary>
    public static IncidentSelection Of(StoreSession session, ArchiveQuery query) => new(session.Store, query, new(
        (hits, values, most) => session.Number(string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM (SELECT 1 FROM ({hits}) AS hits LIMIT {most + 1}) AS found"), values) <= most,
        // What goes on for more than a day began before; nothing else does. An archive of then may hold spans that are gone.
        from => query.AsOf is null
            ? session.Text("SELECT MIN(first_day) FROM incident_facts WHERE until_at IS NULL AND last_day > first_day AND last_day >= @from AND first_day < @from AND first_day > ''", ("from", from)) ?? from
            : null));

    /// <summary>How an archive is searched where it is taken as known whether few rows have words and actors.</summary>
    public static IncidentSelection Of(Store store, ArchiveQuery query, bool areFew) => new(store, query, new((_, _, _) => areFew, from => from));

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
        // Actors are tried on the rows that other facts leave; words are asked for first, since each trial of them costs more.
        if (few is null && many is not null && (hitsAreWords || !hasFacts))
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

    private void AddPart(ArchiveQuery query, Probe probe)
    {
        if (query.Actor is null && query.Certainty is null)
            return;
        var certainty = query.Certainty is null ? "" : " AND a.certainty = @certainty";
        var parts = query.Actor is null
            ? $"SELECT a.incident AS number FROM incident_actors a WHERE {Conditions.Part(query)}"
            : $"SELECT a.incident AS number FROM incident_actors a WHERE a.actor = @actor{certainty} UNION ALL SELECT a.incident FROM incident_actors a WHERE a.name = @actor_name{certainty}";
        Take(parts, $"EXISTS (SELECT 1 FROM incident_actors a WHERE a.incident = i.number AND {Conditions.Part(query)})", Conditions.PartValues(query), probe, FewParts);
    }

    private void AddWords(Store store, ArchiveQuery query, Probe probe)
    {
        if (query.Text is null)
            return;
        if (Conditions.Phrases(query.Text) is not { Count: > 0 } phrases)
        {
            facts.Add("1 = 0");
            return;
        }

        var (all, one) = store.IncidentWords;
        Take(all, one, [("words", store.Matching(phrases))], probe, FewWords);
    }

    private void Take(string all, string one, (string Name, object? Value)[] with, Probe probe, int most)
    {
        values.AddRange(with);
        if (few is null && probe.AreFew(all, with, most))
        {
            few = all;
            return;
        }

        // Each condition that is not asked first is tried on each row.
        if (hits is null)
            (hits, hitsAreWords) = (all, most == FewWords);
        else
            others = one;
        many = many is null ? one : $"{many} AND {one}";
    }

    /// <summary>What is asked of an archive before it is searched.</summary>
    /// <param name="AreFew">Whether a query for numbers gives no more than so many.</param>
    /// <param name="FirstDayOfSpans">The first day of what goes on at a day or after it; <see langword="null"/> where it is not known.</param>
    private sealed record Probe(Func<string, (string, object?)[], int, bool> AreFew, Func<string, string?> FirstDayOfSpans);
}
