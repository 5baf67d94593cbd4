using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds a day and a place for an event whose own words give none (or no place finer than a country), and says that it did.</summary>
/// <remarks>
/// In this order: what stands in the sentences that tell of the event; in the sentence before or behind the first of them; for the place
/// of the event told first, the headline outside the text and then any place of the report; for any other, the dateline. A place in another
/// country than the event's own words name is not taken, nor a time that dates a saying or another event.
/// The headline sums up what is told first. It makes no event of its own: where the body tells of the same kind of deed, its words stand
/// beside the body's, and may say more exactly what the deed was. What no text dates, <see cref="NewsDater"/> may date by publication.
/// </remarks>
internal sealed class EventContext
{
    private const int FewestOfForeignScene = 2;

    // "One dead" is said of many; a larger number tells which deed is meant.
    private const int FewDead = 2;

    // So many sentences on, those who tell of a deed still tell of it.
    private const int FarthestWitness = 2;

    private readonly DiscourseCues cues;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly int? firstDeed;
    private readonly DateOnly? published;
    private readonly ILookup<int, Toponym> bySentence;
    private readonly Toponym? dateline;
    private readonly bool isFiledAbroad;
    private readonly Scene scene;
    private readonly PlaceWords spots;
    private readonly Tokens tokens;
    private readonly ILookup<int, Toponym> implied;
    private readonly ILookup<int, Toponym> clocks;
    private readonly ILookup<int, Toponym> ofSpeakers;
    private readonly ILookup<int, Toponym> authorities;
    private readonly Headline headline;
    private readonly HashSet<string> countries;
    private readonly ILookup<int, ResolvedTime> timesBySentence;
    // By the words of the name: what a mention makes of them may be another place than the list of toponyms has.
    private readonly ILookup<TextSpan, int> locating;
    private readonly ImmutableArray<MentionDate> dates;
    private readonly TimesOfOthers otherTimes;
    private readonly ImmutableArray<Toll> tolls;
    private readonly DaysThatGoOn story;
    private readonly ImmutableArray<EarlierDeed> earlier;

