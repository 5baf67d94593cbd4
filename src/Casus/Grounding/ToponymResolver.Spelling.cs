using System.Collections.Immutable;
using System.Globalization;
using Casus.Knowledge.Places;
using Casus.Readings;

namespace Casus.Grounding;

public sealed partial class ToponymResolver
{
    private const double SpellingScore = 0.5;
    private const int MostSpellingCountries = 4;

    private readonly SpellingIndex spellings = new(gazetteer);

    /// <summary>
    /// Names that no list has as they stand, and that the finder of names calls places, are sought by their consonants in the countries that
    /// the report is about. English-speaking countries are left out: their names are not carried over from another script.
    /// </summary>
    private void PlaceMisspelt(Reading reading, ImmutableArray<ToponymMention> mentions, Toponym[] toponyms)
    {
        List<int>? countries = null;
        for (var m = 0; m < mentions.Length; m++)
        {
            if (toponyms[m].Place is not null || mentions[m].Candidates.Length > 0 || IsNamedByItsKind(reading.Text, mentions[m]))
                continue;
            countries ??= CountriesOf(mentions, toponyms);
            var name = mentions[m].Span.In(reading.Text);
            // Two countries with such a place leave it open.
            var found = -1;
            // What the word of its kind alone makes a place is of the country that the report is mostly about.
            foreach (var country in mentions[m].IsNamedByKind ? countries.Take(1) : countries)
            {
                var place = spellings.Find(name, country);
                // Nor is it a part of some town.
                if (place < 0 || (mentions[m].IsNamedByKind && gazetteer[place].Feature == "PPLX"))
                    continue;
                found = found < 0 ? place : -2;
            }

            if (found >= 0)
                toponyms[m] = As(toponyms[m], gazetteer[found]);
        }
    }

    private Toponym As(Toponym toponym, GazetteerEntry place) => toponym with
    {
        Place = PlaceOf(place),
        Score = SpellingScore,
        Reason = string.Create(CultureInfo.InvariantCulture, $"spelt differently: {place.Name} ({place.Feature}, {place.Country}), the only such name in a country of the report. {toponym.Reason}"),
    };

    private List<int> CountriesOf(ImmutableArray<ToponymMention> mentions, Toponym[] toponyms)
    {
        var counts = new Dictionary<int, int>();
        for (var m = 0; m < mentions.Length; m++)
        {
            if (toponyms[m].Place is not { Country.Length: > 0 } place || place.Country is "USA" or "GBR" or "CAN" or "AUS" or "NZL" or "IRL")
                continue;
            var entry = gazetteer.CountryEntry(place.Country);
            if (entry >= 0)
                counts[gazetteer[entry].CountryIndex] = counts.GetValueOrDefault(gazetteer[entry].CountryIndex) + 1;
        }

        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MostSpellingCountries).Select(c => c.Key)];
    }

    // "Quillon Street", "the Mashtal neighbourhood".
    private bool IsNamedByItsKind(string text, ToponymMention mention)
    {
        var span = mention.Span.In(text.AsSpan());
        var (first, last) = (span.IndexOf(' '), span.LastIndexOf(' '));
        var behind = text.AsSpan(mention.Span.End).TrimStart();
        var end = behind.IndexOfAny(" ,.;\n");
        return (last > 0 && words.SiteNouns.Contains(span[(last + 1)..])) || (first > 0 && words.SiteStarts.Contains(span[..first]))
            || words.PartWords.Contains(end < 0 ? behind : behind[..end]);
    }
}
