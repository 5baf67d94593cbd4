using System.Runtime.InteropServices;
using Casus.Knowledge.Places;

namespace Casus.Grounding;

/// <summary>What the names of a report mean so far, as the surroundings in which each name is resolved.</summary>
internal sealed class ToponymContext
{
    private const int MostNeighbourPlaces = 8;

    private readonly Dictionary<int, double> byCountry = [];
    private readonly Dictionary<int, double> byAdmin1 = [];
    private readonly Dictionary<int, double> byAdmin2 = [];
    private readonly List<(ToponymName Name, double Weight, (CandidatePlace Place, double Share)[] Places)> neighbours = [];

    private readonly ToponymWeights weights;
    private readonly PublisherHome? home;

    public ToponymContext(List<ToponymName> names, ToponymWeights weights, PublisherHome? home, int mostNeighbours)
    {
        (this.weights, this.home) = (weights, home);
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

    /// <summary>Fills in how much the other names, and the publisher, speak for each candidate of a name.</summary>
    public void Support(ToponymName name, ContextParts[] support)
    {
        Count(name, -1);
        for (var i = 0; i < support.Length; i++)
            support[i] = PartsFor(name, name.Places[i]);
        Count(name, 1);
    }

    private ContextParts PartsFor(ToponymName name, CandidatePlace place)
    {
        var parts = default(ContextParts);
        if (place.Country > 0)
        {
            var named = byCountry.GetValueOrDefault(place.Country);
            parts = parts with { Country = named * weights[place.IsCountry ? ToponymFactor.SameCountry : ToponymFactor.InCountry] };
        }

        if (place.Admin1 >= 0)
            parts = parts with { Division = weights[ToponymFactor.InDivision] * byAdmin1.GetValueOrDefault(place.Admin1) };
        if (place.Admin2 >= 0)
            parts = parts with { District = weights[ToponymFactor.InDistrict] * byAdmin2.GetValueOrDefault(place.Admin2) };
        if (place.IsSpot)
            parts = parts with { Near = weights[ToponymFactor.Near] * Nearness(name, place) };
        if (home is not null)
            parts = parts with { Publisher = weights[ToponymFactor.PublisherHome] * home.ShareOf(place) };
        var sum = parts.Country + parts.Division + parts.District + parts.Near + parts.Publisher;
        return parts with { Support = weights[ToponymFactor.ContextMost] * sum / (sum + weights[ToponymFactor.ContextHalf]) };
    }

    private double WeightOf(ToponymName name) => 1 + (weights[ToponymFactor.Repetition] * Math.Log(Math.Max(1, name.Mentions.Count)));

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
                    sum += weight * share * Math.Exp(-GreatCircle.EarthRadiusKm * Math.Acos(Math.Min(1, cosine)) / weights[ToponymFactor.NearKm]);
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

/// <summary>What the surroundings say for a candidate, part by part, and what that adds to its weight.</summary>
internal readonly record struct ContextParts(double Country, double Division, double District, double Near, double Publisher, double Support)
{
    /// <summary>The parts in words, for <c>casus explain</c>.</summary>
    public string InWords(ToponymWeights weights)
    {
        var words = new System.Text.StringBuilder();
        Note(ToponymFactor.InCountry, Country);
        Note(ToponymFactor.InDivision, Division);
        Note(ToponymFactor.InDistrict, District);
        Note(ToponymFactor.Near, Near);
        Note(ToponymFactor.PublisherHome, Publisher);
        return words.Length == 0 ? "" : $" ({words})";

        void Note(ToponymFactor factor, double amount)
        {
            if (amount >= 0.05)
            {
                words.Append(words.Length > 0 ? ", " : "").Append(weights.Says(factor)).Append(' ')
                    .Append(amount.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
