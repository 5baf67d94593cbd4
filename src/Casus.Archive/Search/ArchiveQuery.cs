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
