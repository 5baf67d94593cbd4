namespace Casus.Archive.Search;

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
