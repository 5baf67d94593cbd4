namespace Casus.Grounding;

/// <summary>Distances on the Earth.</summary>
public static class GreatCircle
{
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance between two points.</summary>
    /// <param name="latitudeA">Decimal degrees, −90…90.</param>
    /// <param name="longitudeA">Decimal degrees, −180…180.</param>
    /// <param name="latitudeB">Decimal degrees, −90…90.</param>
    /// <param name="longitudeB">Decimal degrees, −180…180.</param>
    /// <returns>Kilometres, never negative, within about 0.6 % of the ellipsoidal distance.</returns>
    /// <remarks>Haversine with the mean Earth radius 6371.0088 km (IUGG).</remarks>
    public static double DistanceKm(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
    {
        var dLat = double.DegreesToRadians(latitudeB - latitudeA);
        var dLon = double.DegreesToRadians(longitudeB - longitudeA);
        var h = Math.Pow(Math.Sin(dLat / 2), 2)
            + (Math.Cos(double.DegreesToRadians(latitudeA)) * Math.Cos(double.DegreesToRadians(latitudeB)) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
