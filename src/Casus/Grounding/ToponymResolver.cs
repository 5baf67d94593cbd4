using System.Collections.Immutable;
using System.Globalization;
using Casus.Knowledge.Places;
using Casus.Language;
using Casus.Readings;

namespace Casus.Grounding;

/// <summary>Decides which place each place name of a report means.</summary>
/// <remarks>
/// All names of a report are resolved together: a candidate gains by being well known, by standing where the words beside the name
/// say it does ("Mosul, Iraq", "Anbar province"), and by lying in or near what the other names of the report mean. The same name
/// means the same place throughout a report, unless a mention says otherwise itself. Two candidates about equally good that lie apart
/// leave the name ambiguous. Thread-safe.
/// </remarks>
public sealed partial class ToponymResolver(Gazetteer gazetteer, ToponymRecognizer recognizer, ToponymWords words) : IStage
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

    /// <summary>How much less a division is meant than the town in it that bears its name.</summary>
    private const double SeatPreference = 1.5;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, NameMention.Layer],
        Provides = Toponym.Layer,
    };

    /// <summary>What finds the names that are resolved.</summary>
    public ToponymRecognizer Recognizer => recognizer;

    /// <summary>Opens the gazetteer and the word lists of a data folder.</summary>
    /// <exception cref="Reports.CasusException">A file is missing or damaged (CAS0301 to CAS0304, CAS0401 to CAS0405,
    /// CAS0410, CAS0411).</exception>
    public static ToponymResolver Load(Knowledge.DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var gazetteer = Gazetteer.Open(data.File("gazetteer/places.bin"));
        var words = ToponymWords.Load(data);
        return new(gazetteer, new(gazetteer, words, ToponymSigns.Load(data)), words);
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
        var names = Group(mentions, reading.Text);
        for (var round = 0; round < Rounds; round++)
        {
            var context = new ToponymContext(names, MostNeighbours);
            foreach (var name in names)
                name.Reweigh(context);
        }

        var toponyms = new Toponym[mentions.Length];
        foreach (var name in names)
        {
            foreach (var m in name.Mentions)
                toponyms[m] = Settle(reading, mentions, m, name);
        }

        PlaceSites(reading, mentions, toponyms);
        return ImmutableArray.Create(toponyms);
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
            var rivalled = HasMainBearer(name);
            name.Weigh(
                [.. name.Candidates.Select(c => Prior(c, rivalled) - (HasSeat(name, c.Index) ? SeatPreference : 0))],
                MostCandidates,
                gazetteer);
        }


        foreach (var name in names)
            name.AddCues(c => Cues(mentions, name, c));
        return names;
    }

    /// <summary>How likely a name means this place, all else unknown.</summary>
    /// <param name="candidate">The place.</param>
    /// <param name="rivalled">Whether the name is the main name of a town or country of some size among the
    /// candidates.</param>
    private double Prior(PlaceRef candidate, bool rivalled)
    {
        var place = gazetteer[candidate.Index];
        var size = Math.Log10(Math.Max(1, place.Population));
        var feature = place.Feature;
        var weight = feature switch
        {
            "PCLH" => 4.5,
            ['P', 'C', 'L', ..] => 6.2 + (0.1 * size),
            "ADM1" => 3.4 + (0.3 * size),
            "ADM2" => 1.0 + (0.42 * size),
            "PPLC" => 2.1 + (0.75 * size),
            "PPLA" => 0.5 + (0.75 * size),
            "PPLX" => (0.62 * size) - 0.4,
            ['P', 'P', 'L', ..] or "STLMT" => (0.75 * size) + (place.Population > 5_000_000 ? 0.8 : 0),
            // A hill, farm or stream that only a dump of all features has.
            _ when !place.IsListed => 0,
            "CONT" or "OCN" or "SEA" => 6.5,
            "RGN" => 5.0,
            _ => 4.6,
        };
        return weight + candidate.Form switch
        {
            NameForm.Main or NameForm.Demonym => 0,
            NameForm.Abbreviation => 1.0,
            NameForm.Bare => feature == "ADM1" ? -0.2 : -1.0,
            NameForm.WithoutArticle => -0.9,
            NameForm.Historic => -2.5,
            // A hand-written name of a country or region is as good as its main name; GeoNames' alternates of towns are
            // often old.
            _ when feature.StartsWith("PPL", StringComparison.Ordinal) && place.GeonameId > 0 =>
                (place.Population > 5_000_000 ? 0 : place.Population > 300_000 ? -0.6 : -1.6) - (rivalled ? 1.5 : 0),
            _ => -0.1,
        };
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

    private double CueOf(ImmutableArray<ToponymMention> mentions, int m, PlaceRef candidate)
    {
        var mention = mentions[m];
        var place = gazetteer[candidate.Index];
        var weight = mention.Cue switch
        {
            DivisionCue.FirstOrder => place.Feature == "ADM1" ? 3.0 : place.Feature == "ADM2" ? 1.0 : -1.0,
            DivisionCue.SecondOrder => place.Feature == "ADM2" ? 3.0 : place.Feature == "ADM1" ? 0.5 : -0.5,
            DivisionCue.Town => place.Feature[0] == 'P' && place.Feature[1] == 'P' ? 2.0 : -1.5,
            _ => 0.0,
        };
        if (mention.Container >= 0)
            weight += IsContained(place, mentions[mention.Container]) ? 4.0 : -2.5;
        return weight;
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
        // A mention's own container decides over what the name means elsewhere in the report.
        var own = mention.Container >= 0 && name.Mentions.Count > 1
            ? name.Candidates.Select(c => 1.5 * CueOf(mentions, m, c)).ToArray()
            : null;
        var ranked = name.Ranked(own);
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
            $"{name.ReasonFor(ranked[0].Candidate, gazetteer)}. Recognised: {mention.Reason}");
    }

    private static bool IsSamePlace(GazetteerEntry a, GazetteerEntry b) =>
        a.Index == b.Index || (a.CountryIndex == b.CountryIndex && GreatCircle.DistanceKm(a.Latitude, a.Longitude, b.Latitude, b.Longitude) < SamePlaceKm);

    private Place PlaceOf(GazetteerEntry e) => new(
        e.GeonameId, e.Name, e.Latitude, e.Longitude, e.Country,
        e.Admin1Index >= 0 ? gazetteer[e.Admin1Index].Name : null,
        e.Admin2Index >= 0 ? gazetteer[e.Admin2Index].Name : null,
        e.Feature, e.Population);
}