    public EventContext(Reading reading, DiscourseCues cues)
    {
        this.cues = cues;
        otherTimes = new(reading, cues);
        earlier = reading.Get(EarlierDeed.Layer);
        tolls = reading.Get(Toll.Layer);
        tokens = reading.Get(Tokens.Layer);
        spots = new(reading, cues);
        sentences = reading.Get(Sentences.Layer);
        mentions = reading.Get(EventMention.Layer);
        published = reading.Report.PublishedOn?.Date;
        firstDeed = mentions.FirstOrDefault(m => m.Trigger.Type.IsViolent)?.Index;
        syntax = reading.Get(Syntax.Layer);
        // "VALDORRA, Nov 14": no town of that name.
        var days = DateTokens.In(reading);
        var located = reading.Get(Toponym.Layer)
            .Where(t => t.Usage == ToponymUsage.Literal && t.Place is { IsCountry: false } && !days.Contains(tokens.RangeOf(t.Span).Start)
                // "Fano militiamen": a group's name is none of a town, wherever one is called so.
                && reading.Get(Entities.Layer).At(tokens.RangeOf(t.Span).Start) is not { Type: EntityType.Organisation, ActorId: not null })
            .ToList();
        countries = [.. reading.Get(Toponym.Layer).Where(t => t.Place is not null).Select(t => t.Place!.Country)];
        var byCountry = reading.Get(Toponym.Layer).Where(t => t.Place is not null).ToLookup(t => t.Place!.Country);
        scene = new(reading, cues);
        headline = reading.Get(Headline.Layer);
        var heads = mentions.Select(m => m.Head).ToHashSet();
        var attributions = new Attributions(reading);
        // "residents of Solhan", "a doctor at a hospital in Owo"
        bool IsOfLocals(TokenRange range) => syntax.Heads[syntax.TopOf(range)] is var who and >= 0 && (cues.Locals.TryFind(syntax.Lemmas[who], out _)
            || (syntax.Relations[who] == Relation.Nmod && syntax.Heads[who] is var of and >= 0 && cues.Locals.TryFind(syntax.Lemmas[of], out _)));

        bool DatesSaying(TokenRange range)
        {
            var head = syntax.Heads[syntax.TopOf(range)];
            return attributions.Hold(range.Start) || (head >= 0 && SpeechCues.IsSaying(cues, syntax, head));
        }

        bySentence = located
            .Select(t => (Toponym: t, Range: tokens.RangeOf(t.Span)))
            .Where(t => !t.Range.IsEmpty && !spots.IsDateline(t.Range, t.Toponym) && !spots.IsInsideName(t.Range, t.Toponym)
                && !IsPossessor(syntax, t.Range) && !attributions.Hold(t.Range.Start) && !EventLocator.IsOfClock(tokens, t.Range)
                && (heads.Contains(syntax.Heads[syntax.TopOf(t.Range)]) || !EventLocator.LiesElsewhere(syntax, cues, syntax.TopOf(t.Range), -1)))
            .ToLookup(t => sentences.Holding(t.Range.Start), t => t.Toponym);
        ofSpeakers = located
            .Where(t => tokens.RangeOf(t.Span) is { IsEmpty: false } range && attributions.Hold(range.Start) && IsOfLocals(range))
            .ToLookup(t => sentences.Holding(tokens.RangeOf(t.Span).Start));
        authorities = reading.Get(Toponym.Layer)
            .Where(t => t is { Usage: ToponymUsage.Demonym, Place.IsCountry: true } && tokens.RangeOf(t.Span) is { IsEmpty: false } range
                && syntax.Heads[syntax.TopOf(range)] is var who and >= 0 && cues.Authorities.TryFind(syntax.Lemmas[who], out _) && attributions.Hold(range.Start))
            .ToLookup(t => sentences.Holding(tokens.RangeOf(t.Span).Start));
        clocks = located.Where(t => EventLocator.IsOfClock(tokens, tokens.RangeOf(t.Span))).ToLookup(t => sentences.Holding(tokens.RangeOf(t.Span).Start));
        implied = reading.Get(ImpliedPlace.Layer).ToLookup(t => sentences.Holding(tokens.RangeOf(t.Span).Start));
        locating = reading.Get(MentionPlace.Layer)
            .SelectMany((place, mention) => place.Toponyms.Select(t => (Toponym: t, Mention: mention)))
            .ToLookup(t => t.Toponym.Span, t => t.Mention);
        dates = reading.Get(MentionDate.Layer);
        story = new(reading, cues, dates);
        var taken = dates.Select(d => d.Time).OfType<ResolvedTime>().ToHashSet();
        timesBySentence = reading.Get(ResolvedTime.ToldLayer)
            .Where(t => t.Type is TimexType.Date or TimexType.Time && t is { Precision: DatePrecision.Day, Days: not null } && !taken.Contains(t))
            .Select(t => (Time: t, Range: tokens.RangeOf(t.Span)))
            .Where(t => !t.Range.IsEmpty && !DatesSaying(t.Range) && !otherTimes.IsOfToll(syntax.TopOf(t.Range)) && !IsBound(tokens, t.Range.Start - 1))
            .ToLookup(t => sentences.Holding(t.Range.Start), t => t.Time);
        var line = reading.Get(ReportStructure.Layer).FirstOrDefault(b => b.Kind == BlockKind.Dateline);
        dateline = line.Span.Length == 0
            ? located.Find(t => tokens.RangeOf(t.Span) is { IsEmpty: false } range && spots.IsDateline(range, t))
            : located.Find(t => line.Span.Contains(t.Span));
        isFiledAbroad = IsFiledAbroad(byCountry, dateline, line.Span);
    }

    // "AFP, Beirut" above a report on Afghanistan: nothing but the dateline names the country, and another is named again and again.
    private static bool IsFiledAbroad(ILookup<string, Toponym> byCountry, Toponym? dateline, TextSpan line) => dateline is { Place: { } from }
        && byCountry[from.Country].All(t => line.Contains(t.Span)) && byCountry.Any(c => c.Key != from.Country && c.Count() >= FewestOfForeignScene);

