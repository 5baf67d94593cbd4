using System.Globalization;
using Casus.Archive.Stores;
using Casus.Fusion;

namespace Casus.Archive.Search;

/// <summary>The conditions of a query with their values.</summary>
internal sealed class Conditions
{
    private const double KmPerDegree = 111.0;

    private readonly List<string> conditions = [];
    private readonly List<(string Name, object? Value)> values = [];

    public (string Name, object? Value)[] Values => [.. values];

    public override string ToString() => string.Join(" AND ", conditions);

    /// <summary>Adds a condition that holds as it is written.</summary>
    public void Add(string condition, params ReadOnlySpan<(string Name, object? Value)> with)
    {
        conditions.Add(condition);
        foreach (var value in with)
            values.Add(value);
    }

    /// <summary>Adds <c>column = value</c> where there is a value.</summary>
    public void AddEqual(string column, string name, string? value)
    {
        if (value is not null)
            Add($"{column} = @{name}", (name, value));
    }

    /// <summary>Rows that held at a moment; the current ones where there is none.</summary>
    public void AddMoment(string alias, string? moment)
    {
        if (moment is null)
            Add($"{alias}.until_at IS NULL");
        else
            Add($"{alias}.from_at <= @moment AND ({alias}.until_at IS NULL OR {alias}.until_at > @moment)", ("moment", moment));
    }

    /// <summary>When, where and of what type: the columns that events and incidents share.</summary>
    /// <param name="alias">The name of the table in the query.</param>
    /// <param name="query">The query.</param>
    /// <param name="firstDay">The first day on which what is looked for may have begun; <see langword="null"/> where that is not known.</param>
    public void AddFacts(string alias, ArchiveQuery query, string? firstDay = null)
    {
        // What has no day is in no stretch of days.
        if (query.From is { } from)
            Add($"{alias}.last_day >= @from", ("from", from));
        if (query.To is { } to)
            Add($"{alias}.first_day <= @to", ("to", to));
        // Of several bounds a database may take any for the index: one has to be enough.
        if (firstDay is not null)
            Add($"{alias}.first_day >= @first_of_spans", ("first_of_spans", firstDay));
        else if (query.To is not null)
            Add($"{alias}.first_day > ''");
        AddEqual(alias + ".country", "country", query.Country);
        AddEqual(alias + ".place", "place", query.Place is { } place ? Words.Of(place) : null);
        AddEqual(alias + ".type", "type", query.Type);
        if (query.KilledAtLeast is { } killed)
            Add($"{alias}.killed >= @killed", ("killed", (long)killed));
        if (query.Near is not { } near)
            return;
        // The index finds the belt of latitude; of it the distance is measured where the longitude is near, away from the poles and the date line.
        var degrees = query.WithinKm / KmPerDegree;
        if (Math.Abs(near.Latitude) + degrees < 80 && degrees / Math.Cos((Math.Abs(near.Latitude) + degrees) * Math.PI / 180) is var across && Math.Abs(near.Longitude) + across < 180)
            Add($"{alias}.longitude BETWEEN @west AND @east", ("west", near.Longitude - across), ("east", near.Longitude + across));
        Add(
            $"{alias}.latitude BETWEEN @south AND @north AND distance_km({alias}.latitude, {alias}.longitude, @lat, @lon) <= @km",
            ("south", near.Latitude - degrees),
            ("north", near.Latitude + degrees),
            ("lat", near.Latitude),
            ("lon", near.Longitude),
            ("km", query.WithinKm));
    }

    /// <summary>Who had a part, and how surely.</summary>
    /// <param name="table">The table of those who had.</param>
    /// <param name="link">What links it to the row.</param>
    /// <param name="query">The query.</param>
    public void AddActor(string table, string link, ArchiveQuery query)
    {
        if (query.Actor is null && query.Certainty is null)
            return;
        Add($"EXISTS (SELECT 1 FROM {table} a WHERE {link} AND {Part(query)})", PartValues(query));
    }

    /// <summary>The condition on a row <c>a</c> of those who had a part.</summary>
    public static string Part(ArchiveQuery query) =>
        (query.Actor is null ? "a.role = 'actor'" : "(a.actor = @actor OR a.name = @actor_name)") + (query.Certainty is null ? "" : " AND a.certainty = @certainty");

    /// <summary>Its values.</summary>
    public static (string Name, object? Value)[] PartValues(ArchiveQuery query) =>
    [
        .. query.Actor is { } actor ? new (string, object?)[] { ("actor", actor), ("actor_name", Words.Of(actor)) } : [],
        .. query.Certainty is { } certainty ? new (string, object?)[] { ("certainty", certainty) } : [],
    ];

    /// <summary>Words that occur in a report.</summary>
    public void AddReportWords(Store store, string? text)
    {
        if (text is null)
            return;
        var phrases = Phrases(text);
        if (phrases.Count == 0)
            Add("1 = 0");
        else
            Add(store.ReportWords, ("words", store.Matching(phrases)));
    }

    /// <summary>Rows behind a page.</summary>
    public void AddAfter(string day, string key, string? cursor, bool keyIsNumber)
    {
        if (cursor is null)
            return;
        var (after, last) = Cursors.Read(cursor);
        object value = last;
        if (keyIsNumber)
            value = long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw ArchiveErrors.NoCursor(cursor);
        Add($"({day}, {key}) > (@after_day, @after_key)", ("after_day", after), ("after_key", value));
    }

    /// <summary>Cuts what somebody typed: words, phrases in quotation marks, and words with an asterisk that may go on.</summary>
    internal static List<Phrase> Phrases(string text)
    {
        var phrases = new List<Phrase>();
        var parts = text.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            IEnumerable<string> pieces = i % 2 == 1 ? [parts[i]] : parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            phrases.AddRange(pieces.Select(p => new Phrase([.. FoldedWords.Of(p)], i % 2 == 0 && p.EndsWith('*'))).Where(p => p.Words.Count > 0));
        }

        return phrases;
    }
}
