using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Where an incident happened.</summary>
public sealed record IncidentLocation
{
    /// <summary>The place name.</summary>
    public required string Name { get; init; }

    /// <summary>GeoNames' number.</summary>
    public int? GeonameId { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>First-order division.</summary>
    public string? Admin1 { get; init; }

    /// <summary>How exactly it is known.</summary>
    public required LocationPrecision Precision { get; init; }
}
