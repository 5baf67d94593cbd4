using Casus.Grounding;

namespace Casus.Coding.Learned;

/// <summary>How two deeds lie to each other in time and place, in words that serve as features.</summary>
internal static class DeedDistance
{
    private const double SamePlaceKm = 60;

    /// <summary>Whether what is known of day or place forbids that the two are one.</summary>
    public static bool AreApart(ResolvedTime? time, MentionPlace place, ResolvedTime? otherTime, MentionPlace otherPlace) =>
        InTime(time, otherTime) == "apart" || InPlace(place, otherPlace) is "apart" or "other-country";

    /// <summary><c>none</c>, <c>first</c>, <c>second</c> has days; both, and they are <c>apart</c>, <c>overlap</c>, the same <c>day</c> or the <c>same</c> stretch.</summary>
    public static string InTime(ResolvedTime? first, ResolvedTime? second)
    {
        if (first?.Days is not { } x)
            return second?.Days is null ? "none" : "second";
        if (second?.Days is not { } y)
            return "first";
        if (x.End < y.Start || y.End < x.Start)
            return "apart";
        return x == y ? first.Precision == DatePrecision.Day ? "day" : "same" : "overlap";
    }

    /// <summary><c>none</c>, <c>first</c>, <c>second</c> has a place; both, and they are the <c>same</c>, <c>near</c>, <c>apart</c>, in one <c>country</c> or
    /// <c>other-country</c>, or <c>unknown</c>.</summary>
    public static string InPlace(MentionPlace first, MentionPlace second)
    {
        if (first.Toponyms.IsEmpty)
            return second.Toponyms.IsEmpty ? "none" : "second";
        if (second.Toponyms.IsEmpty)
            return "first";
        if (first.Toponyms.Any(p => second.Toponyms.Any(q => p.Place is { } m && q.Place is { } n && m.GeonameId == n.GeonameId && !m.IsCountry)))
            return "same";
        if (first.Toponyms[0].Place is not { } from || second.Toponyms[0].Place is not { } to)
            return "unknown";
        if (from.Country != to.Country)
            return "other-country";
        if (from.IsCountry || to.IsCountry)
            return "country";
        return GreatCircle.DistanceKm(from.Latitude, from.Longitude, to.Latitude, to.Longitude) <= SamePlaceKm ? "near" : "apart";
    }
}