    /// <summary>The event with a day and a place from the context where it had none.</summary>
    /// <remarks>
    /// A deed that only says who somebody is lies elsewhere: "Malala, who was shot by the Taliban, spoke in Oslo". Nor have deeds in general the day and the place of the one deed
    /// told beside them: "He had carried out attacks on troops. The strike answers the one on Tower 22."
    /// </remarks>
    public EventDraft Complete(EventDraft draft, bool isGeneral) => !draft.Type.IsViolent || draft.Mentions.All(m => otherTimes.LaterLife(mentions[m].Head) >= 0) ? draft
        : isGeneral && !Leads(draft) ? WithCountry(draft)
        : WithPlace(WithDay(WithHeadline(draft)));

    private EventDraft WithCountry(EventDraft draft) => draft.Place.Toponyms.IsEmpty && scene.Whole is { } land ? With(draft, land, "context") : draft;

    private EventDraft WithDay(EventDraft draft)
    {
        if (draft.Time is not null || !LongBefore.WordsOn(cues, syntax, mentions[draft.Mentions[0]]).IsEmpty || draft.Mentions.All(m => otherTimes.MemoryOf(mentions[m]) >= 0 || otherTimes.IsToldOfWho(mentions[m]) || earlier[m].IsEarlier))
            return draft;
        var time = Near(draft).Concat(Told(draft).Select(s => s + 1).Where(TellsWhen)).SelectMany(s => timesBySentence[s])
            .FirstOrDefault(t => !otherTimes.IsOfVerdict(syntax.TopOf(tokens.RangeOf(t.Span)), mentions[draft.Mentions[0]]));
        time = story.OfHoursBefore(draft) ?? time ?? story.Of(draft);
        return time is null ? draft : draft with { Time = time, TimeDerivedFrom = "context" };
    }

    // "It happened early on Sunday."
    private bool TellsWhen(int sentence)
    {
        if (sentence >= sentences.Count || !IsBody(sentence) || sentences[sentence] is not { Count: > 1 } words || syntax.Tags[words.Start] != UniversalTag.Pron)
            return false;
        var verb = syntax.Heads[words.Start];
        return syntax.Lemmas[words.Start].ToLowerInvariant() is "it" or "this" or "that"
            && verb >= 0 && syntax.Relations[verb] == Relation.Root && cues.Happenings.TryFind(syntax.Lemmas[verb], out _);
    }

    // The sentences that tell of the event, then those around the first.
    private IEnumerable<int> Near(EventDraft draft)
    {
        var told = Told(draft).ToList();
        return told.Concat([told[0] - 1, told[0] + 1]).Where(s => s >= 0 && s < sentences.Count && IsBody(s));
    }

    private EventDraft WithHeadline(EventDraft draft)
    {
        if (headline.Type is not { } type || !Leads(draft) || !type.Fits(draft.Type))
            return draft;
        var place = headline.Places.FirstOrDefault(t => draft.Place.Toponyms.Any(o => o.Place == t.Place));
        ImmutableArray<HeadlineToll> own = draft.Stance.Modality == Modality.Denied ? [] : [.. headline.Tolls.Where(t => !IsCounted(draft, t))];
        return draft with { Type = type.Is(draft.Type) ? type : draft.Type, Headline = new(headline.Trigger, place, own) };
    }

    // "Several were hurt" is no number. "Man shot in Kabul": he may be the one whose death is told. What the text tells of another deed ("denies the strike; 27
    // dead") is that deed's.
    private bool IsCounted(EventDraft draft, HeadlineToll titled) => draft.Tolls.Any(t => t.Outcome == titled.Toll.Outcome && t.Best is not null && !t.IsSuperseded)
        || (titled.Toll.IsWeak && draft.Tolls.Concat(headline.Tolls.Select(t => t.Toll)).Any(t => t is { Outcome: CasualtyOutcome.Killed, Best: > 0 }))
        || ((titled.Toll.Best > FewDead || titled.Toll.Outcome != CasualtyOutcome.Killed) && tolls.Any(t => t.Outcome == titled.Toll.Outcome && t.Best == titled.Toll.Best));

