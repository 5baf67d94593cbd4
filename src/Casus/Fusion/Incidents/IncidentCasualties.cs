using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>The tolls of an incident.</summary>
public sealed record IncidentCasualties
{
    /// <summary>The dead; <see langword="null"/> where nothing can be said.</summary>
    public IncidentToll? Killed { get; init; }

    /// <summary>The injured; <see langword="null"/> where nothing can be said.</summary>
    public IncidentToll? Injured { get; init; }

    /// <summary>The same for each group that reports tell apart, and for the missing, detained and displaced.</summary>
    public ImmutableArray<GroupToll> ByGroup { get; init; } = [];

    /// <summary>How the tolls stood on each day of publication, in the order of the days.</summary>
    public ImmutableArray<TollOfDay> TollOverTime { get; init; } = [];
}

/// <summary>A number of people over all reports.</summary>
public sealed record IncidentToll
{
    /// <summary>No claim is lower.</summary>
    public required int Low { get; init; }

    /// <summary>The number that most independent sources last gave.</summary>
    public required int Best { get; init; }

    /// <summary>No claim is higher; <see langword="null"/> where the highest is open ("at least") or nobody counted.</summary>
    public required int? High { get; init; }

    /// <summary><c>no-toll-in-reports</c> where no report gives a number; absent where one does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }
}

/// <summary>The toll of one group.</summary>
/// <param name="Who">Who they were.</param>
/// <param name="Outcome">What befell them.</param>
/// <param name="Low">No claim is lower.</param>
/// <param name="Best">The number that most independent sources last gave.</param>
/// <param name="High">No claim is higher; <see langword="null"/> when open.</param>
public sealed record GroupToll(CasualtyGroup Who, CasualtyOutcome Outcome, int Low, int Best, int? High);

/// <summary>The highest tolls that were published on one day.</summary>
/// <param name="PublishedOn">The day, ISO 8601.</param>
/// <param name="Killed">The dead, where a report of the day gives a number.</param>
/// <param name="Injured">The injured, likewise.</param>
public sealed record TollOfDay(string PublishedOn, int? Killed, int? Injured);
