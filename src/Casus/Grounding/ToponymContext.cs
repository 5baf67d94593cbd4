using System.Runtime.InteropServices;
using Casus.Knowledge.Places;

namespace Casus.Grounding;

/// <summary>What the names of a report mean so far, as the surroundings in which each name is resolved.</summary>
internal sealed class ToponymContext
{
    private const int MostNeighbourPlaces = 8;

    // The most that all other names together can add to a candidate, and how much of them adds half of it.
    private const double Most = 10;
    private const double Half = 2.2;

    // What a name that is resolved to the same country, into the same country, division or district adds for each name, and what one
    // adds that lies at no distance; the latter fades with the distance.
    private const double SameCountry = 0.45;
    private const double InCountry = 0.08;
    private const double InDivision = 0.55;
    private const double InDistrict = 1.3;
    private const double Near = 1.4;
    private const double NearKm = 80;

    // A name that is repeated counts for more, by the logarithm of its mentions.
    private const double Repetition = 0.4;

    private readonly Dictionary<int, double> byCountry = [];
    private readonly Dictionary<int, double> byAdmin1 = [];
    private readonly Dictionary<int, double> byAdmin2 = [];
    private readonly List<(ToponymName Name, double Weight, (CandidatePlace Place, double Share)[] Places)> neighbours = [];

    public ToponymContext(List<ToponymName> names, int mostNeighbours)
    {
        foreach (var name in names)
            Count(name, 1);
        foreach (var name in names
            .Where(n => n.Candidates.Count > 0)
            .OrderByDescending(n => n.Mentions.Count)
            .Take(mostNeighbours))
        {
            var best = Enumerable.Range(0, name.Candidates.Count).Where(i => name.Shares[i] > 0.01 && name.Places[i].IsSpot)
                .OrderByDescending(i => name.Shares[i])
                    .Take(MostNeighbourPlaces)
                    .Select(i => (name.Places[i], name.Shares[i]));
            neighbours.Add((name, WeightOf(name), [.. best]));
        }
    }

    /// <summary>Fills in how much the other names speak for each candidate of a name, 0 to <see cref="Most"/>.</summary>
    public void Support(ToponymName name, double[] support)
    {
        Count(name, -1);
        for (var i = 0; i < support.Length; i++)
        {
            var place = name.Places[i];
            var sum = 0.0;
            if (place.Country > 0)
                sum += (place.IsCountry ? SameCountry : InCountry) * byCountry.GetValueOrDefault(place.Country);
            if (place.Admin1 >= 0)
                sum += InDivision * byAdmin1.GetValueOrDefault(place.Admin1);
            if (place.Admin2 >= 0)
                sum += InDistrict * byAdmin2.GetValueOrDefault(place.Admin2);
            if (place.IsSpot)
                sum += Near * Nearness(name, place);
            support[i] = Most * sum / (sum + Half);
        }

        Count(name, 1);
    }

    private static double WeightOf(ToponymName name) => 1 + (Repetition * Math.Log(Math.Max(1, name.Mentions.Count)));

    private void Count(ToponymName name, int sign)
    {
        var weight = sign * WeightOf(name);
        for (var i = 0; i < name.Places.Length; i++)
        {
            if (name.Shares[i] < 0.005)
                continue;
            var (share, place) = (name.Shares[i] * weight, name.Places[i]);
            Add(byCountry, place.Country, share);
            Add(byAdmin1, place.Admin1, share);
            Add(byAdmin2, place.Admin2, share);
        }
    }

    private static void Add(Dictionary<int, double> sums, int key, double share) =>
        CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += share;

    private double Nearness(ToponymName name, CandidatePlace place)
    {
        var sum = 0.0;
        foreach (var (other, weight, places) in neighbours)
        {
            if (ReferenceEquals(other, name))
                continue;
            foreach (var (near, share) in places)
            {
                var cosine = (place.X * near.X) + (place.Y * near.Y) + (place.Z * near.Z);
                // Beyond some 500 km it comes to nothing: the arc cosine is saved.
                if (cosine > 0.997 && near.Index != place.Index)
                    sum += weight * share * Math.Exp(-GreatCircle.EarthRadiusKm * Math.Acos(Math.Min(1, cosine)) / NearKm);
            }
        }

        return sum;
    }
}

/// <summary>What the context asks of a candidate, read once from the gazetteer.</summary>
internal readonly record struct CandidatePlace(int Index, int Country, int Admin1, int Admin2, bool IsCountry, bool IsSpot, double X, double Y, double Z)
{
    public static CandidatePlace Of(GazetteerEntry place)
    {
        var isCountry = place.IsCountry;
        var (lat, lon) = (double.DegreesToRadians(place.Latitude), double.DegreesToRadians(place.Longitude));
        return new(place.Index, place.CountryIndex, place.Admin1Index, place.Admin2Index, isCountry,
            !isCountry && place.Feature is not ("ADM1" or "CONT" or "OCN"), Math.Cos(lat) * Math.Cos(lon), Math.Cos(lat) * Math.Sin(lon), Math.Sin(lat));
    }
}
