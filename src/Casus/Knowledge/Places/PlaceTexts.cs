using System.Collections.Immutable;
using System.Globalization;

namespace Casus.Knowledge.Places;

/// <summary>Reads the hand-edited texts of <c>data/gazetteer</c> into a gazetteer that is being built.</summary>
internal static class PlaceTexts
{
    /// <summary>Countries and territories: <c>countries.txt</c>.</summary>
    public static void ReadCountries(string folder, PlaceCollection into)
    {
        foreach (var stanza in Stanzas(folder, "countries.txt"))
        {
            var codes = stanza.Require("code").Split(' ');
            if (codes.Length != 2 || codes[0].Length != 2 || codes[1].Length != 3)
                throw stanza.Error("CAS0406", "expected the two ISO 3166-1 codes, 'code: IQ IRQ'. Correct the line.");
            var names = stanza.List("names").ToList();
            if (names.Count == 0)
                throw stanza.Error("CAS0302", "the field 'names' is missing. Add it to the stanza.");
            var draft = new PlaceDraft(names[0], stanza.Require("feature")) { Country = codes[0] };
            Fill(draft, stanza);
            draft.Add(names.Skip(1), NameForm.Alternate);
            into.Countries.Add(codes[0], draft);
            into.Alpha3.Add(codes[0], codes[1]);
        }
    }

    /// <summary>
    /// What is known of first-order divisions beside their names: <c>divisions.txt</c>. Those that no list has are added.
    /// </summary>
    /// <returns>Each with its stanza, which <see cref="Fill"/> puts over what the lists say.</returns>
    public static IReadOnlyList<(PlaceDraft Division, Stanza Stanza)> ReadDivisions(string folder, DivisionWords words, PlaceCollection into)
    {
        var byName = into.Admin1.Values.GroupBy(d => (d.Country, PlaceKey.Of(words.Strip(d.Name)))).ToDictionary(g => g.Key, g => g.First());
        var read = new List<(PlaceDraft, Stanza)>();
        foreach (var stanza in Stanzas(folder, "divisions.txt"))
        {
            var value = stanza.Require("division");
            var (country, name) = value.Length > 3 && value[2] == ' '
                ? (value[..2], value[3..])
                : throw stanza.Error("CAS0406", "expected 'division: IQ Nineveh'. Correct the line.");
            if (!byName.TryGetValue((country, PlaceKey.Of(words.Strip(name))), out var draft))
            {
                draft = new(name, "ADM1") { Country = country, Admin1 = name };
                into.Admin1.Add($"{country}.{name}", draft);
            }

            read.Add((draft, stanza));
        }

        return read;
    }

    /// <summary>Puts the stanza of a division over what the lists say of it.</summary>
    public static void FillDivision(PlaceDraft division, Stanza stanza)
    {
        Fill(division, stanza);
        division.Add(stanza.List("names"), NameForm.Alternate);
        division.Add(stanza.List("abbreviations"), NameForm.Abbreviation);
    }

    /// <summary>The texts with places that the lists lack.</summary>
    public static readonly ImmutableArray<string> Supplements = ["supplement.txt", "conflict-places.txt"];

    /// <summary>Places that the lists lack: <see cref="Supplements"/>.</summary>
    public static List<SupplementedPlace> ReadSupplement(string folder, PlaceCollection into)
    {
        var alpha2 = into.Alpha3.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        var read = new List<SupplementedPlace>();
        foreach (var stanza in Supplements.SelectMany(s => Stanzas(folder, s)))
        {
            var draft = new PlaceDraft(stanza.Require("name"), stanza.Require("feature"));
            if (!alpha2.TryGetValue(stanza["country"] ?? "", out var country))
                throw stanza.Error(
                    "CAS0406", $"no country has the code '{stanza["country"]}' in countries.txt. Correct one of them.");
            draft.Country = country;
            Fill(draft, stanza);
            read.Add(new(draft, stanza.List("names").ToList()));
        }

        return read;
    }

    /// <summary>Adjectives of towns: <c>demonyms.txt</c>.</summary>
    public static List<TownAdjectives> ReadDemonyms(string folder)
    {
        var read = new List<TownAdjectives>();
        foreach (var stanza in Stanzas(folder, "demonyms.txt"))
            read.Add(new(stanza, stanza.Require("place"), stanza.List("demonyms").ToList()));
        return read;
    }

    /// <summary>Refuses the adjectives of a town that no source has.</summary>
    public static void RequireFound(TownAdjectives adjectives)
    {
        if (!adjectives.IsFound)
            throw adjectives.Stanza.Error(
                "CAS0406",
                $"no town of the sources is called '{adjectives.Place}'. Write GeoNames' main name and the country's code.");
    }

    private static void Fill(PlaceDraft draft, Stanza stanza)
    {
        if (stanza["id"] is { } id)
            draft.GeonameId = (int)Number(stanza, id);
        if (stanza["population"] is { } population)
            draft.Population = (long)Number(stanza, population);
        if (stanza["point"] is { } point)
        {
            var parts = point.Split(',', StringSplitOptions.TrimEntries);
            if (parts.Length != 2)
                throw stanza.Error("CAS0406", "expected 'point: latitude, longitude' in decimal degrees. Correct the line.");
            (draft.Latitude, draft.Longitude) = (Number(stanza, parts[0]), Number(stanza, parts[1]));
            if (!(Math.Abs(draft.Latitude) <= 90 && Math.Abs(draft.Longitude) <= 180))
                throw stanza.Error("CAS0406", "expected a latitude of −90…90 and a longitude of −180…180. Correct the line.");
        }

        draft.Add(stanza.List("demonyms"), NameForm.Demonym);
    }

    private static double Number(Stanza stanza, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw stanza.Error("CAS0406", $"expected a number instead of '{text}'. Correct the line.");

    private static IReadOnlyList<Stanza> Stanzas(string folder, string name) => DataFolder.At(folder).Stanzas(name);
}
