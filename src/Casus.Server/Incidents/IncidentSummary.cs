namespace Casus.Server.Incidents;

/// <summary>An incident as lists show it.</summary>
internal record IncidentSummary
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string TypeLabel { get; init; }

    public required DateSummary? Date { get; init; }

    public required PlaceSummary? Place { get; init; }

    public required TollSummary? Killed { get; init; }

    public required TollSummary? Injured { get; init; }

    public required IReadOnlyList<ActorSummary> Actors { get; init; }

    public required int Sources { get; init; }

    public required int Reports { get; init; }

    public required string Grade { get; init; }

    public required string GradeReason { get; init; }

    public required string Review { get; init; }

    public required IReadOnlyList<string> Corrected { get; init; }

    public required IReadOnlyList<string> Badges { get; init; }

    public required string Since { get; init; }
}

/// <summary>When.</summary>
internal sealed record DateSummary(string Start, string End, string Precision);

/// <summary>Where.</summary>
internal sealed record PlaceSummary(
    string Name, string? Country, string? CountryName, string? Admin1, double? Latitude, double? Longitude, string Precision, bool Area);

/// <summary>How many.</summary>
internal sealed record TollSummary(int Low, int Best, int? High);

/// <summary>Who had a part.</summary>
internal sealed record ActorSummary(string Role, string Name, string? ActorId, string Certainty, bool IsDenied);

/// <summary>An incident without a point, and why.</summary>
[method: System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
internal sealed record UnplacedIncident(IncidentSummary Summary, string PlaceReason, IReadOnlyList<PlaceGuess> Candidates) : IncidentSummary(Summary)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public IncidentSummary Summary { get; } = Summary;
}

/// <summary>A place that it may be.</summary>
internal sealed record PlaceGuess(string Name, string? Country, double Latitude, double Longitude, double Score);
