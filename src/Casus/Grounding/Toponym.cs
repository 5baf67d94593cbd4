using System.Collections.Immutable;
using Casus.Knowledge.Places;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>A place name in the text with the place it means.</summary>
/// <param name="Span">The words, without article or preposition.</param>
/// <param name="Usage">Whether the words locate something or stand for someone.</param>
/// <param name="Place">The place, or <see langword="null"/> when no candidate is in the gazetteer or none is better than the rest.</param>
/// <param name="Score">How much better the place is than its rivals, 0 to 1; 0 without a place.</param>
/// <param name="Alternatives">The other candidates, best first; all of them when the name is ambiguous.</param>
/// <param name="Reason">Why this candidate, or why none, for <c>casus explain</c>.</param>
public sealed record Toponym(
    TextSpan Span, ToponymUsage Usage, Place? Place, double Score, ImmutableArray<PlaceCandidate> Alternatives, string Reason)
{
    /// <summary>In text order, none overlapping.</summary>
    public static Layer<ImmutableArray<Toponym>> Layer { get; } = new("toponyms");
}

/// <summary>How a place name is used.</summary>
public enum ToponymUsage
{
    /// <summary>It says where: "in Baghdad", "the Baghdad strike".</summary>
    Literal,

    /// <summary>It stands for a government or people: "Moscow denied".</summary>
    Metonymic,

    /// <summary>An adjective or noun of origin: "Syrian", "Iraqis".</summary>
    Demonym,
}

/// <summary>An entry of the gazetteer.</summary>
/// <param name="GeonameId">GeoNames' number.</param>
/// <param name="Name">GeoNames' main name.</param>
/// <param name="Latitude">WGS 84 decimal degrees, −90…90.</param>
/// <param name="Longitude">WGS 84 decimal degrees, −180…180.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or empty for what lies in none.</param>
/// <param name="Admin1">Name of the first-order division, or <see langword="null"/>.</param>
/// <param name="Admin2">Name of the second-order division, or <see langword="null"/>.</param>
/// <param name="Feature">GeoNames feature code: <c>PPLC</c>, <c>ADM1</c>, <c>PCLI</c>, …</param>
/// <param name="Population">Inhabitants; 0 when unknown.</param>
public sealed record Place(
    int GeonameId, string Name, double Latitude, double Longitude, string Country, string? Admin1, string? Admin2, string Feature, long Population)
{
    /// <summary>Whether it is a state or a dependent territory, not a place in one.</summary>
    public bool IsCountry => FeatureCode.IsCountry(Feature);
}

/// <summary>A place that a name might mean.</summary>
/// <param name="Place">The place.</param>
/// <param name="Score">The resolver's score, comparable among the candidates of one name.</param>
public sealed record PlaceCandidate(Place Place, double Score);
