using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Gives each event mention the place names that locate it: the nearest in the tree, with the wider places that belong to them.</summary>
/// <remarks>
/// Names that stand for governments or peoples locate nothing, and neither do places that only describe somebody ("US troops"). A place
/// of an attribution (<see cref="Attributions"/>) locates the speaker.
/// </remarks>
public sealed class EventLocator(NounClasses nouns, DiscourseCues cues, ToponymResolver places) : IStage
{
    private const int FarthestCost = 10;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, Toponym.Layer, Entities.Layer, Speech.Layer, EventMention.Layer],
        Provides = MentionPlace.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var work = new Work(reading, nouns, cues, places);
        return reading.With(MentionPlace.Layer, [.. reading.Get(EventMention.Layer).Select(work.Locate)]);
    }

    /// <summary>Whether a name says by whose clocks: "at 1:35 Moscow time".</summary>
    internal static bool IsOfClock(Tokens tokens, TokenRange name) => name.End < tokens.Count && tokens[name.End].Equals("time", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a place is where something else is bound or at home: "was taking oil to Singapore", "a ship owned in Japan", "a man born in Basra",
    /// or where it set out: "the attacks came from Yemen".
    /// </summary>
    /// <param name="syntax">The trees.</param>
    /// <param name="cues">Verbs that tell of a home or of setting out.</param>
    /// <param name="place">The head of the place name.</param>
    /// <param name="deed">The deed's word, or −1 for any.</param>
    internal static bool LiesElsewhere(Syntax syntax, DiscourseCues cues, int place, int deed)
    {
        var verb = syntax.Heads[place];
        // "no evidence that the attacks came from Yemen": where they set out, not where they struck.
        if (verb >= 0 && verb != deed && cues.Origins.TryFind(syntax.Lemmas[verb], out _)
            && NounPhrases.Preposition(syntax, place) is var from and >= 0 && syntax.Lemmas[from] is "from")
        {
            return true;
        }

        // "were flown to the airport of Gao"
        if (verb >= 0 && syntax.Relations[place] == Relation.Nmod && syntax.Relations[verb] == Relation.Obl && NounPhrases.Preposition(syntax, verb) is var to and >= 0
            && syntax.Lemmas[to] is "to" or "for" or "toward" or "towards")
        {
            (place, verb) = (verb, syntax.Heads[verb]);
        }

        if (verb < 0 || verb == deed || syntax.Tags[verb] != UniversalTag.Verb || (deed >= 0 && syntax.IsUnder(deed, verb) && !IsApart(syntax, deed, verb)))
            return false;
        return NounPhrases.Preposition(syntax, place) is var p and >= 0
            && (syntax.Lemmas[p] is "to" or "for" or "toward" or "towards" || cues.Homes.TryFind(syntax.Lemmas[verb], out _));
    }

    // "…; it was hit": a main clause that only stands beside.
    private static bool IsApart(Syntax syntax, int deed, int verb)
    {
        for (var token = deed; token >= 0 && token != verb; token = syntax.Heads[token])
        {
            if (syntax.Relations[token] is Relation.Parataxis or Relation.Conj && syntax.Heads[token] == verb)
                return true;
        }

        return false;
    }

    private sealed class Work
    {
        private const int CountryCoarseness = 6;

        // From middle to middle, as China from India.
        private const int FarthestNeighbourKm = 3500;

        private readonly Tokens tokens;
        private readonly Sentences sentences;
        private readonly Syntax syntax;
        private readonly NounClasses nouns;
        private readonly DiscourseCues cues;
        private readonly ILookup<int, Candidate> bySentence;
        private readonly HashSet<int> triggers;
        // "Blasts were heard in Ryazan" tells of what another clause did: a weak word opens no deed by itself.
        private readonly ImmutableArray<int> deeds;
        private readonly HashSet<int> peaceful;
        private readonly Attributions attributions;
        private readonly TimesOfOthers others;
        private readonly NounClass militant;
        private readonly NounClass band;
        private readonly LinkCues links;
        private readonly DeathsOfWounds deaths;
        private readonly Scene scene;
        private readonly PlaceWords words;
        private readonly Toponym? homeland;
        private readonly ToponymResolver places;
        private readonly ILookup<int, (Toponym Toponym, TokenRange Range)> peoples;

        public Work(Reading reading, NounClasses nouns, DiscourseCues cues, ToponymResolver places)
        {
            (this.nouns, this.cues, this.places) = (nouns, cues, places);
            scene = new(reading, cues);
            others = new(reading, cues);
            (militant, band) = (nouns.Named("MILITANT"), nouns.Named("ARMED-GROUP"));
            words = new(reading, cues);
            // The country of the one city that the report names.
            homeland = scene.Homeland ?? (scene.City is { } city && places.CountryOf(city.Place!.Country) is { } country ? city with { Place = country, Alternatives = [] } : null);
            (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
            links = new(reading, cues);
            deaths = new(reading, cues);
            attributions = new(reading);
            triggers = [.. reading.Get(EventMention.Layer).Select(m => m.Head)];
            peaceful = [.. reading.Get(EventMention.Layer).Where(m => !m.Trigger.Type.IsViolent).Select(m => m.Head)];
            deeds = [.. reading.Get(EventMention.Layer).Where(m => !m.Trigger.IsWeak).Select(m => m.Head)];
            peoples = reading.Get(Toponym.Layer)
                .Where(t => t is { Usage: ToponymUsage.Demonym, Place.IsCountry: true })
                .Select(t => (Toponym: t, Range: tokens.RangeOf(t.Span)))
                .Where(t => !t.Range.IsEmpty)
                .ToLookup(t => sentences.Holding(t.Range.Start));
            bySentence = reading.Get(Toponym.Layer)
                .Where(t => t.Usage == ToponymUsage.Literal)
                .Select(t => (Toponym: scene.WithoutNamesake(t), Range: tokens.RangeOf(t.Span)))
                .Where(t => !t.Range.IsEmpty)
                .Select(t => new Candidate(t.Toponym, t.Range, syntax.TopOf(t.Range)))
                .ToLookup(c => sentences.Holding(c.Range.Start));
        }

        public MentionPlace Locate(EventMention mention)
        {
            if (deaths.Has(mention))
                return MentionPlace.None;
            var candidates = bySentence[sentences.Holding(mention.Head)]
                .Where(c => MayTellWhere(c, mention))
                .Select(c => (Candidate: c, Cost: CostOf(c, mention)))
                .Where(c => c.Cost <= FarthestCost)
                .ToList();
            // "A Syrian from Aleppo stabbed two guards in Beirut": where somebody comes from is no place of the deed beside another.
            // "Two suspects from Chechnya were arrested": not there.
            if (candidates.Exists(c => ComesFrom(c.Candidate)) && (mention.Trigger.Type.Name is "arrest" || candidates.Exists(c => !ComesFrom(c.Candidate))))
                candidates.RemoveAll(c => ComesFrom(c.Candidate));
            if (candidates.Count == 0)
                return OnBorderOf(mention) is { } line ? new(line, LocationRelation.Along, FarthestCost) { IsOnBorder = true } : MentionPlace.None;
            if (candidates.Exists(c => syntax.IsUnder(c.Candidate.Top, mention.Head)))
                candidates.RemoveAll(c => IsOfWhatFollowed(c.Candidate, mention));
            var nearest = candidates.MinBy(c => c.Cost);
            // "killed two in Jolo and three in Cotabato": each clause has its own.
            if ((Coarseness(nearest.Candidate.Toponym) < CountryCoarseness || nearest.Candidate.Toponym.Place is { IsCountry: true })
                && (syntax.IsUnder(nearest.Candidate.Top, mention.Head) || (syntax.Relations[mention.Head] == Relation.Nsubj && syntax.IsUnder(nearest.Candidate.Top, syntax.Heads[mention.Head]))))
                candidates.RemoveAll(c => c.Candidate != nearest.Candidate && IsOfOtherClause(c.Candidate, nearest.Candidate));
            var relation = RelationOf(nearest.Candidate);
            if (relation == LocationRelation.Near)
                candidates = [.. candidates.Select(c => c.Candidate == nearest.Candidate ? c with { Candidate = c.Candidate with { Toponym = TownOf(c.Candidate.Toponym) } } : c)];
            var otherEnd = relation == LocationRelation.Between ? OtherEnd(nearest.Candidate, candidates) : null;
            // What stands beside the nearest name in one phrase belongs with it: "in Mashtal, eastern Baghdad".
            var chain = candidates
                .Where(c => c.Cost <= nearest.Cost + 3 || syntax.IsUnder(c.Candidate.Top, nearest.Candidate.Top))
                .Select(c => c.Candidate)
                .OrderBy(FinestFirst)
                .ThenBy(NamedFirst)
                .ThenBy(c => c.Range.Start)
                .ToList();
            // "in Huancavelica, 170 miles east of Lima": what only tells the way is no place of the deed beside another.
            chain = [.. chain.Where((c, i) => i == 0 || (!words.IsLandmark(c.Range, out _) && !IsPartOfThing(c)) || chain.TrueForAll(o => o.Toponym.Place is null || o == c))];
            if (relation is LocationRelation.In or LocationRelation.Near)
                relation = RelationOf(chain[0]);
            var onBorder = chain.TrueForAll(c => c.Toponym.Place is { IsCountry: true }) && IsOfBorder(nearest.Candidate);
            if (onBorder)
                return new([.. NearSide(mention, chain), .. chain.Select(c => c.Toponym)], LocationRelation.Along, nearest.Cost) { IsOnBorder = true };
            // "275 miles southeast of the capital, Lima"
            if (chain.Count == 1 && words.IsLandmark(chain[0].Range, out var isFar) && isFar && chain[0].Toponym.Place is { IsCountry: false } town
                && places.CountryOf(town.Country) is { } around)
                return new([chain[0].Toponym with { Place = around, Alternatives = [] }], LocationRelation.In, nearest.Cost);
            // The two ends are two places: the second makes the first no finer.
            ImmutableArray<Toponym> names = [.. chain.Select(c => c.Toponym).Where(t => t != otherEnd)];
            // "In Solhan", which no list has: the country is that of the report.
            if (homeland is { } country && names.All(t => t.Place is null))
                names = names.Add(country);
            return new(names, relation, nearest.Cost) { OtherEnd = otherEnd };
        }

        private bool MayTellWhere(Candidate candidate, EventMention mention) => !Describes(candidate)
            && !words.IsDateline(candidate.Range, candidate.Toponym) && !words.IsInsideName(candidate.Range, candidate.Toponym)
            && !words.IsBeat(candidate.Range, candidate.Toponym) && !attributions.Hold(candidate.Top, mention.Head) && !IsOfOther(candidate, mention)
            && !(others.LaterLife(mention.Head) >= 0 && !syntax.IsUnder(candidate.Top, mention.Head));

        /// <summary>Whether the name stands in the clause of another deed than the nearest one, and neither place holds the other.</summary>
        private bool IsOfOtherClause(Candidate candidate, Candidate nearest)
        {
            var clause = ClauseOf(candidate.Top);
            if (clause == ClauseOf(nearest.Top) || !deeds.Any(t => ClauseOf(t) == clause))
                return false;
            return candidate.Toponym.Place is not { } a || nearest.Toponym.Place is not { } b || !(Holds(a, b) || Holds(b, a));
        }

        // "arrested in Paris over the shooting in Lyon": where they were arrested.
        private bool IsOfWhatFollowed(Candidate candidate, EventMention mention) => mention.Trigger.Type.IsViolent && mention.Trigger.Class == WordClass.Noun
            && syntax.Heads[candidate.Top] is var act and >= 0 && act == syntax.Heads[mention.Head] && syntax.Relations[candidate.Top] == Relation.Obl && peaceful.Contains(act);

        private int ClauseOf(int token)
        {
            var at = token;
            while (syntax.Heads[at] >= 0 && !HeadsClause(at))
                at = syntax.Heads[at];
            return at;
        }

        private bool HeadsClause(int token) => ElidedVerbs.HasOne(syntax, token) || syntax.Tags[token] == UniversalTag.Verb
            && syntax.Relations[token] is Relation.Conj or Relation.Parataxis or Relation.Advcl or Relation.Ccomp;

        private static bool Holds(Place outer, Place inner) => outer.Country == inner.Country && (outer.IsCountry || outer == inner
            || (outer.Feature == "ADM1" && outer.Name == inner.Admin1) || (outer.Feature == "ADM2" && outer.Name == inner.Admin2));

        // A landmark says less than a district, and one that lies far off less than a province.
        private double FinestFirst(Candidate candidate)
        {
            var own = Coarseness(candidate.Toponym);
            return words.IsLandmark(candidate.Range, out var isFar) ? Math.Max(isFar ? 5.5 : 4.5, own) : own;
        }

        // "the Baga fish market in Maiduguri", "in Taji, near Baghdad": of two towns the one it is said to be in.
        private int NamedFirst(Candidate candidate) => IsPartOfThing(candidate) ? 1 : 0;

        private bool IsPartOfThing(Candidate candidate)
        {
            var thing = candidate.Top;
            while (syntax.Relations[thing] == Relation.Compound && syntax.Heads[thing] > thing)
                thing = syntax.Heads[thing];
            return thing != candidate.Top && syntax.Tags[thing] == UniversalTag.Noun && candidate.Toponym.Place is { Feature: ['P', 'P', ..] }
                && nouns.ClassesOf(syntax.Lemmas, thing).Has(nouns.Facility);
        }

        // "near the border with Chad, the Nigerian army said": of one country named the border is that of whose soldiers or officials the sentence tells, too.
        private IEnumerable<Toponym> NearSide(EventMention mention, List<Candidate> chain)
        {
            if (chain.Select(c => c.Toponym.Place!.Country).Distinct().Count() > 1)
                return [];
            var far = chain[0].Toponym.Place!.Country;
            var near = CountriesOf(mention, except: far).DistinctBy(t => t.Place!.Country).ToList();
            return near.Count == 1 ? near : near.Count == 0 && homeland is { Place: { IsCountry: true } home } && home.Country != far ? [homeland] : [];
        }

        // "near the Syrian border, officials in Iraq said"
        private ImmutableArray<Toponym>? OnBorderOf(EventMention mention)
        {
            foreach (var (people, range) in peoples[sentences.Holding(mention.Head)])
            {
                if (range.End >= tokens.Count || !IsBorder(range.End) || !(syntax.IsUnder(range.End, mention.Head) || syntax.Heads[range.End] == syntax.Heads[mention.Head]))
                    continue;
                var near = CountriesOf(mention, except: people.Place!.Country).DistinctBy(t => t.Place!.Country).ToList();
                return near.Count == 1 ? [near[0], people] : null;
            }

            return null;
        }

        // The countries of the people and authorities of a sentence: "a Malian patrol", "officials in Iraq".
        private IEnumerable<Toponym> CountriesOf(EventMention mention, string except)
        {
            var sentence = sentences.Holding(mention.Head);
            return peoples[sentence].Where(p => !(p.Range.End < tokens.Count && IsBorder(p.Range.End))).Select(p => p.Toponym)
                .Concat(bySentence[sentence].Where(c => attributions.Hold(c.Top) && c.Toponym.Place is { IsCountry: true }).Select(c => c.Toponym))
                .Where(t => t.Place is { IsCountry: true } country && country.Country != except && LiesNear(country, except));
        }

        // A French official who tells of a border with Chad puts it not in France.
        private bool LiesNear(Place country, string other) => places.CountryOf(other) is not { } far
            || GreatCircle.DistanceKm(country.Latitude, country.Longitude, far.Latitude, far.Longitude) <= FarthestNeighbourKm;

        // "from the northern city of Aleppo"
        private bool ComesFrom(Candidate candidate)
        {
            var top = candidate.Top;
            if (syntax.Relations[top] is Relation.Nmod or Relation.Appos && syntax.Heads[top] is var kind and >= 0 && nouns.ClassesOf(syntax.Lemmas, kind).Has(nouns.Place))
                top = kind;
            return syntax.Relations[top] == Relation.Nmod && NounPhrases.Preposition(syntax, top) is var from and >= 0 && syntax.Lemmas[from] is "from"
                && syntax.Heads[top] is var who and >= 0
                && (nouns.ClassesOf(syntax.Lemmas, who).Has(nouns.Person) || syntax.Lemmas[who] is "one" or "other" || peoples[sentences.Holding(who)].Any(p => p.Range.Contains(who)));
        }

        /// <summary>"on the border with A", "the border between A and B", "A's border": the name belongs to the word for it.</summary>
        private bool IsOfBorder(Candidate candidate)
        {
            for (int token = candidate.Top, steps = 0; token >= 0 && steps < 4; token = syntax.Heads[token], steps++)
            {
                if (syntax.Tags[token] == UniversalTag.Noun && IsBorder(token))
                    return true;
            }

            // Whatever the tree says: "the border with Chad".
            var before = candidate.Range.Start - 1;
            if (before > 0 && tokens[before].Equals("the", StringComparison.OrdinalIgnoreCase))
                before--;
            return before > 0 && tokens[before] is "with" or "between" or "of" or "to"
                && IsBorder(before - 1);
        }

        // "the border", "a border crossing": of two words the tree hangs the first on the second.
        private bool IsBorder(int noun) => cues.Borders.TryFind(syntax.Lemmas[noun], out _)
            || (noun > 0 && cues.Borders.TryFind(syntax.Lemmas, noun - 1, out _, out var length) && length == 2);

        // "between A and B": what is joined to the first, in the tree or by the words alone.
        private Toponym? OtherEnd(Candidate first, List<(Candidate Candidate, int Cost)> candidates) => candidates
            .Select(c => c.Candidate)
            .Where(c => c.Range.Start > first.Range.Start
                && (AreLinked(first, c) || NounPhrases.Conjuncts(syntax, first.Top).Contains(c.Top) || IsJoined(first.Range, c.Range)))
            .OrderBy(c => c.Range.Start)
            .Select(c => c.Toponym)
            .FirstOrDefault();

        private bool AreLinked(Candidate first, Candidate second) =>
            syntax.Heads[second.Top] == syntax.Heads[first.Top] && IsLink(syntax.Heads[second.Top]);

        private bool IsJoined(TokenRange first, TokenRange second) => second.Start == first.End + 1 && tokens[first.End].Equals("and", StringComparison.OrdinalIgnoreCase);

        private bool IsOfOther(Candidate candidate, EventMention mention) => LiesElsewhere(syntax, cues, candidate.Top, mention.Head)
            || links.PartFromEarlier(mention.Head, candidate.Top) || links.IsOfAnswered(mention.Head, candidate.Top)
            || TreeDistance.BelongsToOther(syntax, mention.Head, candidate.Top, triggers)
            || TreeDistance.OtherStandsBetween(syntax, mention, candidate.Top, triggers);

        private int CostOf(Candidate candidate, EventMention mention)
        {
            var cost = TreeDistance.Between(syntax, mention.Head, candidate.Top, t => SpeechCues.Parts(cues, syntax, t) && t != mention.Head);
            return NounPhrases.Preposition(syntax, candidate.Top) is var p and >= 0 && !Locates(tokens[p]) && !IsOfBorder(candidate) ? cost + 4 : cost;
        }

        private static bool Locates(ReadOnlySpan<char> preposition) => Frame.SlotOf(preposition) is Slot.In or Slot.At or Slot.Near or Slot.Inside or Slot.Outside
            or Slot.On or Slot.Along or Slot.Of or Slot.Over or Slot.Between or Slot.Under or Slot.Through or Slot.Into or Slot.None;

        // "Kyiv's artillery": whose weapons they are says not where they fire. "US troops", "a Syria expert": the name says whose, not where.
        // "the Baghdad strike", "a Damascus suburb" say where.
        private bool Describes(Candidate candidate)
        {
            if (IsOfClock(tokens, candidate.Range))
                return true;
            // "the Iran-backed militia": a name before a hyphen is half of an adjective, whatever the tree says.
            var end = candidate.Range.End;
            if (end < tokens.Count && tokens[end] is "-" or "\u2013" && !tokens.SpaceAfter(end - 1))
                return true;
            // "drones launched by Russia"
            if (IsOrigin(candidate) || IsDoer(candidate) || IsOfCare(candidate.Top) || (syntax.Relations[candidate.Top] == Relation.OblAgent && candidate.Toponym.Place is { IsCountry: true }))
                return true;
            if (syntax.Relations[candidate.Top] is not (Relation.Compound or Relation.Amod or Relation.NmodPoss or Relation.NmodDesc))
                return false;
            if (syntax.Heads[candidate.Top] is var noun and >= 0 && (IsOfPeople(noun) || IsOfBand(noun) || NamesWithin(noun, candidate)))
                return true;
            // "Mali's border with Niger" is on both.
            if (syntax.Relations[candidate.Top] == Relation.NmodPoss && syntax.Heads[candidate.Top] is var line and >= 0 && IsBorder(line))
                return false;
            return candidate.Toponym.Place is { IsCountry: true }
                || (syntax.Relations[candidate.Top] == Relation.NmodPoss && nouns.ClassesOf(syntax.Lemmas, OwnedBy(candidate)).Has(nouns.Weapon));
        }

        // "Fano militants", "the Sinaloa Cartel", "the Lagos gang": who they are, wherever they are.
        private bool IsOfBand(int noun) => nouns.ClassesOf(syntax.Lemmas, noun) is var classes && (classes.Has(militant) || classes.Has(band));

        // "the Amhara ethnic group"
        private bool IsOfPeople(int noun) => syntax.Lemmas[noun] is "group" or "people" or "community" or "tribe"
            && syntax.Child(noun, Relation.Amod) is var ethnic and >= 0 && syntax.Lemmas[ethnic] is "ethnic" or "tribal";

        // "the North Caucasus republic of Dagestan", "the southern Gaza city of Rafah": the place is the one behind "of".
        private bool NamesWithin(int kind, Candidate candidate)
        {
            var isTown = cues.Towns.TryFind(syntax.Lemmas[kind], out _);
            if (!(isTown || syntax.Lemmas[kind].ToLowerInvariant() is "region" or "republic" or "territory") || candidate.Toponym.Place is { IsCountry: true })
                return false;
            foreach (var name in syntax.ChildrenOf(kind))
            {
                if (name > kind && syntax.Relations[name] == Relation.Nmod && NounPhrases.Preposition(syntax, name) is var of and >= 0 && tokens[of] is "of"
                    && bySentence[sentences.Holding(kind)].Any(c => c.Top == name && c != candidate && (isTown ? c.Toponym.Place is { Feature: ['P', ..] } : c.Toponym.Place is { Feature: "ADM1" or "ADM2" })))
                {
                    return true;
                }
            }

            return false;
        }

        // "four peacekeepers from Chad": where people come from.
        private bool IsOrigin(Candidate candidate) => syntax.Relations[candidate.Top] is Relation.Nmod or Relation.Obl && NounPhrases.Preposition(syntax, candidate.Top) is var from and >= 0
            && syntax.Lemmas[from] is "from" && candidate.Toponym.Place is { IsCountry: true } && syntax.Heads[candidate.Top] is var sender
            && (nouns.ClassesOf(syntax.Lemmas, sender).Has(nouns.Person) || IsReaction(sender) || (from > 0 && IsReaction(from - 1)));

        // "were hospitalised at the medical centre", "was treated in Tel Aviv": where they were brought.
        private bool IsOfCare(int place) => syntax.Relations[place] == Relation.Obl && syntax.Heads[place] is var verb and >= 0
            && syntax.Lemmas[verb] is "hospitalize" or "hospitalise" or "treat" or "admit";

        // "no immediate reaction from India to the attack"
        private bool IsReaction(int noun) => cues.Reactions.TryFind(syntax.Lemmas[noun], out _);

        // "The United States and Britain struck the town": a country that is joined to a subject acts as the subject does.
        private bool IsDoer(Candidate candidate)
        {
            var first = candidate.Top;
            while (syntax.Relations[first] == Relation.Conj && syntax.Heads[first] >= 0)
                first = syntax.Heads[first];
            return first != candidate.Top && candidate.Toponym.Place is { IsCountry: true } && syntax.Relations[first] == Relation.Nsubj
                && NounPhrases.Preposition(syntax, candidate.Top) < 0;
        }

        // The noun of the possessive, or the word behind its 's where the tree hangs it on a verb.
        private int OwnedBy(Candidate owner)
        {
            var noun = syntax.Heads[owner.Top];
            return syntax.Tags[noun] == UniversalTag.Verb ? Math.Min(owner.Range.End + 1, syntax.Tags.Length - 1) : noun;
        }

        private LocationRelation RelationOf(Candidate candidate)
        {
            var top = candidate.Top;
            if (IsLink(syntax.Heads[top]))
                return LocationRelation.Between;
            if (words.IsLandmark(candidate.Range, out _))
                return LocationRelation.Near;
            for (var steps = 0; steps < 3 && top >= 0; steps++, top = syntax.Heads[top])
            {
                var p = NounPhrases.Preposition(syntax, top);
                if (p < 0)
                    continue;
                return Frame.SlotOf(tokens[p]) switch
                {
                    Slot.Near or Slot.Outside => LocationRelation.Near,
                    Slot.Between => LocationRelation.Between,
                    Slot.Along => LocationRelation.Along,
                    Slot.Of when IsDirection(syntax.Heads[top]) && !IsWithin(syntax.Heads[top]) => LocationRelation.Near,
                    _ => LocationRelation.In,
                };
            }

            return LocationRelation.In;
        }

        // "the bridge linking Russia with Crimea"
        private bool IsLink(int verb) => verb >= 0 && syntax.Relations[verb] is Relation.Acl or Relation.AclRelcl && cues.Connections.TryFind(syntax.Lemmas[verb], out _)
            && syntax.Child(verb, Relation.Obj) is var first and >= 0 && syntax.Tags[first] == UniversalTag.Propn
            && syntax.Child(verb, Relation.Obl) is var second and >= 0 && syntax.Tags[second] == UniversalTag.Propn;

        // "near Fujairah": one is near the town, and in the emirate that bears its name.
        private static Toponym TownOf(Toponym toponym) => toponym.Place is { Feature: "ADM1" or "ADM2" } division
            && toponym.Alternatives.FirstOrDefault(a => IsSeatOf(a.Place, division)) is { } seat
            ? toponym with { Place = seat.Place, Score = seat.Score, Alternatives = [new(division, toponym.Score), .. toponym.Alternatives.Remove(seat)] }
            : toponym;

        private static bool IsSeatOf(Place town, Place division) => town.Feature is "PPLA" or "PPLC" && town.Country == division.Country
            && town.Admin1 == (division.Feature == "ADM1" ? division.Name : division.Admin1);

        // "50 miles west of", "the outskirts of".
        private bool IsDirection(int token) => token >= 0 && cues.Surroundings.TryFind(syntax.Lemmas[token], out _);

        // "in the north of Mali"
        private bool IsWithin(int direction) => cues.PartsOfCountries.TryFind(syntax.Lemmas, direction, out _, out _) && words.IsWithin(direction);

        private static int Coarseness(Toponym toponym) => toponym.Place?.Feature switch
        {
            null => 1,
            ['P', 'C', 'L', ..] => CountryCoarseness,
            "ADM1" or "RGN" or "CONT" => 5,
            "ADM2" => 4,
            ['A', 'D', 'M', ..] => 3,
            _ => 2,
        };
    }

    private readonly record struct Candidate(Toponym Toponym, TokenRange Range, int Top);
}
