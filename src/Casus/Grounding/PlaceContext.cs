using Casus.Knowledge.Places;

namespace Casus.Grounding;

/// <summary>What the names of a report mean so far, as the surroundings in which each name is resolved.</summary>
internal sealed class PlaceContext
{
    private const double EarthRadiusKm = 6371.0088;
    private const double NearKm = 90;
    private const double Most = 5.0;
    private const double Half = 1.6;

    private readonly Gazetteer gazetteer;
    private readonly Dictionary<int, double> byCountry = [];
    private readonly Dictionary<int, double> byAdmin1 = [];
    private readonly Dictionary<int, double> byAdmin2 = [];
    private readonly List<(ToponymName Name, double Weight, (int Index, double Share, double X, double Y, double Z)[] Places)> neighbours = [];

    public PlaceContext(Gazetteer gazetteer, List<ToponymName> names, int mostNeighbours)
    {
        this.gazetteer = gazetteer;
        foreach (var name in names)
            Count(name, 1);
        foreach (var name in names.Where(n => n.Candidates.Count > 0).OrderByDescending(n => n.Mentions.Count).Take(mostNeighbours))
        {
            var order = Enumerable.Range(0, name.Candidates.Count).OrderByDescending(i => name.Shares[i]).Take(8).Where(i => name.Shares[i] > 0.01);
            neighbours.Add((name, WeightOf(name), [.. order.Where(i => IsSpot(name.Candidates[i].Index)).Select(i => Point(name.Candidates[i].Index, name.Shares[i]))]));
        }
    }

    /// <summary>How much the other names speak for a candidate, 0 to about 5.</summary>
    public double Support(ToponymName name, PlaceRef candidate)
    {
        Count(name, -1);
        var place = gazetteer[candidate.Index];
        var sum = 0.0;
        var (country, admin1, admin2) = (place.CountryIndex, place.Admin1Index, place.Admin2Index);
        var isCountry = place.Feature.StartsWith("PCL", StringComparison.Ordinal);
        if (country > 0)
            sum += (isCountry ? 0.30 : 0.22) * byCountry.GetValueOrDefault(country);
        if (admin1 >= 0)
            sum += 0.55 * byAdmin1.GetValueOrDefault(admin1);
        if (admin2 >= 0)
            sum += 0.6 * byAdmin2.GetValueOrDefault(admin2);
        if (!isCountry && place.Feature != "ADM1")
            sum += 0.8 * Nearness(name, candidate.Index);
        Count(name, 1);
        return Most * sum / (sum + Half);
    }

    /// <summary>Great-circle distance between two places, in kilometres.</summary>
    public static double DistanceKm(GazetteerEntry a, GazetteerEntry b)
    {
        var (lat1, lat2) = (double.DegreesToRadians(a.Latitude), double.DegreesToRadians(b.Latitude));
        var (dLat, dLon) = (lat2 - lat1, double.DegreesToRadians(b.Longitude - a.Longitude));
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + (Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double WeightOf(ToponymName name) => 1 + (0.4 * Math.Log(Math.Max(1, name.Mentions.Count)));

    private void Count(ToponymName name, int sign)
    {
        var weight = sign * WeightOf(name);
        for (var i = 0; i < name.Candidates.Count; i++)
        {
            var share = name.Shares[i] * weight;
            if (name.Shares[i] < 0.005)
                continue;
            var place = gazetteer[name.Candidates[i].Index];
            Add(byCountry, place.CountryIndex, share);
            Add(byAdmin1, place.Admin1Index, share);
            Add(byAdmin2, place.Admin2Index, share);
        }
    }

    private static void Add(Dictionary<int, double> sums, int key, double share)
    {
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += share;
    }

    private double Nearness(ToponymName name, int index)
    {
        var (_, _, x, y, z) = Point(index, 0);
        var sum = 0.0;
        foreach (var (other, weight, places) in neighbours)
        {
            if (ReferenceEquals(other, name))
                continue;
            foreach (var p in places)
            {
                var cosine = (x * p.X) + (y * p.Y) + (z * p.Z);
                // Beyond some 500 km it comes to nothing: the arc cosine is saved.
                if (cosine > 0.997 && p.Index != index)
                    sum += weight * p.Share * Math.Exp(-EarthRadiusKm * Math.Acos(Math.Min(1, cosine)) / NearKm);
            }
        }

        return sum;
    }

    private bool IsSpot(int index)
    {
        var feature = gazetteer[index].Feature;
        return feature != "ADM1" && feature != "CONT" && !feature.StartsWith("PCL", StringComparison.Ordinal);
    }

    private (int Index, double Share, double X, double Y, double Z) Point(int index, double share)
    {
        var place = gazetteer[index];
        var (lat, lon) = (double.DegreesToRadians(place.Latitude), double.DegreesToRadians(place.Longitude));
        return (index, share, Math.Cos(lat) * Math.Cos(lon), Math.Cos(lat) * Math.Sin(lon), Math.Sin(lat));
    }
}