    private EventDraft WithPlace(EventDraft draft)
    {
        if (!draft.Place.Toponyms.IsEmpty && !IsCountry(draft.Place.Toponyms[0]))
            return TownOf(draft) is { } town ? With(draft, town, "context") : draft;
        if (Told(draft).Where(IsBody).SelectMany(s => implied[s]).FirstOrDefault(t => Fits(draft, t)) is { } meant)
            return With(draft, meant, "context");
        // "in northern Mali": the capital in the dateline is no finer place, nor is one that a sentence only speaks about.
        var isPart = draft.Place.Toponyms is [{ Place.IsCountry: true } whole, ..] && tokens.RangeOf(whole.Span) is { IsEmpty: false } range && spots.IsPartOfCountry(range);
        if (PlaceNear(draft, isPart) is { } near)
            return With(draft, near, "context");
        if (draft.Headline is { } words && PlaceOfHeadline(draft) is { } titled)
            return With(draft, titled, "title") with { Headline = words with { Place = titled } };
        if ((PlaceElsewhere(draft, isPart) ?? PlaceOfClock(draft)) is { } elsewhere)
            return With(draft, elsewhere, "context");
        if (dateline is not null && Fits(draft, dateline) && !isFiledAbroad && !isPart)
            return With(draft, dateline, "dateline");
        if (draft.Place.Toponyms.IsEmpty && (scene.Whole ?? OfAuthorities(draft)) is { } land)
            return With(draft, land, "context");
        return draft;
    }

    // "killed ten people in Kaduna state. The raiders surrounded the school in Kuriga": a town of the division, in what is told of the lead.
    private Toponym? TownOf(EventDraft draft) => Leads(draft) && draft.Place is { Relation: LocationRelation.In, Toponyms: [{ Place: { Feature: "ADM1" } division }, ..] }
        ? Near(draft).SelectMany(s => bySentence[s].Concat(ofSpeakers[s])).FirstOrDefault(t => t.Place is { Feature: ['P', ..] } town && town.Country == division.Country && town.Admin1 == division.Name
            && !LocatesAnother(draft, t) && !IsOfOtherTime(draft, t) && !IsTopic(t))
        : null;

    // Named in the sentences that tell of the event or beside the first of them, else implied there.
    private Toponym? PlaceNear(EventDraft draft, bool isPart) =>
        Near(draft).SelectMany(s => bySentence[s]).FirstOrDefault(t => CouldBeOf(draft, t, isPart) && !LocatesAnother(draft, t)
            && (draft.Place.Toponyms.IsEmpty || !IsOfOtherTime(draft, t)))
        ?? Near(draft).SelectMany(s => implied[s]).FirstOrDefault(t => Fits(draft, t));

    // For what the report leads with, any place it names; else the town of those who tell of it ("Police in Karachi said").
    private Toponym? PlaceElsewhere(EventDraft draft, bool isPart)
    {
        if (!Leads(draft))
            return null;
        var named = Enumerable.Range(0, sentences.Count).Where(IsBody).SelectMany(s => bySentence[s])
            .FirstOrDefault(t => CouldBeOf(draft, t, isPart) && !IsOfOtherTime(draft, t) && !LocatesAnotherAttack(draft, t));
        // "killed dozens in Nigeria. A doctor at a hospital in Owo said …"
        return named ?? Told(draft).SelectMany(s => Enumerable.Range(s, 1 + FarthestWitness)).Where(s => s < sentences.Count && IsBody(s)).SelectMany(s => ofSpeakers[s]).FirstOrDefault(t => !scene.IsOff(t) && Fits(draft, t));
    }

    // "at 21:30 Baghdad time": better than where the report was written.
    private Toponym? PlaceOfClock(EventDraft draft) => Near(draft).SelectMany(s => clocks[s]).FirstOrDefault(t => Fits(draft, t));

