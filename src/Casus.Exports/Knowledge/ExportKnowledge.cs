using System.Collections.Immutable;
using Casus.Exports.Safety;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Knowledge.Places;

namespace Casus.Exports.Knowledge;

/// <summary>All that exports go by, read once.</summary>
internal sealed class ExportKnowledge : IDisposable
{
    private const string Folder = "exports/";
    private const double SameTownKm = 25;
    private readonly Lazy<Gazetteer> gazetteer;
    private readonly Lazy<PlaceIndexById> places;
    private readonly ILookup<string, Column> columns;
    private readonly Dictionary<string, string> scales = new(StringComparer.Ordinal);

    private ExportKnowledge(DataFolder data, ActorRegister actors)
    {
        Actors = actors;
        Types = EventTypes.Load(data);
        Countries = data.Stanzas(Folder + "countries.txt").Select(Country.Read).ToDictionary(c => c.Code, StringComparer.Ordinal);
        Acled = new(data.Stanzas(Folder + "codes.txt"));
        Sides = new(data.Stanzas(Folder + "sides.txt"));
        Governments = new(data.Stanzas(Folder + "governments.txt"));
        Profiles = [.. data.Stanzas(Folder + "profiles.txt").Select(Profile.Read)];
        columns = data.Stanzas(Folder + "columns.txt").Select(Column.Read).ToLookup(c => c.Format, c => c.Column, StringComparer.Ordinal);
        var sites = data.Stanzas(Folder + "sites.txt");
        Sites = [.. sites.Select(s => (s.Require("site"), new WordPhrases(s.List("words")), new WordPhrases(s.List("people"))))];
        var minors = data.Stanzas(Folder + "minors.txt")[0];
        Minors = new(minors.List("words"));
        AdultFrom = int.Parse(minors.Require("adult"), System.Globalization.CultureInfo.InvariantCulture);
        foreach (var stanza in data.Stanzas(Folder + "sources.txt"))
        {
            foreach (var name in stanza.List("names"))
                scales[string.Concat(FoldedText.Words(name))] = stanza.Require("scale");
        }

        PloverContexts = data.Stanzas(Folder + "plover.txt").ToDictionary(s => s["certainty"] ?? s.Require("modality"), s => s.Require("context"), StringComparer.Ordinal);
        gazetteer = new(() => Gazetteer.Open(data.File("gazetteer/places.bin")));
        places = new(() => Index(gazetteer.Value));
    }

    public ActorRegister Actors { get; }

    public EventTypes Types { get; }

    public IReadOnlyDictionary<string, Country> Countries { get; }

    public AcledCodes Acled { get; }

    public SideWords Sides { get; }

    public Governments Governments { get; }

    public ImmutableArray<Profile> Profiles { get; }

    public ImmutableArray<(string Kind, WordPhrases Words, WordPhrases People)> Sites { get; }

    public WordPhrases Minors { get; }

    /// <summary>The age from which somebody is no minor.</summary>
    public int AdultFrom { get; }

    public IReadOnlyDictionary<string, string> PloverContexts { get; }

    public static ExportKnowledge Load(DataFolder data, ActorRegister actors) => new(data, actors);

    public ImmutableArray<Column> Columns(string format) => [.. columns[format]];

    /// <summary>How far an outlet reaches.</summary>
    public string ScaleOf(string outlet) => scales.GetValueOrDefault(string.Concat(FoldedText.Words(outlet)), "Other");

    /// <summary>The place with a number of GeoNames.</summary>
    public GazetteerEntry? Place(int? geonameId) => geonameId is > 0 && places.Value[geonameId.Value] is var index and >= 0 ? gazetteer.Value[index] : null;

    /// <summary>A first-order division by its name.</summary>
    public GazetteerEntry? Division(string? name, string country)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        var matches = gazetteer.Value.Find(name);
        for (var m = 0; m < matches.Count; m++)
        {
            var entry = gazetteer.Value[matches[m].Index];
            if (entry.Feature == "ADM1" && entry.Country == country)
                return entry;
        }

        return null;
    }

    /// <summary>The one town of a name in a country; of several that within 25 km of a point.</summary>
    public GazetteerEntry? Named(string name, string? country, double? latitude, double? longitude)
    {
        var matches = gazetteer.Value.Find(name);
        var towns = new HashSet<int>();
        for (var m = 0; m < matches.Count; m++)
        {
            var entry = gazetteer.Value[matches[m].Index];
            if (entry.Country == country && entry.Feature.StartsWith("PPL", StringComparison.Ordinal)
                && (latitude is null || GreatCircle.DistanceKm(entry.Latitude, entry.Longitude, latitude.Value, longitude!.Value) <= SameTownKm))
            {
                towns.Add(entry.Index);
            }
        }

        return towns.Count == 1 ? gazetteer.Value[towns.Single()] : null;
    }

    /// <summary>The place at an index of the gazetteer; none for −1.</summary>
    public GazetteerEntry? At(int index) => index < 0 ? null : gazetteer.Value[index];

    public string NameOf(string? country) => country is null ? "" : Countries.TryGetValue(country, out var known) ? known.Name : country;

    public string NameInSentence(string country) => Countries.TryGetValue(country, out var known) ? known.NameInSentence : country;

    public void Dispose()
    {
        if (gazetteer.IsValueCreated)
            gazetteer.Value.Dispose();
    }

    private static PlaceIndexById Index(Gazetteer gazetteer)
    {
        var index = new PlaceIndexById();
        for (var at = 0; at < gazetteer.Count; at++)
            index.TryAdd(gazetteer[at].GeonameId, at);
        return index;
    }
}
