using Casus.Evaluation.Measures;
using Casus.Grounding;
using Casus.Knowledge.Places;
using Casus.Records;

namespace Casus.Evaluation.Places;

/// <summary>How far off the places are that were recognised and whose toponym has coordinates.</summary>
/// <remarks>Source: Gritta, Pilehvar and Collier, "A Pragmatic Guide to Geoparsing Evaluation" (2019).</remarks>
internal sealed class PlaceResolution
{
    /// <summary>100 miles: nearer than this is right.</summary>
    public const double NearKm = 161;

    // Half the equator: the worst error there is, and that of a place without coordinates.
    private const double WorstKm = 20039;
    private const double EarthRadiusKm = 6371.009;

    private readonly List<(GoldToponym Gold, CodedPlace Place)> pairs;
    private readonly List<double> errors;

    /// <summary>Measures the pairs.</summary>
    public PlaceResolution(IEnumerable<(GoldToponym Gold, CodedPlace Place)> matched)
    {
        pairs = [.. matched.Where(m => m.Gold.HasCoordinates)];
        errors = [.. pairs.Select(p => ErrorKm(p.Gold, p.Place))];
    }

    /// <summary>Within 161 km.</summary>
    public Rate Near => new(errors.Count(e => e <= NearKm), errors.Count);

    /// <summary>Within 161 km, or the same entry, or the same country for a country.</summary>
    public Rate NearOrSameUnit =>
        new(pairs.Where((p, i) => errors[i] <= NearKm || IsSameUnit(p.Gold, p.Place)).Count(), errors.Count);

    /// <summary>Mean error.</summary>
    public double? MeanKm => errors.Count == 0 ? null : errors.Average();

    /// <summary>Median error.</summary>
    public double? MedianKm
    {
        get
        {
            if (errors.Count == 0)
                return null;
            List<double> sorted = [.. errors.Order()];
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    /// <summary>Area under the sorted curve of ln(error + 1), of the largest it could be: 0 is best, 1 worst.</summary>
    public double? AreaUnderCurve
    {
        get
        {
            if (errors.Count == 0)
                return null;
            List<double> logs = [.. errors.Select(e => Math.Log(e + 1)).Order()];
            var top = Math.Log(WorstKm);
            return logs.Count == 1
                ? Math.Min(1, logs[0] / top)
                : logs.Zip(logs.Skip(1), (a, b) => (a + b) / 2).Sum() / (top * (logs.Count - 1));
        }
    }

    /// <summary>The right country, of the toponyms that have one; no case when no place has a country at all.</summary>
    public Rate Country
    {
        get
        {
            if (!pairs.Exists(p => !string.IsNullOrEmpty(p.Place.Country)))
                return default;
            var known = pairs.Where(p => !string.IsNullOrEmpty(p.Gold.Country)).ToList();
            return new(known.Count(p => IsSameCountry(p.Gold, p.Place)), known.Count);
        }
    }

    /// <summary>
    /// Whether a place lies within 161 km of its toponym; with <paramref name="lenient"/>, the same unit will do.
    /// </summary>
    public static bool IsNear(GoldToponym gold, CodedPlace place, bool lenient) =>
        ErrorKm(gold, place) <= NearKm || (lenient && IsSameUnit(gold, place));

    private static double ErrorKm(GoldToponym gold, CodedPlace place) => place is { Latitude: { } latitude, Longitude: { } longitude }
        ? Math.Min(WorstKm, GreatCircle.DistanceKm(gold.Latitude!.Value, gold.Longitude!.Value, latitude, longitude, EarthRadiusKm))
        : WorstKm;

    // Which centroid of a country is in use then does not matter.
    private static bool IsSameUnit(GoldToponym gold, CodedPlace place) =>
        (gold.GeonameId is { } id && id == place.GeonameId)
        || (gold.Level == "country" && !string.IsNullOrEmpty(gold.Country) && IsSameCountry(gold, place)
            && place.Feature is { } feature && FeatureCode.IsCountry(feature));

    private static bool IsSameCountry(GoldToponym gold, CodedPlace place) =>
        gold.Country == (place.Country ?? "").ToUpperInvariant();
}
