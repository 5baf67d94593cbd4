namespace Casus.Grounding;

/// <summary>Distances on the Earth.</summary>
public static class GreatCircle
{
    /// <summary>The mean radius of the Earth (IUGG).</summary>
    public const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle distance between two points.</summary>
    /// <param name="latitudeA">Decimal degrees, −90…90.</param>
    /// <param name="longitudeA">Decimal degrees, −180…180.</param>
    /// <param name="latitudeB">Decimal degrees, −90…90.</param>
    /// <param name="longitudeB">Decimal degrees, −180…180.</param>
    /// <param name="radiusKm">The sphere's radius: published measures do not agree on it to the metre.</param>
    /// <returns>Kilometres, never negative, within about 0.6 % of the ellipsoidal distance.</returns>
    /// <remarks>By the haversine formula.</remarks>
    public static double DistanceKm(double latitudeA, double longitudeA, double latitudeB, double longitudeB, double radiusKm = EarthRadiusKm)
    {
        var dLat = double.DegreesToRadians(latitudeB - latitudeA);
        var dLon = double.DegreesToRadians(longitudeB - longitudeA);
        var h = Math.Pow(Math.Sin(dLat / 2), 2)
            + (Math.Cos(double.DegreesToRadians(latitudeA)) * Math.Cos(double.DegreesToRadians(latitudeB)) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * radiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
