using Casus.Knowledge.Places;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>
/// The place a publisher is named after: "Kyiv Independent", "Dublin Post", "The Times of Israel". A report's names lie there more
/// often than elsewhere.
/// </summary>
internal sealed class PublisherHome
{
    // The distance at which nearness has fallen to 1/e, and the cosine of one at which next to nothing is left (some 490 km).
    private const double NearKm = 80;
    private const double LeastCosine = 0.997;
    private readonly (CandidatePlace Place, double Share)[] places;

    private PublisherHome((CandidatePlace, double)[] places) => this.places = places;

    /// <summary>The home of a report's publisher, or <see langword="null"/> where its name holds no place.</summary>
    public static PublisherHome? Of(Report report, Gazetteer gazetteer, ToponymWords known)
    {
        if (string.IsNullOrWhiteSpace(report.Publisher))
            return null;
        var words = report.Publisher.Split([' ', '-', '–', ',', '.', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(words.Length, 3); length > 0; length--)
        {
            for (var from = 0; from + length <= words.Length; from++)
            {
                // "Post" and "Independence" are towns, too.
                var common = length == 1 && (known.CommonWords.Contains(words[from]) || known.Never.Contains(words[from]) || known.OrganisationNouns.Contains(words[from]));
                if (!common && char.IsUpper(words[from][0]) && PlacesOf(string.Join(' ', words, from, length), gazetteer) is { Length: > 0 } found)
                    return new(found);
            }
        }

        return null;
    }

    /// <summary>
    /// How much of the home speaks for a place: all for the home itself, a half for the same division and, where one of the two is the
    /// country, for what lies in it, a tenth for the rest of the country; nearness up to all.
    /// </summary>
    public double ShareOf(CandidatePlace place)
    {
        var best = 0.0;
        foreach (var (home, share) in places)
        {
            var near = place.Index == home.Index ? 1
                : home.Admin1 >= 0 && home.Admin1 == place.Admin1 ? 0.5
                : home.Country > 0 && home.Country == place.Country ? (home.IsCountry || place.IsCountry ? 0.5 : 0.1)
                : 0;
            if (home.IsSpot && place.IsSpot)
            {
                var cosine = (home.X * place.X) + (home.Y * place.Y) + (home.Z * place.Z);
                near = Math.Max(near, cosine > LeastCosine ? Math.Exp(-GreatCircle.EarthRadiusKm * Math.Acos(Math.Min(1, cosine)) / NearKm) : 0);
            }

            best = Math.Max(best, near * share);
        }

        return best;
    }

    // Several bearers of the name share it by their size: nobody says which Dublin the Dublin Post is from, and the text may.
    private static (CandidatePlace, double)[] PlacesOf(string name, Gazetteer gazetteer)
    {
        const int leastInhabitants = 5_000;
        var matches = gazetteer.Find(name);
        var found = new List<(CandidatePlace Place, double Weight)>();
        for (var m = 0; m < matches.Count; m++)
        {
            var entry = gazetteer[matches[m].Index];
            if (matches[m].Form is NameForm.Abbreviation or NameForm.Historic || !(entry.IsCountry || entry.Population >= leastInhabitants))
                continue;
            found.Add((CandidatePlace.Of(entry), entry.IsCountry ? 4 : Math.Log10(entry.Population) - 3));
        }

        var largest = found.Count == 0 ? 1 : found.Max(f => f.Weight);
        return [.. found.OrderByDescending(f => f.Weight).ThenBy(f => f.Place.Index).Take(8).Select(f => (f.Place, f.Weight / largest))];
    }
}
