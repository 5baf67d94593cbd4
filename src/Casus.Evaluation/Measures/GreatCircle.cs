namespace Casus.Evaluation.Measures;

/// <summary>Distances on the sphere, by the haversine formula.</summary>
internal static class GreatCircle
{
    /// <summary>Great-circle distance of two points.</summary>
    /// <param name="a">Latitude and longitude in decimal degrees.</param>
    /// <param name="b">Likewise.</param>
    /// <param name="radiusKm">The sphere's radius: the sets do not agree on it to the metre.</param>
    /// <returns>Kilometres, never negative.</returns>
    public static double DistanceKm((double Latitude, double Longitude) a, (double Latitude, double Longitude) b, double radiusKm)
    {
        double from = Radians(a.Latitude), to = Radians(b.Latitude);
        var half = Square(Math.Sin((to - from) / 2))
            + (Math.Cos(from) * Math.Cos(to) * Square(Math.Sin(Radians(b.Longitude - a.Longitude) / 2)));
        return 2 * radiusKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double x) => x * x;
}
