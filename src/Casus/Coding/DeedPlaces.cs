using Casus.Grounding;

namespace Casus.Coding;

/// <summary>Compares the places of deeds.</summary>
internal static class DeedPlaces
{
    // Towns nearer to each other than this are hardly told apart by reports of one deed.
    private const double SamePlaceKm = 60;

    /// <summary>Whether the place is a country and nothing finer.</summary>
    public static bool IsCountry(MentionPlace place) => place.Toponyms is [{ Place.IsCountry: true }, ..];

    /// <summary>Whether the place is a town or village; a part of one is not.</summary>
    public static bool IsTown(MentionPlace place) => place.Toponyms is [{ Place.Feature: ['P', 'P', 'L', ..] and not "PPLX" }, ..];

    /// <summary>True where two places are the same or one lies within the other, false where they lie apart, <see langword="null"/> where it is not to be said.</summary>
    public static bool? AreOne(MentionPlace a, MentionPlace b)
    {
        if (a.Toponyms.IsEmpty || b.Toponyms.IsEmpty)
            return null;
        if (a.Toponyms.Any(x => b.Toponyms.Any(y => x.Place is { } p && y.Place is { } q && p.GeonameId == q.GeonameId && !p.IsCountry)))
            return true;
        if (a.Toponyms[0].Place is not { } first || b.Toponyms[0].Place is not { } second)
            return null;
        if (first.Country != second.Country)
            return false;
        // A town of one division does not lie in another.
        if ((first.Feature is "ADM1" || second.Feature is "ADM1") && first.Admin1 is { } one && second.Admin1 is { } other && !first.IsCountry && !second.IsCountry && one != other)
            return false;
        return IsWide(first) || IsWide(second) || GreatCircle.DistanceKm(first.Latitude, first.Longitude, second.Latitude, second.Longitude) <= SamePlaceKm;
    }

    private static bool IsWide(Place place) => !place.Feature.StartsWith('P') || place.IsCountry;
}
