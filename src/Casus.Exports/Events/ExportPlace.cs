using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>Where it happened, as exactly as may be told.</summary>
internal sealed record ExportPlace
{
    public required string Name { get; init; }

    public string Admin1 { get; init; } = "";

    public string Admin2 { get; init; } = "";

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public int? GeonameId { get; init; }

    public string Feature { get; init; } = "";

    public required LocationPrecision Precision { get; init; }

    public required LocationRelation Relation { get; init; }

    /// <summary>Whether less is told than is known.</summary>
    public bool IsCoarsened { get; init; }

    /// <summary>Whether it is a sea or other water outside states.</summary>
    public bool IsAtSea => Feature is "SEA" or "OCN" or "GULF" or "STRT" or "CHN" or "BAY";
}
