using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Casus.Knowledge.Places;
using Casus.Language;
using Casus.Readings;
using static Casus.Grounding.ToponymFactor;

namespace Casus.Grounding;

/// <summary>Decides which place each place name of a report means.</summary>
/// <remarks>
/// All names of a report are resolved together: a candidate gains by being well known, by standing where the words beside the name
/// say it does ("Mosul, Iraq", "Anbar province"), and by lying in or near what the other names of the report mean. The same name
/// means the same place throughout a report, unless a mention says otherwise itself. Two candidates about equally good that lie apart
/// leave the name ambiguous. Thread-safe.
/// </remarks>
public sealed partial class ToponymResolver(
    Gazetteer gazetteer, ToponymRecognizer recognizer, ToponymWords words, ToponymWeights weights, WellKnownPlaces wellKnown) : IStage
{
    private const int MostCandidates = 24;
    private const int Rounds = 3;
    private const int MostNeighbours = 64;

    /// <summary>
    /// Candidates nearer to each other than this are taken for one place (a town and the district around it).
    /// </summary>
    private const double SamePlaceKm = 40;

    /// <summary>
    /// The share of the weight that the best candidate must have over the next, apart from it, not to be ambiguous.
    /// </summary>
    private const double LeastMargin = 0.03;

    // Inhabitants of a town as well known as a village of which reports of conflict have told.
    private const double KnownSize = 30_000;

    // Looked for once, when a report first speaks of one.
    private readonly Lazy<Dictionary<string, int>> capitals = new(() => CapitalsOf(gazetteer));

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, NameMention.Layer],
        Provides = Toponym.Layer,
    };

    /// <summary>What finds the names that are resolved.</summary>
    public ToponymRecognizer Recognizer => recognizer;

    /// <summary>The places that names can mean.</summary>
    public Gazetteer Gazetteer => gazetteer;

    /// <summary>Opens the gazetteer and the word lists of a data folder.</summary>
    /// <exception cref="Reports.CasusException">A file is missing or damaged (CAS0301 to CAS0304, CAS0401 to CAS0405,
    /// CAS0410 to CAS0413).</exception>
    public static ToponymResolver Load(Knowledge.DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var gazetteer = Gazetteer.Open(data.File("gazetteer/places.bin"));
        var words = ToponymWords.Load(data);
        var known = WellKnownPlaces.Load(data);
        return new(gazetteer, new(gazetteer, words, ToponymSigns.Load(data), known), words, ToponymWeights.Load(data), known);
    }

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(Toponym.Layer, Resolve(reading, recognizer.Find(reading)));
    }

    /// <summary>Resolves mentions that have been recognised.</summary>
    /// <returns>One toponym per mention, in their order.</returns>
    public ImmutableArray<Toponym> Resolve(Reading reading, ImmutableArray<ToponymMention> mentions)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var names = Weigh(reading, mentions);
        var toponyms = new Toponym[mentions.Length];
        foreach (var name in names)
        {
            foreach (var m in name.Mentions)
            {
                var toponym = Settle(reading, mentions, m, name);
                toponyms[m] = toponym with
                {
                    IsNamedByKind = mentions[m].IsNamedByKind,
                    LendsItsName = mentions[m].LendsItsName,
                    IsKnown = toponym.Place is { } place && wellKnown.Know(name.Key, place.Country),
                };
            }
        }

        PlaceMisspelt(reading, mentions, toponyms);
        PlaceSites(reading, mentions, toponyms);
        return ImmutableArray.Create(toponyms);
    }

    /// <summary>The same resolver with other weights.</summary>
    internal ToponymResolver With(ToponymWeights other) => new(gazetteer, recognizer, words, other, wellKnown);

    /// <summary>The candidates of each mention with their shares, best first; for fitting the weights.</summary>
    internal (PlaceRef Candidate, double Share)[][] Rank(Reading reading, ImmutableArray<ToponymMention> mentions)
    {
        var ranked = new (PlaceRef, double)[mentions.Length][];
        foreach (var name in Weigh(reading, mentions))
        {
            foreach (var m in name.Mentions)
                ranked[m] = name.Ranked(OwnCues(mentions, m, name));
        }

        return ranked;
    }

    private List<ToponymName> Weigh(Reading reading, ImmutableArray<ToponymMention> mentions)
    {
        var names = Group(mentions, reading.Text);
        var home = PublisherHome.Of(reading.Report, gazetteer, words);
        for (var round = 0; round < Rounds; round++)
        {
            var context = new ToponymContext(names, weights, home, MostNeighbours);
            foreach (var name in names)
                name.Reweigh(context);
        }

        return names;
    }

    /// <summary>
    /// Brings the mentions of one name together and weighs its candidates by what does not depend on other names.
    /// </summary>
    private List<ToponymName> Group(ImmutableArray<ToponymMention> mentions, string text)
    {
        var byKey = new Dictionary<(ulong, ToponymKind), ToponymName>();
        var names = new List<ToponymName>();
        for (var m = 0; m < mentions.Length; m++)
        {
            var mention = mentions[m];
            var key = (PlaceKey.Of(mention.Span.In(text.AsSpan())).Hash, mention.Kind);
            if (!byKey.TryGetValue(key, out var name))
            {
                name = new(key.Item1);
                byKey.Add(key, name);
                names.Add(name);
            }

            name.Mentions.Add(m);
            name.Include(mention.Candidates);
        }

        foreach (var name in names)
        {
            if (CountriesOf(mentions, name) is { Count: > 0 } countries
                && (name.Candidates.Any(c => countries.Contains(gazetteer[c.Index].CountryIndex)) || !name.Candidates.Any(IsCity) || name.Mentions.Any(m => mentions[m].IsScene)))
                name.Restrict(c => countries.Contains(gazetteer[c.Index].CountryIndex));
            name.HasMainBearer = HasMainBearer(name);
            name.Weigh([.. name.Candidates.Select(c => Prior(name, c, words: null))], MostCandidates, gazetteer);
        }

        foreach (var name in names)
            name.AddCues(c => Cues(mentions, name, c));
        return names;
    }

    // "a deal with London in Rwanda": a city that all know is none of Rwanda for it.
    private bool IsCity(PlaceRef candidate) => gazetteer[candidate.Index] is { Feature: "PPLC" } or { Population: >= 100_000 };

    /// <summary>The countries in which a name is said to lie: "Khar, in Bajaur district" is none of Germany, though Germany alone may have a town of the name.</summary>
    private HashSet<int> CountriesOf(ImmutableArray<ToponymMention> mentions, ToponymName name) =>
        [.. name.Mentions.Where(m => mentions[m].Within >= 0).SelectMany(m => MeantBy(mentions[mentions[m].Within])).Select(c => gazetteer[c.Index].CountryIndex)];

    // "Nicaragua": the country, not the town of the name in it or elsewhere.
    private IEnumerable<PlaceRef> MeantBy(ToponymMention outer) =>
        outer.Candidates.Any(c => gazetteer[c.Index].IsCountry) ? outer.Candidates.Where(c => gazetteer[c.Index].IsCountry)
        : outer.Candidates.Any(c => gazetteer[c.Index].Feature is "ADM1" or "ADM2") ? outer.Candidates.Where(c => gazetteer[c.Index].Feature is "ADM1" or "ADM2" or "RGN")
        : outer.Candidates;

    /// <summary>How likely a name means this place, all else unknown.</summary>
    private double Prior(ToponymName name, PlaceRef candidate, StringBuilder? words)
    {
        var place = gazetteer[candidate.Index];
        var tally = new ToponymTally(weights, words);
        AddFeature(ref tally, place, wellKnown.Know(name.Key, place.Country));
        AddForm(ref tally, name, candidate, place);
        if (HasSeat(name, candidate.Index))
            tally.Add(SeatOfSameName);
        if (IsOutdoneBySeat(name, candidate, place))
            tally.Add(RivalledName);
        if (wellKnown.Mean(name.Key, place.Country))
            tally.Add(WellKnown);
        return tally.Sum;
    }

    private static void AddFeature(ref ToponymTally tally, GazetteerEntry place, bool isKnown)
    {
        var size = Math.Log10(Math.Max(isKnown ? KnownSize : 1, place.Population));
        (ToponymFactor Feature, ToponymFactor? Size) factors = place.Feature switch
        {
            "PCLH" => (FormerCountry, null),
            ['P', 'C', 'L', ..] => (Country, CountrySize),
            "ADM1" => (Division, DivisionSize),
            "ADM2" => (District, DistrictSize),
            "PPLC" => (Capital, TownSize),
            "PPLA" => (SeatOfDivision, TownSize),
            "PPLX" => (PartOfTown, PartSize),
            ['P', 'P', 'L', ..] or "STLMT" => (Town, TownSize),
            // A hill, farm or stream that only a dump of all features has.
            _ when !place.IsListed => (Town, null),
            "CONT" or "OCN" or "SEA" => (Sea, null),
            "RGN" => (ToponymFactor.Region, null),
            _ => (OtherFeature, null),
        };
        tally.Add(factors.Feature);
        if (factors.Size is { } growth)
            tally.Add(growth, size);
        if (factors is (Town, TownSize) && place.Population > 5_000_000)
            tally.Add(GreatCity);
    }

    private static void AddForm(ref ToponymTally tally, ToponymName name, PlaceRef candidate, GazetteerEntry place)
    {
        switch (candidate.Form)
        {
            case NameForm.Main or NameForm.Demonym:
                break;
            case NameForm.Abbreviation:
                tally.Add(AbbreviatedName);
                break;
            case NameForm.Bare:
                tally.Add(place.Feature == "ADM1" ? BareDivision : BareDistrict);
                break;
            case NameForm.WithoutArticle:
                tally.Add(WithoutArticle);
                break;
            case NameForm.Historic:
                tally.Add(HistoricName);
                break;
            // A hand-written name of a country or region is as good as its main name; GeoNames' alternates of towns are often old.
            case var _ when place.Feature.StartsWith("PPL", StringComparison.Ordinal) && place.GeonameId > 0:
                if (place.Population <= 5_000_000)
                    tally.Add(place.Population > 300_000 ? OtherNameOfCity : OtherNameOfTown);
                if (name.HasMainBearer)
                    tally.Add(RivalledName);
                break;
            default:
                tally.Add(OtherName);
                break;
        }
    }

    /// <summary>
    /// Whether a town of the name lies in the division of the name: Donetsk in Donetsk Oblast. Unsaid, the town is
    /// meant.
    /// </summary>
    private bool HasSeat(ToponymName name, int division)
    {
        if (gazetteer[division] is not { Feature: "ADM1" or "ADM2" } outer || outer.Country == "USA")
            return false;
        foreach (var candidate in name.Candidates)
        {
            var inner = gazetteer[candidate.Index];
            if (candidate.Index != division && inner.Feature.StartsWith("PPL", StringComparison.Ordinal)
                && candidate.Form is NameForm.Main or NameForm.Alternate && Contains(outer, inner))
                return true;
        }

        return false;
    }

    /// <summary>Whether the seat of its division bears the name too: Fujairah is the emirate's seat before any other town called so for short.</summary>
    private bool IsOutdoneBySeat(ToponymName name, PlaceRef candidate, GazetteerEntry place)
    {
        if (candidate.Form == NameForm.Main || place.Feature is "PPLA" or "PPLC" || !place.Feature.StartsWith("PPL", StringComparison.Ordinal))
            return false;
        foreach (var other in name.Candidates)
        {
            if (other.Index != candidate.Index && gazetteer[other.Index] is { Feature: "PPLA" or "PPLC" } seat
                && seat.Admin1Index == place.Admin1Index && seat.CountryIndex == place.CountryIndex)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the name is the main name of a place of some size: then another's old or foreign name is hardly meant.
    /// </summary>
    private bool HasMainBearer(ToponymName name)
    {
        foreach (var candidate in name.Candidates)
        {
            if (candidate.Form == NameForm.Main && gazetteer[candidate.Index] is { Population: > 10_000 })
                return true;
        }

        return false;
    }

    /// <summary>What the words beside a name's mentions say for one of its candidates.</summary>
    private double Cues(ImmutableArray<ToponymMention> mentions, ToponymName name, PlaceRef candidate)
    {
        double sum = 0;
        foreach (var m in name.Mentions)
            sum += CueOf(mentions, m, candidate);
        // One mention that says it is nearly enough; the others follow.
        return Math.Clamp(sum, -3.0, 3.5);
    }

    private double CueOf(ImmutableArray<ToponymMention> mentions, int m, PlaceRef candidate, StringBuilder? words = null)
    {
        var mention = mentions[m];
        var place = gazetteer[candidate.Index];
        var tally = new ToponymTally(weights, words);
        var feature = place.Feature;
        switch (mention.Cue)
        {
            case DivisionCue.FirstOrder:
                if (feature == "ADM1")
                    tally.Add(DivisionWord);
                else if (feature == "ADM2")
                    tally.Add(DivisionWord, 1.0 / 3);
                else
                    tally.Add(OtherWord);
                break;
            case DivisionCue.SecondOrder:
                if (feature == "ADM2")
                    tally.Add(DistrictWord);
                else if (feature == "ADM1")
                    tally.Add(DistrictWord, 1.0 / 6);
                else
                    tally.Add(OtherWord, 0.5);
                break;
            case DivisionCue.Town:
                if (feature is ['P', 'P', ..])
                    tally.Add(TownWord);
                else
                    tally.Add(OtherWord, 1.5);
                break;
            case DivisionCue.NearTown:
                if (feature is ['P', 'P', ..])
                    tally.Add(TownPreposition);
                else if (feature is "ADM1" or "ADM2")
                    tally.Add(TownPreposition, -1);
                break;
        }

        if (mention.Container >= 0)
            tally.Add(IsContained(place, mentions[mention.Container]) ? Contained : NotContained);
        return tally.Sum;
    }

    private bool IsContained(GazetteerEntry place, ToponymMention container)
    {
        foreach (var candidate in container.Candidates)
        {
            if (candidate.Index != place.Index && Contains(gazetteer[candidate.Index], place))
                return true;
        }

        return false;
    }

    private static bool Contains(GazetteerEntry outer, GazetteerEntry inner) =>
        inner.Admin1Index == outer.Index || inner.Admin2Index == outer.Index
        || (outer.IsCountry && outer.CountryIndex > 0 && outer.CountryIndex == inner.CountryIndex);

    private Toponym Settle(Reading reading, ImmutableArray<ToponymMention> mentions, int m, ToponymName name)
    {
        var mention = mentions[m];
        var usage = UsageOf(reading, mention);
        if (name.Candidates.Count == 0)
            return new(
                mention.Span,
                usage,
                null,
                0,
                [],
                $"no place of this name in the gazetteer. Recognised: {mention.Reason}");
        var ranked = name.Ranked(OwnCues(mentions, m, name));
        var best = gazetteer[ranked[0].Candidate.Index];
        var score = ranked.Where(r => IsSamePlace(gazetteer[r.Candidate.Index], best)).Sum(r => r.Share);
        var rival = ranked.FirstOrDefault(r => !IsSamePlace(gazetteer[r.Candidate.Index], best));
        var candidates = ranked.Select(r => new PlaceCandidate(PlaceOf(gazetteer[r.Candidate.Index]), Math.Round(r.Share, 4))).ToImmutableArray();
        if (ranked.Length > 1 && rival.Share > 0 && score - rival.Share < LeastMargin && mention.Kind == ToponymKind.Name)
        {
            return new(mention.Span, usage, null, 0, candidates, string.Create(CultureInfo.InvariantCulture,
                $"ambiguous: {best.Name} ({best.Country}) {score:0.00}, {gazetteer[rival.Candidate.Index].Name} ({gazetteer[rival.Candidate.Index].Country}) {rival.Share:0.00}. Recognised: {mention.Reason}"));
        }

        return new(mention.Span, usage, candidates[0].Place, Math.Round(Math.Min(1, score), 4), candidates[1..],
            $"{name.ReasonFor(ranked[0].Candidate, c => ReasonFor(name, c, mentions))}. Recognised: {mention.Reason}");
    }

    // A mention's own container decides over what the name means elsewhere in the report.
    private double[]? OwnCues(ImmutableArray<ToponymMention> mentions, int m, ToponymName name) =>
        mentions[m].Container >= 0 && name.Mentions.Count > 1
            ? [.. name.Candidates.Select(c => 1.5 * CueOf(mentions, m, c))]
            : null;

    private string ReasonFor(ToponymName name, PlaceRef candidate, ImmutableArray<ToponymMention> mentions)
    {
        var place = gazetteer[candidate.Index];
        var prior = new StringBuilder();
        Prior(name, candidate, prior);
        var cues = new StringBuilder();
        foreach (var m in name.Mentions)
        {
            // The same words are said once.
            var own = new StringBuilder();
            CueOf(mentions, m, candidate, own);
            if (!cues.ToString().Contains(own.ToString(), StringComparison.Ordinal))
                cues.Append("; ").Append(own);
        }

        var (before, context) = name.PartsOf(candidate);
        return string.Create(CultureInfo.InvariantCulture,
            $"{place.Name} ({place.Feature}, {place.Country}): how well known {before:0.0} ({prior}){cues}; other places of the report {context.Support:+0.0;−0.0;0}{context.InWords(weights)}; {name.Candidates.Count} candidates");
    }

    /// <summary>The largest town of a name that is well known: a seat of government or of 100,000 people; <see langword="null"/> where none is.</summary>
    internal Place? LargeTown(ReadOnlySpan<char> name, Predicate<GazetteerEntry> isLikely)
    {
        const int Large = 100_000;
        var (best, most) = (-1, -1L);
        var matches = gazetteer.Find(name);
        for (var i = 0; i < matches.Count; i++)
        {
            var entry = gazetteer[matches[i].Index];
            if (entry.Feature.StartsWith('P') && !entry.IsCountry && (entry.Population >= Large || entry.Feature == "PPLC") && isLikely(entry)
                && entry.Population > most)
            {
                (best, most) = (entry.Index, entry.Population);
            }
        }

        return best >= 0 ? PlaceOf(gazetteer[best]) : null;
    }

    /// <summary>The seat of a country's government, the largest where there are several; <see langword="null"/> where the gazetteer has none.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    internal Place? CapitalOf(string country) => capitals.Value.TryGetValue(country, out var index) ? PlaceOf(gazetteer[index]) : null;

    /// <summary>A country by its code; <see langword="null"/> where the gazetteer has none.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    internal Place? CountryOf(string country) => gazetteer.CountryEntry(country) is >= 0 and var entry ? PlaceOf(gazetteer[entry]) : null;

    private static Dictionary<string, int> CapitalsOf(Gazetteer gazetteer)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < gazetteer.Count; i++)
        {
            var entry = gazetteer[i];
            if (entry.Feature == "PPLC" && (!found.TryGetValue(entry.Country, out var other) || gazetteer[other].Population < entry.Population))
                found[entry.Country] = i;
        }

        return found;
    }

    /// <summary>Whether a word is one for a building or site.</summary>
    internal bool IsSiteNoun(ReadOnlySpan<char> word) => words.SiteNouns.Contains(word);

    /// <summary>Whether a word behind "capital" says that no town is meant.</summary>
    internal bool IsOtherCapital(ReadOnlySpan<char> word) => words.OtherCapitals.Contains(word);

    private static bool IsSamePlace(GazetteerEntry a, GazetteerEntry b) =>
        a.Index == b.Index || (a.CountryIndex == b.CountryIndex && GreatCircle.DistanceKm(a.Latitude, a.Longitude, b.Latitude, b.Longitude) < SamePlaceKm);

    private Place PlaceOf(GazetteerEntry e) => new(
        e.GeonameId, e.Name, e.Latitude, e.Longitude, e.Country,
        e.Admin1Index >= 0 ? gazetteer[e.Admin1Index].Name : null,
        e.Admin2Index >= 0 ? gazetteer[e.Admin2Index].Name : null,
        e.Feature, e.Population);
}
