using Casus.Evaluation.Measures;
using Casus.Grounding;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Newsdesk;

/// <summary>Where and when a gold incident was, and what counts as there and then.</summary>
internal sealed class IncidentSite
{
    private const double EarthRadiusKm = 6371;

    private readonly Folding folding;
    private readonly double radiusKm;
    private readonly (double Latitude, double Longitude)[] points;
    private readonly string[] names;
    private readonly HashSet<string> countries;

    /// <summary>Makes the site of an incident with all its further sites and other names.</summary>
    /// <exception cref="CasusException">CAS0902: the incident has no dates.</exception>
    public IncidentSite(NewsdeskIncident incident, Folding folding)
    {
        this.folding = folding;
        radiusKm = incident.RadiusKm;
        Days = DayRange.Day(incident.DateStart) is { } first && DayRange.Day(incident.DateEnd) is { } last && first <= last
            ? new(first, last)
            : throw new CasusException(
                "CAS0902",
                "incident " + incident.Id,
                "its first and last day are not dates in order. Compare it with the set's README.");
        points = [(incident.Latitude, incident.Longitude), .. incident.Sites.Select(s => (s.Latitude, s.Longitude))];
        names = [incident.PlaceName, .. incident.Aliases, .. incident.Sites.Select(s => s.PlaceName)];
        countries = [incident.Country, .. incident.Sites.Select(s => s.Country)];
    }

    /// <summary>When it was.</summary>
    public DayRange Days { get; }

    /// <summary>How far from the nearest of its places, in kilometres; <see langword="null"/> without coordinates.</summary>
    public double? DistanceKm(double? latitude, double? longitude) =>
        latitude is { } lat && longitude is { } lon
            ? points.Min(p => GreatCircle.DistanceKm(lat, lon, p.Latitude, p.Longitude, EarthRadiusKm))
            : null;

    /// <summary>Within the incident's radius, or under one of its names.</summary>
    public bool Has(string? name, double? latitude, double? longitude) =>
        DistanceKm(latitude, longitude) <= radiusKm || names.Any(n => SameName(folding, name, n));

    /// <summary>Likewise for the place of an event; an event without a place is nowhere.</summary>
    public bool Has(EventLocation? location) =>
        location is not null && Has(location.Name, location.Latitude, location.Longitude);

    /// <summary>
    /// As <see cref="Has(EventLocation?)"/>, but no place at all will do, and so will the right country or first-order
    /// division.
    /// </summary>
    public bool MayHave(EventLocation? location) =>
        location is null
        || (location.Name.Length == 0 && location.Latitude is null)
        || Has(location)
        || (location.Precision is LocationPrecision.Country or LocationPrecision.Admin1 && location.Country is { } country && countries.Contains(country));

    /// <summary>Whether two place names are the same or one contains the other as whole words.</summary>
    public static bool SameName(Folding folding, string? a, string? b)
    {
        var (one, other) = (folding.Key(a), folding.Key(b));
        return one.Length > 0 && other.Length > 0
            && ($" {other} ".Contains($" {one} ", StringComparison.Ordinal) || $" {one} ".Contains($" {other} ", StringComparison.Ordinal));
    }
}
