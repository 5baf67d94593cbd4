using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>The country that a report is about, by the places it names, and what is named outside it by mistake.</summary>
/// <remarks>
/// In a report whose places lie in one country, the only name of a place in another is more likely a namesake, or no place at all, than a
/// scene of its own; a large town or a seat of government may be one.
/// </remarks>
internal sealed class Scene
{
    // So many places in one country, and most of all, make it the scene of the report.
    private const int FewestPlaces = 3;

    // A town that foreign readers know.
    private const int WellKnown = 200_000;

    // A town that is a scene of its own, whatever else bears its name.
    private const int LargeTown = 50_000;

    // No village has so many.
    private const int LargeForVillage = 10_000;

    private readonly string? country;
    private readonly string? homeland;
    private readonly string? onlyCountry;
    private readonly HashSet<string> countriesNamed;
    private readonly string? countryOfCities;
    private readonly HashSet<string> namedOnce;
    private readonly Tokens tokens;
    private readonly Syntax syntax;
    private readonly DiscourseCues cues;

    public Scene(Reading reading, DiscourseCues cues)
    {
        (this.cues, tokens, syntax) = (cues, reading.Get(Tokens.Layer), reading.Get(Syntax.Layer));
        var byCountry = reading.Get(Toponym.Layer).Where(t => t.Place is not null).ToLookup(t => t.Place!.Country);
        namedOnce = [.. byCountry.Where(c => !c.Any(t => t.Place!.IsCountry) && c.Select(t => t.Place).Distinct().Count() == 1).Select(c => c.Key)];
        var most = byCountry.FirstOrDefault(c => c.Count() >= FewestPlaces && 2 * c.Count() > byCountry.Sum(o => o.Count()));
        country = most?.Key;
        // Named itself and by another place, and most of all: enough to doubt a village abroad.
        homeland = byCountry.FirstOrDefault(c => IsNamedItself(c) && !c.All(t => t.Place!.IsCountry) && 2 * c.Count() > byCountry.Sum(o => o.Count()))?.Key ?? country;
        countriesNamed = [.. byCountry.Where(IsNamedItself).Select(c => c.Key)];
        onlyCountry = byCountry.Where(IsNamedItself).Select(c => c.Key).Take(2).ToArray() is [var only] ? only : null;
        // "In Baghdad … on a highway in Dora": cities that all know, and who belongs to a country, tell it as its name does.
        var known = byCountry.Where(c => c.Any(t => t.Place is { IsCountry: true } || IsCity(t))).Take(2).ToArray();
        countryOfCities = known is [var one] && one.Any(t => IsCity(t) || IsOfAuthority(t)) ? one.Key : null;
        City = countryOfCities is { } there ? byCountry[there].FirstOrDefault(IsCity) : null;
        Whole = most?.FirstOrDefault(t => t.Place is { IsCountry: true });
        Homeland = (homeland ?? onlyCountry) is { } home ? byCountry[home].FirstOrDefault(t => t.Place is { IsCountry: true }) : null;
    }

    /// <summary>The first mention of the country itself; <see langword="null"/> where there is no scene or no such mention.</summary>
    public Toponym? Whole { get; }

    /// <summary>The first mention of the country to which a name without a place most likely belongs, or <see langword="null"/>.</summary>
    public Toponym? Homeland { get; }

    /// <summary>The first city of the one country whose cities the report names, or <see langword="null"/>.</summary>
    public Toponym? City { get; }

    /// <summary>Whether the one place of its country lies outside the scene.</summary>
    public bool IsOff(Toponym toponym) => country is not null && toponym.Place is { } place && place.Country != country && namedOnce.Contains(place.Country);

    private static bool IsCity(Toponym toponym) => toponym.Place is { Feature: "PPLC" } or { Feature: ['P', 'P', ..], Population: >= WellKnown };

    // "stormed the village of Solhan in the north of Burkina Faso": the seat of a district abroad, with ten thousand people, is no village.
    private bool IsVillage(TextSpan span)
    {
        var range = tokens.RangeOf(span);
        return (range.Start > 1 && tokens[range.Start - 1] is "of" && IsVillage(range.Start - 2)) || (range.End < tokens.Count && IsVillage(range.End));
    }

    private bool IsVillage(int token) => cues.Villages.TryFind(syntax.Lemmas[token], out _);

    /// <summary>
    /// The toponym without its place where that is no town that a report would name without its country: a namesake of a village that the
    /// gazetteer lacks. What was taken for it stays among the alternatives.
    /// </summary>
    public Toponym WithoutNamesake(Toponym toponym) =>
        toponym.Place is { Feature: (['P', ..] and not "PPLC") or "ADM2", Population: < WellKnown } place && namedOnce.Contains(place.Country)
        && (LiesOutside(homeland, place) || IsDoubtfulBesideCities(toponym, place) || IsTooLargeForVillage(toponym, place))
        ? toponym with { Place = null, Score = 0, Alternatives = [new(place, toponym.Score), .. toponym.Alternatives] }
        : toponym;

    // "Iraqi police"; not "an Israeli strike", whose place may be anywhere.
    private bool IsOfAuthority(Toponym toponym) => toponym.Usage == ToponymUsage.Demonym && tokens.RangeOf(toponym.Span) is { IsEmpty: false } range
        && syntax.Heads[syntax.TopOf(range)] is var who and >= 0 && cues.Authorities.TryFind(syntax.Lemmas[who], out _);

    private static bool LiesOutside(string? country, Place place) => country is not null && place.Country != country;

    private bool IsDoubtfulBesideCities(Toponym toponym, Place place) => LiesOutside(countryOfCities, place) && !toponym.IsKnown
        && place is not { Feature: "PPLA" } && place.Population < LargeTown
        && toponym.Alternatives.Any(a => a.Place.Country != place.Country);

    // "stormed the village of Solhan in the north of Burkina Faso", "launched attacks near the border between Niger and Mali … in the village of Banki"
    private bool IsTooLargeForVillage(Toponym toponym, Place place) => IsVillage(toponym.Span)
        && ((LiesOutside(onlyCountry, place) && place.Population >= LargeForVillage) || (countriesNamed.Count > 1 && !countriesNamed.Contains(place.Country)));

    private static bool IsNamedItself(IEnumerable<Toponym> ofCountry) => ofCountry.Any(t => t.Place!.IsCountry);
}