    private bool CouldBeOf(EventDraft draft, Toponym place, bool isPart) => Fits(draft, place) && !scene.IsOff(place) && !(isPart && IsTopic(place));

    // "Guatemalan officials said": where nothing else is named the authorities of a country tell of what befell in it.
    private Toponym? OfAuthorities(EventDraft draft) => countries.Count == 1
        ? Told(draft).SelectMany(s => authorities[s]).FirstOrDefault()
        : null;

    // "North Waziristan has long been a hive of militancy."
    private bool IsTopic(Toponym toponym) => tokens.RangeOf(toponym.Span) is { IsEmpty: false } range
        && syntax.TopOf(range) is var top && syntax.Relations[top] is Relation.Nsubj or Relation.NsubjPass;

    private Toponym? PlaceOfHeadline(EventDraft draft) => headline.Places
        .FirstOrDefault(t => Fits(draft, t) && Agrees(t.Place!) && (draft.Place.Toponyms.IsEmpty || !t.Place!.IsCountry));

    // A headline has little to tell namesakes apart by: the body has to speak of the country, or of none.
    private bool Agrees(Place place) => countries.Count == 0 || string.IsNullOrEmpty(place.Country) || countries.Contains(place.Country);

    // What the report tells first is where the report is about.
    private bool Leads(EventDraft draft) => draft.Mentions[0] == firstDeed;

    private EventDraft With(EventDraft draft, Toponym place, string from) => draft with
    {
        Place = new([place, .. draft.Place.Toponyms], from == "context" && IsLandmark(place) ? LocationRelation.Near : LocationRelation.In, TreeDistance.Unreachable),
        PlaceDerivedFrom = from,
    };

    private bool IsLandmark(Toponym place) => tokens.RangeOf(place.Span) is { IsEmpty: false } range && spots.IsLandmark(range, out _);

    private static bool Fits(EventDraft draft, Toponym toponym) =>
        draft.Place.Toponyms.IsEmpty || draft.Place.Toponyms.Any(t => t.Place?.Country == toponym.Place!.Country);

    // "The strike answers the attack in Jordan": within one sentence the tree says whose place it is.
    private bool LocatesAnother(EventDraft draft, Toponym toponym) => locating[toponym.Span].Any(m => Told(draft).Contains(sentences.Holding(mentions[m].Head)))
        && !locating[toponym.Span].Any(m => draft.Mentions.Contains(m));

    private bool LocatesAnotherAttack(EventDraft draft, Toponym toponym) => LocatesAnother(draft, toponym) && locating[toponym.Span].Any(m => mentions[m].Trigger.Type.IsViolent);

    // What is told of another day alone lies where it lay, and this elsewhere. What the report leads with and dates nowhere is news.
    private bool IsOfOtherTime(EventDraft draft, Toponym toponym) => locating[toponym.Span].Any()
        && locating[toponym.Span].All(m => dates[m].Time?.Days is { } other && (draft.Time?.Days is { } days
            ? other.End < days.Start || days.End < other.Start
            : published is { } day && other.End < day.AddDays(-StandingJudge.NewsDays)));

    private IEnumerable<int> Told(EventDraft draft) => draft.Mentions.Select(m => sentences.Holding(mentions[m].Head)).Distinct().Order();

    private bool IsBody(int sentence) => sentences.Blocks[sentence] is BlockKind.Paragraph or BlockKind.Title or BlockKind.Summary or BlockKind.Box;

    private static bool IsCountry(Toponym toponym) => toponym.Place is { IsCountry: true };

    // "since April 6", "until Friday": what went on from or to a day need not have befallen on it.
    private static bool IsBound(Tokens tokens, int before) => before >= 0 && (tokens[before].Equals("since", StringComparison.OrdinalIgnoreCase)
        || tokens[before].Equals("until", StringComparison.OrdinalIgnoreCase) || tokens[before].Equals("till", StringComparison.OrdinalIgnoreCase));

    private static bool IsPossessor(Syntax syntax, TokenRange range) => syntax.Relations[syntax.TopOf(range)] == Relation.NmodPoss;
}
