using System.Collections.Immutable;
using System.Globalization;
using Casus.Reports;

namespace Casus.Knowledge;

/// <summary>
/// The words by which reports attribute, hedge, count, set apart and link: the files of <c>data/discourse</c>.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class DiscourseCues
{
    private DiscourseCues(DataFolder data)
    {
        var speech = data.Stanzas("discourse/speech.txt");
        SpeechVerbs = Cues(speech, "verbs", s => WordLists.Choice<SpeechKind>(s, "kind"));
        SpeechPhrases = Cues(speech, "phrases", s => WordLists.Choice<SpeechKind>(s, "kind"));
        Speakers = Cues(speech, "speakers", s => WordLists.Choice<SpeechKind>(s, "kind"));
        Channels = Cues(speech, "channels", s => WordLists.Choice<SpeechKind>(s, "kind"));
        Pointers = Cues(speech, "pointers", s => WordLists.Choice<SpeechKind>(s, "kind"));
        QuotingVerbs = Cues(speech, "quoting-verbs", s => WordLists.Choice<SpeechKind>(s, "kind"));
        AddressingVerbs = Cues(speech, "addressing-verbs", s => WordLists.Choice<SpeechKind>(s, "kind"));
        Quoters = Cues(speech, "quoters", s => WordLists.Choice<SpeechKind>(s, "kind"));
        SpeechNouns = Cues(speech, "nouns", s => WordLists.Choice<SpeechKind>(s, "kind"));
        HearsayNouns = Cues(speech, "hearsay", s => WordLists.Choice<SpeechKind>(s, "kind"));
        OwnWords = Cues(speech, "own-words", s => WordLists.Choice<SpeechKind>(s, "kind"));
        Labels = Cues(speech, "labels", s => WordLists.Choice<SpeechKind>(s, "kind"));
        OtherMoments = Cues(speech, "other-moments", s => WordLists.Choice<SpeechKind>(s, "kind"));
        Statements = Lower(speech, "statements");
        WordsOnly = Lower(speech, "words-only");
        Reactions = Lower(speech, "reactions");
        Regards = Lower(speech, "regards");
        var hedges = data.Stanzas("discourse/hedges.txt");
        HedgeModifiers = Cues(hedges, "modifiers", ModalityOf);
        HedgeGovernors = Cues(hedges, "governors", ModalityOf);
        Vouchers = Cues(hedges, "vouchers", ModalityOf);
        Directives = Cues(hedges, "directives", ModalityOf);
        Checks = Cues(hedges, "checks", _ => true);
        Confirmers = Cues(hedges, "confirmers", _ => true);
        Parts = Cues(hedges, "parts", ModalityOf);
        Sayings = Cues(hedges, "sayings", _ => true);
        Accusing = Cues(hedges, "accusing", _ => true);
        HedgeAuxiliaries = Cues(hedges, "auxiliaries", ModalityOf);
        HedgeMarks = Cues(hedges, "marks", ModalityOf);
        Comparisons = Cues(hedges, "comparisons", ModalityOf);
        HedgePrepositions = Cues(hedges, "prepositions", ModalityOf);
        Settings = Cues(hedges, "settings", _ => true);
        SettingNouns = Cues(hedges, "setting-nouns", _ => true);
        Opposed = Cues(hedges, "opposed", _ => true);
        Presumings = Lower(hedges, "presumings");
        Clues = Lower(hedges, "clues");
        Members = Lower(hedges, "members");
        Marks = Lower(hedges, "left");
        Leavings = Lower(hedges, "leavings");
        Bearings = Lower(hedges, "bearings");
        Escaped = Lower(hedges, "escaped");
        var links = data.Stanzas("discourse/links.txt");
        LinksBefore = Cues(links, "before", RelationOf);
        LinksAfter = Cues(links, "after", RelationOf);
        LinksAlone = Cues(links, "alone", RelationOf);
        FollowingTimes = Lower(links, "following-times");
        Revenges = Lower(links, "revenges");
        CountsOfTime = Lower(links, "counts-of-time");
        var background = data.Stanzas("discourse/background.txt");
        StandingModifiers = Cues(background, "modifiers", StandingOf);
        StandingGovernors = Cues(background, "governors", StandingOf);
        Verdicts = Cues(background, "verdicts", _ => true);
        StandingPhrases = Cues(background, "phrases", StandingOf);
        Rankings = Cues(background, "rankings", _ => true);
        Habits = Cues(background, "habits", _ => true);
        MemorialVerbs = Cues(background, "memorial-verbs", _ => true);
        Burials = Cues(background, "burials", _ => true);
        FollowUps = Cues(background, "follow-ups", _ => true);
        Freeings = Cues(background, "freeings", _ => true);
        Laters = Cues(background, "laters", _ => true);
        Courts = Cues(background, "courts", _ => true);
        Gatherings = Cues(background, "gatherings", _ => true);
        Aftermaths = Lower(background, "aftermaths");
        GatheringsWith = Cues(background, "gatherings-with", _ => true);
        Occasions = Cues(background, "occasions", _ => true);
        Gatherers = Cues(background, "gatherers", _ => true);
        ComingsAbout = Cues(background, "comings-about", _ => true);
        Doings = Cues(background, "doings", _ => true);
        AtOnce = Cues(background, "at-once", _ => true);
        Memorials = Cues(background, "memorials", _ => true);
        Wars = Cues(background, "wars", _ => true);
        Beginnings = Cues(background, "beginnings", _ => true);
        LongUnits = Cues(background, "units", _ => true);
        UnitsCountedFrom = Cues(background, "counted-from", _ => true);
        TallyStretches = Cues(background, "stretches", _ => true);
        Courtrooms = Lower(background, "courtrooms");
        Blows = Lower(background, "blows");
        GoingsOn = Lower(background, "goings-on");
        var joins = data.Stanzas("discourse/joins.txt").ToList();
        Additives = Cues(joins, "additives", _ => true);
        Companions = Cues(joins, "companions", _ => true);
        Kin = Cues(joins, "kin", _ => true);
        Frays = Cues(joins, "frays", _ => true);
        Happenings = Cues(joins, "happenings", _ => true);
        SeriesNouns = Cues(joins, "series", _ => true);
        Answerable = Cues(joins, "answerable", _ => true);
        Doers = new([.. joins.SelectMany(s => s.List("doers")).Select(w => (w, true)), .. joins.SelectMany(s => s.List("radicals")).Select(w => (w, false))]);
        Prepositions = Cues(joins, "prepositions", _ => true);
        Suspects = Cues(joins, "suspects", _ => true);
        Namings = new([.. joins.SelectMany(s => s.List("namings")).Select(w => (w, true)), .. joins.SelectMany(s => s.List("callings")).Select(w => (w, false))]);
        Generals = Cues(joins, "generals", _ => true);
        OtherModifiers = Cues(joins, "others", _ => true);
        OtherOpenings = Cues(joins, "openings", _ => true);
        InFlight = Lower(joins, "in-flight");
        TakenUp = Lower(joins, "taken-up");
        Anew = Cues(joins, "anew", _ => true);
        Soon = Cues(joins, "soon", _ => true);
        Ensembles = Lower(joins, "ensembles");
        Committings = Lower(joins, "committings");
        OwnGroups = Lower(joins, "groups");
        var surroundings = data.Stanzas("discourse/surroundings.txt");
        Surroundings = Cues(surroundings, "surroundings", _ => true);
        Landmarks = Cues(surroundings, "landmarks", _ => true);
        Kilometres = Cues(surroundings, "units", KilometresOf);
        PartsOfCountries = Cues(surroundings, "parts", _ => true);
        Origins = Cues(surroundings, "origins", _ => true);
        Connections = Cues(surroundings, "connections", _ => true);
        Borders = Cues(surroundings, "borders", _ => true);
        Homes = Cues(surroundings, "homes", _ => true);
        Villages = Cues(surroundings, "villages", _ => true);
        Authorities = Cues(surroundings, "authorities", _ => true);
        Locals = Cues(surroundings, "locals", _ => true);
        Towns = Cues(surroundings, "towns", _ => true);
        var figurative = data.Stanzas("discourse/figurative.txt");
        FigurativeUndergoers = Cues(figurative, "undergoers", _ => true);
        FigurativeMeans = Cues(figurative, "means", _ => true);
        Peaceful = Cues(figurative, "peaceful", _ => true);
        Realms = Cues(figurative, "realms", _ => true);
        Bands = Cues(figurative, "bands", _ => true);
        Stages = Cues(figurative, "stages", _ => true);
        Excerpts = Cues(figurative, "excerpts", _ => true);
        Drills = Cues(figurative, "drills", _ => true);
        ArmedModifiers = Cues(figurative, "armed", _ => true);
        Sham = Cues(figurative, "sham", _ => true);
        Mishaps = Cues(figurative, "mishaps", _ => true);
        TestRanges = Cues(figurative, "test-ranges", _ => true);
        SpaceFlights = Cues(figurative, "space", _ => true);
        Traffic = Cues(figurative, "traffic", _ => true);
        Obstacles = Cues(figurative, "obstacles", _ => true);
        Warnings = Cues(figurative, "warnings", _ => true);
        Arms = Lower(figurative, "arms");
        Burning = Lower(figurative, "burning");
        var tolls = data.Stanzas("discourse/tolls.txt");
        TollAdjectives = Cues(tolls, "adjectives", OutcomeOf);
        TollNouns = Cues(tolls, "nouns", OutcomeOf);
        TollTotals = Cues(tolls, "totals", OutcomeOf);
        TollDeeds = Cues(tolls, "deeds", OutcomeOf);
        TollLives = Cues(tolls, "lives", OutcomeOf);
        TollFatal = Cues(tolls, "fatal", _ => true);
        TollTreated = Cues(tolls, "treated", OutcomeOf);
        TollHits = Cues(tolls, "hits", OutcomeOf);
        TollMissiles = Cues(tolls, "missiles", OutcomeOf);
        TollClinics = Cues(tolls, "clinics", OutcomeOf);
        TollCarries = Cues(tolls, "carries", _ => true);
        TollStays = Cues(tolls, "stays", _ => true);
        TollSends = Cues(tolls, "sends", _ => true);
        TollsEarlier = Cues(tolls, "earlier", _ => true);
        TollMoves = Cues(tolls, "moves", _ => true);
        TollGivers = Cues(tolls, "givers", _ => true);
        TollTellers = Cues(tolls, "tellers", _ => true);
        TollFigures = Cues(tolls, "figures", _ => true);
        TollReaches = Cues(tolls, "reaches", _ => true);
        TollAsides = Cues(tolls, "asides", _ => true);
        TollHarmed = Cues(tolls, "harmed", _ => true);
        TollSigns = Cues(tolls, "signs", _ => true);
        TollUnsaid = Cues(tolls, "unsaid", _ => true);
        TollOrdinals = new(tolls.SelectMany(s => s.List("ordinals")).Select((word, i) => (word, i + 2)));
        TollParents = Cues(tolls, "parents", _ => true);
        TollMultiples = [.. tolls.SelectMany(s => s.List("multiples"))];
        TollMasses = Cues(tolls, "masses", _ => true);
        TollStates = Cues(tolls, "states", _ => true);
        TollRises = Cues(tolls, "rises", _ => true);
        TollFalls = Cues(tolls, "falls", _ => true);
        TollSums = Cues(tolls, "sums", _ => true);
        Finds = Cues(tolls, "finds", _ => true);
        TollQualifiers = Cues(tolls, "qualifiers", _ => true);
        TollIncluded = Cues(tolls, "included", _ => true);
        TollPerishes = Cues(tolls, "perishes", OutcomeOf);
        TollTypes = Cues(tolls, "types", OutcomeOf);
        TollBodies = Lower(tolls, "bodies");
        TollLimbs = Lower(tolls, "limbs");
        TollStricken = Cues(tolls, "stricken", _ => true);
        TollStruck = Cues(tolls, "struck", _ => true);
        TollFallen = Lower(tolls, "fallen");
        TollCaptaincies = Lower(tolls, "captaincies");
        Bounds = Cues(data.Stanzas("discourse/bounds.txt"), "words", s => WordLists.Choice<NumberBound>(s, "bound"));
        Numbers = Cues(data.Stanzas("discourse/numbers.txt"), "words", NumberWord.Read);
        var parts = data.Stanzas("discourse/parts.txt");
        Mounts = Lower(parts, "mounts");
        Aimings = Lower(parts, "aimings");
        Guises = Lower(parts, "guises");
        Fixings = Lower(parts, "fixings");
        Unharmed = Lower(parts, "unharmed");
        var ranges = data.Stanzas("discourse/ranges.txt");
        RangeWords = Cues(ranges, "words", s => WordLists.Choice<RangeWord>(s, "range"));
        RangeOpenings = Cues(ranges, "opens", s => WordLists.Choice<RangeWord>(s, "range"));
        var offsets = data.Stanzas("discourse/offsets.txt").ToLookup(s => s["side"] is not null);
        Sides = Cues(offsets[true], "words", s => WordLists.Choice<SequenceSide>(s, "side"));
        Nearnesses = Cues(offsets[false], "words", Nearness.Read);
    }

    /// <summary>Verbs of saying, by lemma.</summary>
    public CueTable<SpeechKind> SpeechVerbs { get; }

    /// <summary>"according to" and its like.</summary>
    public CueTable<SpeechKind> SpeechPhrases { get; }

    /// <summary>Nouns beside those for people and organisations that can say something: "statement", "embassy".</summary>
    public CueTable<SpeechKind> Speakers { get; }

    /// <summary>Pronouns that stand for no speaker: "this", "which".</summary>
    public CueTable<SpeechKind> Pointers { get; }

    /// <summary>Where words are put, behind "on" ("on Telegram"), in lower case.</summary>
    public CueTable<SpeechKind> Channels { get; }

    /// <summary>Verbs that bring words in quotation marks and nothing else: "asked", "shouted".</summary>
    public CueTable<SpeechKind> QuotingVerbs { get; }

    /// <summary>Verbs of saying whose object is whom the words are told: "told reporters".</summary>
    public CueTable<SpeechKind> AddressingVerbs { get; }

    /// <summary>Verbs that pass on what another says: "quoted officials as saying".</summary>
    public CueTable<SpeechKind> Quoters { get; }

    /// <summary>Nouns of saying, whose clause is what is said: "the claim that".</summary>
    public CueTable<SpeechKind> SpeechNouns { get; }

    /// <summary>Nouns of saying, as they stand in the text, that tell by "of" what is said: "reports of shelling".</summary>
    public CueTable<SpeechKind> HearsayNouns { get; }

    /// <summary>Nouns with which somebody's own words are brought: "in the minister's words".</summary>
    public CueTable<SpeechKind> OwnWords { get; }

    /// <summary>Verbs that call one thing by another name: "labelled the strike an assassination".</summary>
    public CueTable<SpeechKind> Labels { get; }

    /// <summary>
    /// Words on a verb of saying that put it on another day than that of publication: "said then", "said at the time".
    /// </summary>
    public CueTable<SpeechKind> OtherMoments { get; }

    /// <summary>That to which no violence can be done: "attacked the merger".</summary>
    public CueTable<bool> FigurativeUndergoers { get; }

    /// <summary>That with which no violence can be done: "bombarded with questions".</summary>
    public CueTable<bool> FigurativeMeans { get; }

    /// <summary>They who do none: shareholders, retailers.</summary>
    public CueTable<bool> Peaceful { get; }

    /// <summary>Verbs that tell where somebody or something is at home: "born in", "based in".</summary>
    public CueTable<bool> Homes { get; }

    /// <summary>Words for places that are no towns.</summary>
    public CueTable<bool> Villages { get; }

    /// <summary>Those who tell of their own town: "police in Karachi".</summary>
    public CueTable<bool> Locals { get; }

    /// <summary>Those who speak for a country: "Guatemalan officials".</summary>
    public CueTable<bool> Authorities { get; }

    /// <summary>Words that rank a deed among others of a year: "the first attack of 2025".</summary>
    public CueTable<bool> Rankings { get; }

    /// <summary>Contests without arms: "price war".</summary>
    public CueTable<bool> Realms { get; }

    /// <summary>Nouns for a group, behind a word for what it does: "a kidnapping gang".</summary>
    public CueTable<bool> Bands { get; }

    /// <summary>Works of fiction: "novel".</summary>
    public CueTable<bool> Stages { get; }

    /// <summary>Parts and forms of such works: "a scene of the film".</summary>
    public CueTable<bool> Excerpts { get; }

    /// <summary>What plays at violence: "exercise".</summary>
    public CueTable<bool> Drills { get; }

    /// <summary>What warns of a deed named right before it, or guards against it: "siren".</summary>
    public CueTable<bool> Warnings { get; }

    /// <summary>Words that say that a weapon is of armed people: "enemy fire".</summary>
    public CueTable<bool> ArmedModifiers { get; }

    /// <summary>Words on what is not real: "mock".</summary>
    public CueTable<bool> Sham { get; }

    /// <summary>Verbs of coming to grief by no one's will: "crashed".</summary>
    public CueTable<bool> Mishaps { get; }

    /// <summary>Where missiles are fired to try them: "into the sea".</summary>
    public CueTable<bool> TestRanges { get; }

    /// <summary>Words of flights into space: "satellite".</summary>
    public CueTable<bool> SpaceFlights { get; }

    /// <summary>What drives on roads and rails: "lorry".</summary>
    public CueTable<bool> Traffic { get; }

    /// <summary>What traffic hits: "tree".</summary>
    public CueTable<bool> Obstacles { get; }

    /// <summary>Hedging adverbs and adjectives.</summary>
    public CueTable<Modality> HedgeModifiers { get; }

    /// <summary>Hedging words above an event's word.</summary>
    public CueTable<Modality> HedgeGovernors { get; }

    /// <summary>Nouns that vouch for a deed: "evidence", "reports".</summary>
    public CueTable<Modality> Vouchers { get; }

    /// <summary>Verbs of asking others to do or leave something: "urged them not to attack".</summary>
    public CueTable<Modality> Directives { get; }

    /// <summary>Verbs of looking into: what is reported and looked into is not established.</summary>
    public CueTable<bool> Checks { get; }

    /// <summary>Verbs that, denied, leave in doubt what was reported.</summary>
    public CueTable<bool> Confirmers { get; }

    /// <summary>Nouns for a part in a deed: "responsibility", "involvement".</summary>
    public CueTable<Modality> Parts { get; }

    /// <summary>Nouns for what was said of somebody: "rejected the accusation".</summary>
    public CueTable<bool> Sayings { get; }

    /// <summary>First words of a phrase that accuses, of the deed told before where it names none: "put the blame on".</summary>
    public CueTable<bool> Accusing { get; }

    /// <summary>Modal verbs.</summary>
    public CueTable<Modality> HedgeAuxiliaries { get; }

    /// <summary>Conjunctions of condition.</summary>
    public CueTable<Modality> HedgeMarks { get; }

    /// <summary>Words that liken: "as if".</summary>
    public CueTable<Modality> Comparisons { get; }

    /// <summary>Prepositions that negate.</summary>
    public CueTable<Modality> HedgePrepositions { get; }

    /// <summary>Prepositions of phrases that only say when, why or amid what something is done: "after", "despite".</summary>
    public CueTable<bool> Settings { get; }

    /// <summary>Nouns that make such a phrase with "in": "in response to".</summary>
    public CueTable<bool> SettingNouns { get; }

    /// <summary>Those of them, and their like, behind which the other side is named: "in defiance of the authorities".</summary>
    public CueTable<bool> Opposed { get; }

    /// <summary>Phrases between an answering event and the one it answers.</summary>
    public CueTable<LinkRelation> LinksBefore { get; }

    /// <summary>Verbs between an event and the one that answers it.</summary>
    public CueTable<LinkRelation> LinksAfter { get; }

    /// <summary>Phrases that tie the deed of their clause to what was told before: "in retaliation".</summary>
    public CueTable<LinkRelation> LinksAlone { get; }

    /// <summary>Words on an event's word that set it apart from the news.</summary>
    public CueTable<Standing> StandingModifiers { get; }

    /// <summary>Words above it that do.</summary>
    public CueTable<Standing> StandingGovernors { get; }

    /// <summary>"jail", "charge": words whose day is not that of the deed for which.</summary>
    public CueTable<bool> Verdicts { get; }

    /// <summary>Phrases beside it that do.</summary>
    public CueTable<Standing> StandingPhrases { get; }

    /// <summary>Words by which the dead of a deed are remembered: "memorial", "mourn".</summary>
    public CueTable<bool> Memorials { get; }

    /// <summary>Adverbs of what is done again and again: "often", "regularly".</summary>
    public CueTable<bool> Habits { get; }

    /// <summary>Verbs whose object a memorial or an exhibition is.</summary>
    public CueTable<bool> MemorialVerbs { get; }

    /// <summary>Verbs of what is done with bodies that were found before: "were laid to rest".</summary>
    public CueTable<bool> Burials { get; }

    /// <summary>Verbs of what is done afterwards with those of whom a relative clause tells the deed.</summary>
    public CueTable<bool> FollowUps { get; }

    /// <summary>Verbs of setting free: who "freed 20 abducted villagers" abducted nobody.</summary>
    public CueTable<bool> Freeings { get; }

    /// <summary>Verbs of what somebody does long after a deed that befell him or that he did: "spoke", "won".</summary>
    public CueTable<bool> Laters { get; }

    /// <summary>Nouns by which a court deals with somebody: "trial", "appeal".</summary>
    public CueTable<bool> Courts { get; }

    /// <summary>Verbs of those who come together after a deed: "Survivors of the bombing gathered".</summary>
    public CueTable<bool> Gatherings { get; }

    /// <summary>Verbs of what is done after a deed: "searched for survivors", "buried their dead".</summary>
    public CueTable<bool> Aftermaths { get; }

    /// <summary>Verbs that are such where an <see cref="Occasions">occasion</see> is held, or something laid down: "held a vigil".</summary>
    public CueTable<bool> GatheringsWith { get; }

    /// <summary>What is held or laid down in memory of a deed: "vigil", "flower".</summary>
    public CueTable<bool> Occasions { get; }

    /// <summary>Nouns for those who come together, and where: "survivor", "site".</summary>
    public CueTable<bool> Gatherers { get; }

    /// <summary>First words of verbs by which deeds come about: "clashes broke out", "explosions rocked the town".</summary>
    public CueTable<bool> ComingsAbout { get; }

    /// <summary>First words of verbs by which somebody does deeds: "carried out attacks".</summary>
    public CueTable<bool> Doings { get; }

    /// <summary>Adjectives that make one deed of several: "coordinated attacks".</summary>
    public CueTable<bool> AtOnce { get; }

    /// <summary>Nouns for a war as a whole, whose dead no single deed killed.</summary>
    public CueTable<bool> Wars { get; }

    /// <summary>Words, behind "since", for how such a war began.</summary>
    public CueTable<bool> Beginnings { get; }

    /// <summary>Units of time of which several are too long for one deed: "in three years of fighting".</summary>
    public CueTable<bool> LongUnits { get; }

    /// <summary>Units of time by which a deed long past is counted from: "seventy years after the bomb fell".</summary>
    public CueTable<bool> UnitsCountedFrom { get; }

    /// <summary>"in recent days": times whose dead are summed up.</summary>
    public CueTable<bool> TallyStretches { get; }

    /// <summary>"as well", "also": what befell further people in the event told before.</summary>
    public CueTable<bool> Additives { get; }

    /// <summary>Words that name further people of whom the same is told: "together with", "including".</summary>
    public CueTable<bool> Companions { get; }

    /// <summary>Fights that go on from an attack and are of it: "the shootout that followed".</summary>
    public CueTable<bool> Frays { get; }

    /// <summary>People who behind "with" and a possessive are companions: "with his wife".</summary>
    public CueTable<bool> Kin { get; }

    /// <summary>Nouns of which several make one attack: "the first blast killed 12, the second four".</summary>
    public CueTable<bool> SeriesNouns { get; }

    /// <summary>What stands between him whom a deed befell and a deed of his own: "a strike on the man responsible for the deaths".</summary>
    public CueTable<bool> Answerable { get; }

    /// <summary>Verbs whose "it" is the deed told before: "It happened early on Sunday".</summary>
    public CueTable<bool> Happenings { get; }

    /// <summary>Prepositions that hold a noun: "on the orders of".</summary>
    public CueTable<bool> Prepositions { get; }

    /// <summary>"attacker": with "the" before it, who did the deed told last; <see langword="false"/> where the word may also be said of who has done none ("militant").</summary>
    public CueTable<bool> Doers { get; }

    /// <summary>"suspect", "man": with "the" before it, who is held to have done the deed told last.</summary>
    public CueTable<bool> Suspects { get; }

    /// <summary>"the building": other words for what was hit.</summary>
    public CueTable<bool> Generals { get; }

    /// <summary>Verbs that tell a name with "as": "police identified the gunman as …".</summary>
    public CueTable<bool> Namings { get; }

    /// <summary>"separate", "earlier": words on a deed that tell it from the one told before.</summary>
    public CueTable<bool> OtherModifiers { get; }

    /// <summary>"Elsewhere": how a sentence turns to another deed.</summary>
    public CueTable<bool> OtherOpenings { get; }

    /// <summary>Verbs of what sets out from a place: "the missiles came from Yemen".</summary>
    public CueTable<bool> Origins { get; }

    /// <summary>Verbs of what lies between two places: "the bridge linking Russia with Crimea".</summary>
    public CueTable<bool> Connections { get; }

    /// <summary>What stands before "of" and a place where something is near it: "west", "outskirts".</summary>
    public CueTable<bool> Surroundings { get; }

    /// <summary>What says, before "of" or "from", how something lies to a landmark: "50 km north of Beni".</summary>
    public CueTable<bool> Landmarks { get; }

    /// <summary>How many kilometres a unit of distance is, or what one travels in a unit of time.</summary>
    public CueTable<double> Kilometres { get; }

    /// <summary>Adjectives and nouns before a country that mean a part of it: "northern Mali".</summary>
    public CueTable<bool> PartsOfCountries { get; }

    /// <summary>Words for what parts two countries.</summary>
    public CueTable<bool> Borders { get; }

    /// <summary>"dead", "wounded": adjectives that count people.</summary>
    public CueTable<CasualtyOutcome> TollAdjectives { get; }

    /// <summary>"deaths", "injuries".</summary>
    public CueTable<CasualtyOutcome> TollNouns { get; }

    /// <summary>"death toll".</summary>
    public CueTable<CasualtyOutcome> TollTotals { get; }

    /// <summary>Words of a verb that say what befell its victims: "killed", "shot dead".</summary>
    public CueTable<CasualtyOutcome> TollDeeds { get; }

    /// <summary>Verbs whose "lives" are people's deaths: "claimed the lives of four".</summary>
    public CueTable<CasualtyOutcome> TollLives { get; }

    /// <summary>"fatally": words that make an injury a death.</summary>
    public CueTable<bool> TollFatal { get; }

    /// <summary>"in hospital", "taken to hospital": what the hurt are said to be.</summary>
    public CueTable<CasualtyOutcome> TollTreated { get; }

    /// <summary>Verbs of hitting that do not say whether the victims live: "shot".</summary>
    public CueTable<CasualtyOutcome> TollHits { get; }

    /// <summary>What hits people and does not say whether they live: "gunfire".</summary>
    public CueTable<CasualtyOutcome> TollMissiles { get; }

    /// <summary>Where the hurt are brought: "hospital".</summary>
    public CueTable<CasualtyOutcome> TollClinics { get; }

    /// <summary>Verbs of being in a hospital: "three remain in a hospital".</summary>
    public CueTable<bool> TollStays { get; }

    /// <summary>Those verbs of bringing to a hospital of which a deed is the subject: "a blast sent four to hospital".</summary>
    public CueTable<bool> TollSends { get; }

    /// <summary>Verbs of bringing to a hospital.</summary>
    public CueTable<bool> TollCarries { get; }

    /// <summary>Words before a number that the report has left behind: "an initial toll of", "up from".</summary>
    public CueTable<bool> TollsEarlier { get; }

    /// <summary>Verbs that bring a toll to its number: "the toll rose to 59".</summary>
    public CueTable<bool> TollMoves { get; }

    /// <summary>Verbs whose subject gives a toll: "<i>put</i> the toll at 12".</summary>
    public CueTable<bool> TollGivers { get; }

    /// <summary>Verbs whose subject gives a number that is their object, or stands behind them: "had <i>spoken</i> of thirteen dead".</summary>
    public CueTable<bool> TollTellers { get; }

    /// <summary>Nouns for a number: "gave the <i>figure</i> of 28 dead".</summary>
    public CueTable<bool> TollFigures { get; }

    /// <summary>Forms of such verbs right before the number: "the toll reached 59".</summary>
    public CueTable<bool> TollReaches { get; }

    /// <summary>What begins an aside on who the counted people were: "30 militants, including three commanders, were killed".</summary>
    public CueTable<bool> TollAsides { get; }

    /// <summary>Nouns for all who were killed or hurt: "no casualties".</summary>
    public CueTable<bool> TollHarmed { get; }

    /// <summary>"report" of "no reports of casualties", which says that there were none; no other noun between does.</summary>
    public CueTable<bool> TollSigns { get; }

    /// <summary>"give" of "did not give the casualties", which says nothing of them.</summary>
    public CueTable<bool> TollUnsaid { get; }

    /// <summary>Ordinals from "second" on, each with its number; behind "a" they stand for one more person: "a third".</summary>
    public CueTable<int> TollOrdinals { get; }

    /// <summary>"double" of "a double murder", with which the dead of one deed are two, "triple" three, and so on.</summary>
    public ImmutableArray<string> TollMultiples { get; }

    /// <summary>"mother" of "a mother of four", which counts her children.</summary>
    public CueTable<bool> TollParents { get; }

    /// <summary>Nouns for many people that have no plural: "staff".</summary>
    public CueTable<bool> TollMasses { get; }

    /// <summary>Participles before "dead": "three people were found dead".</summary>
    public CueTable<bool> TollStates { get; }

    /// <summary>Verbs by which a later number replaces an earlier one: "rose".</summary>
    public CueTable<bool> TollRises { get; }

    /// <summary>Verbs by which a smaller number replaces an earlier one: "lowered".</summary>
    public CueTable<bool> TollFalls { get; }

    /// <summary>Verbs by which a number adds up those told before: "bringing the toll to three".</summary>
    public CueTable<bool> TollSums { get; }

    /// <summary>Verbs of coming upon the dead: "found", "exhumed".</summary>
    public CueTable<bool> Finds { get; }

    /// <summary>Adverbs in "-ly" that say nothing of how people were hurt: "12 reportedly wounded".</summary>
    public CueTable<bool> TollQualifiers { get; }

    /// <summary>What follows people who are counted within those before: "14 people, teachers included, were killed".</summary>
    public CueTable<bool> TollIncluded { get; }

    /// <summary>Verbs without an object that say what befell their subject: "more than 30 may have died".</summary>
    public CueTable<CasualtyOutcome> TollPerishes { get; }

    /// <summary>What befalls the victims of an event type, by its name; types below it inherit.</summary>
    public CueTable<CasualtyOutcome> TollTypes { get; }

    /// <summary>"at least", "up to", "another".</summary>
    public CueTable<NumberBound> Bounds { get; }

    /// <summary>"dozens", "several", "hundred".</summary>
    public CueTable<NumberWord> Numbers { get; }

    /// <summary>"after", "before": between the count of days and the deed it is counted from.</summary>
    public CueTable<SequenceSide> Sides { get; }

    /// <summary>"to", "through", "and", "since": what makes a stretch of days of the times beside it.</summary>
    public CueTable<RangeWord> RangeWords { get; }

    /// <summary>"between": what must stand before the first of two times for some of <see cref="RangeWords"/>.</summary>
    public CueTable<RangeWord> RangeOpenings { get; }

    /// <summary>"hours", "shortly": how near, where no number says it.</summary>
    public CueTable<Nearness> Nearnesses { get; }

    /// <summary>Nouns for the dead as they lie: "body", "remains".</summary>
    public CueTable<bool> TollBodies { get; }

    /// <summary>Limbs: whom a blow hits in one is hurt, and no more.</summary>
    public CueTable<bool> TollLimbs { get; }

    /// <summary>Nouns for those who came to harm: "victim", "the wounded".</summary>
    public CueTable<bool> TollStricken { get; }

    /// <summary>Words on a noun that say so: "the dead men", "those killed".</summary>
    public CueTable<bool> TollStruck { get; }

    /// <summary>Behind "of the", those of whom a number counts a part: "six of the slain officers".</summary>
    public CueTable<bool> TollFallen { get; }

    /// <summary>Of what a captain is no soldier: "the captain of the tanker".</summary>
    public CueTable<bool> TollCaptaincies { get; }

    /// <summary>What is shot down on its way: "drone", "missile".</summary>
    public CueTable<bool> InFlight { get; }

    /// <summary>Nouns that with "the" take up who or what was told of: "the attackers", "the blast".</summary>
    public CueTable<bool> TakenUp { get; }

    /// <summary>Words before the verb of a sentence that tells of another time: "Earlier, …", "Since then".</summary>
    public CueTable<bool> Anew { get; }

    /// <summary>Before "later" or "afterwards", a time of the same day: "hours later", "shortly afterwards".</summary>
    public CueTable<bool> Soon { get; }

    /// <summary>Nouns for several people that stand in the singular: "the couple", "the gang".</summary>
    public CueTable<bool> Ensembles { get; }

    /// <summary>Verbs by which somebody does a deed that their object names: "carried out the attack", "planted it".</summary>
    public CueTable<bool> Committings { get; }

    /// <summary>Nouns for a group that does deeds of its own: "the group said it carried out the bombing".</summary>
    public CueTable<bool> OwnGroups { get; }

    /// <summary>Courts, and what goes on there: "told the trial on Friday".</summary>
    public CueTable<bool> Courtrooms { get; }

    /// <summary>Verbs of blows that are many in one deed: "repeatedly stabbed".</summary>
    public CueTable<bool> Blows { get; }

    /// <summary>Beside those for wars, nouns for what goes on round a deed: "amid clashes".</summary>
    public CueTable<bool> GoingsOn { get; }

    /// <summary>Words behind "following" that make a time of it: "the following day".</summary>
    public CueTable<bool> FollowingTimes { get; }

    /// <summary>Nouns for an answer: who says that a deed was one, claims it.</summary>
    public CueTable<bool> Revenges { get; }

    /// <summary>Units that count how long after another a deed came: "two days after an attack".</summary>
    public CueTable<bool> CountsOfTime { get; }

    /// <summary>Nouns for what is said or counted, whose "by" names who says it: "a statement by the army".</summary>
    public CueTable<bool> Statements { get; }

    /// <summary>Beside verbs of saying, those of words: who "blamed the rebels" did no deed.</summary>
    public CueTable<bool> WordsOnly { get; }

    /// <summary>What is said of a deed, from somewhere else: "no reaction from India".</summary>
    public CueTable<bool> Reactions { get; }

    /// <summary>Verbs whose "as" says what a deed is held to be: "is treated as a terrorist attack".</summary>
    public CueTable<bool> Regards { get; }

    /// <summary>Verbs by which somebody is held to have suffered what stands behind: "feared kidnapped".</summary>
    public CueTable<bool> Presumings { get; }

    /// <summary>What points to who did it: "the evidence pointed to rebels".</summary>
    public CueTable<bool> Clues { get; }

    /// <summary>Nouns for those of a group by whom it speaks: "a man who said he was a member of the group".</summary>
    public CueTable<bool> Members { get; }

    /// <summary>Nouns for what is left at a scene and bears a name: "a leaflet signed by the group".</summary>
    public CueTable<bool> Marks { get; }

    /// <summary>Verbs of leaving or finding such a thing.</summary>
    public CueTable<bool> Leavings { get; }

    /// <summary>Verbs by which such a thing bears a name.</summary>
    public CueTable<bool> Bearings { get; }

    /// <summary>What, escaped, did not befall: "escaped death"; an attack that people escaped was one.</summary>
    public CueTable<bool> Escaped { get; }

    /// <summary>Words for towns before "of" and a name: "the southern Gaza city of Rafah".</summary>
    public CueTable<bool> Towns { get; }

    /// <summary>Words of arms: where they stand, a crash is no mishap.</summary>
    public CueTable<bool> Arms { get; }

    /// <summary>Beside buildings, what fires burn that nobody set: "a forest fire".</summary>
    public CueTable<bool> Burning { get; }

    /// <summary>What doers come on: "men on motorcycles".</summary>
    public CueTable<bool> Mounts { get; }

    /// <summary>Verbs whose "at", "on" or "into" brings what was hit: "terrorists fired at visitors".</summary>
    public CueTable<bool> Aimings { get; }

    /// <summary>Verbs, and participles taken for adjectives, behind whose "as" stands what somebody only seems: "dressed as soldiers".</summary>
    public CueTable<bool> Guises { get; }

    /// <summary>Verbs by which a weapon gets to what carries it: "a bomb planted on a motorbike".</summary>
    public CueTable<bool> Fixings { get; }

    /// <summary>Words for those whom nothing befell: "all were safe".</summary>
    public CueTable<bool> Unharmed { get; }

    /// <summary>Reads the files.</summary>
    /// <exception cref="CasusException">CAS0304: a file is missing; CAS05xx: a stanza is at fault.</exception>
    public static DiscourseCues Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data);
    }

    private static CueTable<T> Cues<T>(IEnumerable<Stanza> stanzas, string key, Func<Stanza, T> meaning) =>
        new(stanzas.SelectMany(s => s.List(key).Select(cue => (cue, meaning(s)))));

    // In lower case only, which names are not: "the Municipal Court" holds no hearing by its name.
    private static CueTable<bool> Lower(IEnumerable<Stanza> stanzas, string key) =>
        new(stanzas.SelectMany(s => s.List(key)).Select(cue => (cue, true)), StringComparer.Ordinal);

    private static double KilometresOf(Stanza stanza) =>
        double.TryParse(stanza.Require("kilometres"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw stanza.Error("CAS0306", "'kilometres' must be a number with a decimal point. Correct the value.");

    private static Modality ModalityOf(Stanza stanza) => WordLists.Choice<Modality>(stanza, "modality");

    private static LinkRelation RelationOf(Stanza stanza) => WordLists.Choice<LinkRelation>(stanza, "relation");

    private static Standing StandingOf(Stanza stanza) => WordLists.Choice<Standing>(stanza, "standing");

    private static CasualtyOutcome OutcomeOf(Stanza stanza) => WordLists.Choice<CasualtyOutcome>(stanza, "outcome");
}
