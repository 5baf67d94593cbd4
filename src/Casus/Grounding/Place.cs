using Casus.Knowledge.Places;

namespace Casus.Grounding;

/// <summary>An entry of the gazetteer.</summary>
/// <param name="GeonameId">GeoNames' number.</param>
/// <param name="Name">GeoNames' main name.</param>
/// <param name="Latitude">WGS 84 decimal degrees, −90…90.</param>
/// <param name="Longitude">WGS 84 decimal degrees, −180…180.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or empty for what lies in none.</param>
/// <param name="Admin1">Name of the first-order division, or <see langword="null"/>.</param>
/// <param name="Admin2">Name of the second-order division, or <see langword="null"/>.</param>
/// <param name="Feature">GeoNames feature code: <c>PPLC</c>, <c>ADM1</c>, <c>PCLI</c>, …</param>
/// <param name="Population">Inhabitants; 0 when unknown.</param>
public sealed record Place(
    int GeonameId, string Name, double Latitude, double Longitude, string Country, string? Admin1, string? Admin2, string Feature, long Population)
{
    /// <summary>Whether it is a state or a dependent territory, not a place in one.</summary>
    public bool IsCountry => FeatureCode.IsCountry(Feature);
}
