namespace Casus.Records;

/// <summary>Another place the name might mean.</summary>
/// <param name="GeonameId">GeoNames' number.</param>
/// <param name="Name">GeoNames' main name.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Admin1">First-order division.</param>
/// <param name="Latitude">Decimal degrees.</param>
/// <param name="Longitude">Decimal degrees.</param>
/// <param name="Score">Comparable among the candidates of one name.</param>
public sealed record CodedPlaceCandidate(
    int GeonameId, string Name, string Country, string? Admin1, double Latitude, double Longitude, double Score);
