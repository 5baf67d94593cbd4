namespace Casus.Archive.Search;

/// <summary>What is looked for. Conditions that are not set let everything pass; all that are set have to hold.</summary>
public sealed record ArchiveQuery
{
    /// <summary>First day, ISO 8601: nothing that ended before it.</summary>
    public string? From { get; init; }

    /// <summary>Last day, ISO 8601: nothing that began after it.</summary>
    public string? To { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>The name of a place, however it is accented.</summary>
    public string? Place { get; init; }

    /// <summary>Degrees of latitude and longitude.</summary>
    public (double Latitude, double Longitude)? Near { get; init; }

    /// <summary>How far from <see cref="Near"/>.</summary>
    public double WithinKm { get; init; } = 50;

    /// <summary>An event type of the codebook.</summary>
    public string? Type { get; init; }

    /// <summary>Somebody with a part in it: an id of the actor register, or a name.</summary>
    public string? Actor { get; init; }

    /// <summary>How sure it is that <see cref="Actor"/>, or else anybody who acted, had that part.</summary>
    public string? Certainty { get; init; }

    /// <summary>At least so many dead.</summary>
    public int? KilledAtLeast { get; init; }

    /// <summary>Of incidents: <c>confirmed</c>, <c>fair</c>, <c>weak</c> or <c>contested</c>.</summary>
    public string? Grade { get; init; }

    /// <summary>
    /// Of incidents: <c>open</c>, <c>corrected</c>, <c>confirmed</c>, <c>dismissed</c>, <c>merged</c> or <c>any</c>; all but the dismissed and merged unless set.
    /// </summary>
    public string? Review { get; init; }

    /// <summary>Words that all occur: <c>"market square" shell*</c>.</summary>
    public string? Text { get; init; }

    /// <summary>As the archive stood at a day's end or at a moment, UTC.</summary>
    public string? AsOf { get; init; }

    /// <summary>Goes on behind a page.</summary>
    public string? After { get; init; }

    /// <summary>The most that one page holds.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>A page of what was found.</summary>
/// <param name="Items">In the order of their days, then of their ids.</param>
/// <param name="Next">Given as <see cref="ArchiveQuery.After"/> it gives the next page; <see langword="null"/> where this is the last.</param>
public sealed record FoundPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>An incident as it is listed.</summary>
public sealed record FoundIncident
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Event type, corrected where it was.</summary>
    public required string Type { get; init; }

    /// <summary>First possible day, ISO 8601; empty where unknown.</summary>
    public required string FirstDay { get; init; }

    /// <summary>Last possible day.</summary>
    public required string LastDay { get; init; }

    /// <summary>ISO 3166-1 alpha-3; empty where unknown.</summary>
    public required string Country { get; init; }

    /// <summary>Name of the place; empty where unknown.</summary>
    public required string Place { get; init; }

    /// <summary>The dead.</summary>
    public required long? Killed { get; init; }

    /// <summary>The injured.</summary>
    public required long? Injured { get; init; }

    /// <summary>Independent sources.</summary>
    public required long Sources { get; init; }

    /// <summary>How well supported.</summary>
    public required string Grade { get; init; }

    /// <summary>What people made of it.</summary>
    public required string Review { get; init; }

    /// <summary>The incident as machines made it, one line of JSON.</summary>
    public required string Machine { get; init; }

    /// <summary>What people decided, JSON.</summary>
    public required string Judged { get; init; }

    /// <summary>From when on it stood so, UTC.</summary>
    public required string Since { get; init; }

    /// <summary>One line of JSON: the incident, with what people decided as <c>review</c>.</summary>
    public string ToJson() => $"{Machine[..^1]},\"review\":{Judged}}}";
}

/// <summary>A report as it is listed.</summary>
public sealed record FoundReport
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Day of publication, ISO 8601; empty where unknown.</summary>
    public required string Published { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>File and line it came from.</summary>
    public required string Origin { get; init; }

    /// <summary>When it came into the archive, UTC.</summary>
    public required string CapturedAt { get; init; }

    /// <summary>SHA-256 of the bytes as received.</summary>
    public required string Original { get; init; }

    /// <summary>The record, one line of JSON.</summary>
    public required string Record { get; init; }

    /// <summary>One line of JSON: the record, with where it came from as <c>archive</c>.</summary>
    public string ToJson()
    {
        var origin = System.Text.Json.JsonEncodedText.Encode(Origin, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return $"{Record[..^1]},\"archive\":{{\"origin\":\"{origin}\",\"capturedAt\":\"{CapturedAt}\",\"sha256\":\"{Original}\"}}}}";
    }
}
