using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells deeds apart: what one mention says of day, place, people or order cannot be true of the other's deed.</summary>
internal sealed class DeedContradictions
{
    // So many sentences on, "the gunmen" and "as well" still speak of the deed told before, whatever was said of its doers.
    private const int FarDoer = 2;

    // "Three hours later", "Later on Monday"
    private const int LongestLater = 3;

    // "XXXX-02-07"
    private const int DayLength = 10;

    private readonly DiscourseCues cues;
    private readonly ParticipantClasses classes;
    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly Entities entities;
    private readonly ILookup<int, Toll> tolls;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly LinkCues linkCues;
    private readonly ClauseTies ties;
    private readonly Articles articles;
    private readonly NamedHarm namedHarm;
    private readonly OtherDeeds others;
    private readonly TimesOfOthers memories;
    private readonly DateOnly? published;
    private readonly NounClass person;
    private readonly DeedsBefore before;

    public DeedContradictions(Reading reading, NounClasses nouns, DiscourseCues cues)
    {
        (this.cues, classes) = (cues, new(reading, nouns));
        (tokens, sentences, syntax, entities) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer), reading.Get(Entities.Layer));
        mentions = reading.Get(EventMention.Layer);
        tolls = reading.Get(Toll.Layer).ToLookup(t => t.Mention);
        ties = new(reading, cues);
        articles = new(reading);
        namedHarm = new(reading);
        others = new(reading, cues);
        memories = new(reading, cues);
        published = reading.Report.PublishedOn?.Date;
        person = nouns.Person;
        linkCues = new(reading, cues);
        before = new(reading, cues);
    }

    /// <summary>Whether a mention stands in a headline or the line below it.</summary>
    public bool IsInHeadline(int mention) => sentences.Blocks[sentences.Holding(mentions[mention].Head)] is BlockKind.Title or BlockKind.Summary;

    /// <summary>Whether what one group says of day, place or people cannot be true of the other's deed.</summary>
    public bool Between(MentionGroup a, MentionGroup b) =>
        a.Members[0].IsGeneric != b.Members[0].IsGeneric || b.Members.Exists(m => Contradicts(a, a.Members, m)) || a.Members.Exists(m => Contradicts(b, b.Members, m))
        || IsActual(a) != IsActual(b)
        || !a.Members.Exists(x => b.Members.Exists(y => x.Type.Fits(y.Type)))
        || a.Members.Exists(x => b.Members.Exists(y => x.Sentence == y.Sentence && linkCues.AnswerStandsBetween(x.Mention.Head, y.Mention.Head)));

    // What is planned, threatened or only imagined is no deed that was done.
    private static bool IsActual(MentionGroup group) => group.Members.Exists(m => m.Modality is not (Modality.Planned or Modality.Threatened or Modality.Hypothetical));

    /// <summary>Whether one verb tells of both: "killed three in Rafah and two in Khan Younis".</summary>
    public static bool AreHalves(List<MentionFacts> members, MentionFacts facts) => members.Exists(m => m.Mention.Range == facts.Mention.Range && m.Mention.Head != facts.Mention.Head);

    /// <summary>Whether a mention cannot tell of the deed of a group.</summary>
    public bool Contradicts(MentionGroup group, List<MentionFacts> members, MentionFacts facts) =>
        AreOfTwoTimes(group.Time, facts.Time)
        || AreHalves(members, facts)
        || (!facts.Type.IsResult && AreOfTwoHours(group.Time?.Value, facts.Time?.Value))
        || BeganWhatIsTold(members, facts)
        || (DeedPlaces.AreOne(group.Place, facts.Place) is false && !(IsInHeadline(facts.Mention.Index) && DeedPlaces.IsCountry(facts.Place)) && !SaysWhereItWas(members, facts))
        || IsDoneAndOnlyFeared(group, members, facts)
        || IsClaimedAgainst(members, facts) || IsOfEarlierBy(members, facts) || BefellThoseWhoDid(members, facts)
        || IsToldBefore(group, members, facts) || BringsAllNew(group, members, facts) || IsAnsweredByTold(members, facts)
        || IsAnswer(members, facts) || before.IsBefore(members, facts) || before.Followed(members, facts)
        || IsSequel(facts) || IsApartFromNews(group, members, facts) || IsApartFromBox(members, facts)
        || OpensAnother(members, facts) || IsLaterByOthers(members, facts) || IsInterceptionOfAnother(members, facts) || BefellTheAttacker(members, facts) || IsOfHisVictims(members, facts) || IsFurtherTaking(members, facts)
        || members.Exists(m => m.Sentence == facts.Sentence && AreTwoOfSentence(m, facts))
        || BefellOthers(group, members, facts);

    private static bool AreOfTwoTimes(ResolvedTime? told, ResolvedTime? time)
    {
        if (Stretches.Of(told) is { } a && Stretches.Of(time) is { } b && (a.End < b.Start || b.End < a.Start))
            return true;
        if (IsDayOfUnknownYear(told) && IsDayOfUnknownYear(time) && !told!.Value.AsSpan(0, DayLength).SequenceEqual(time!.Value.AsSpan(0, DayLength)))
            return true;
        return (IsUndatedDay(told) && IsYear(time)) || (IsUndatedDay(time) && IsYear(told));
    }

    // "shot on Sunday morning … shot on Sunday night"
    private static bool AreOfTwoHours(string? told, string? time) => told is { Length: DayLength + 3 } && time is { Length: DayLength + 3 }
        && told.AsSpan(0, DayLength).SequenceEqual(time.AsSpan(0, DayLength)) && (IsMorningAndNight(told, time) || IsMorningAndNight(time, told));

    private static bool IsMorningAndNight(string first, string second) => first.EndsWith("TMO", StringComparison.Ordinal)
        && (second.EndsWith("TNI", StringComparison.Ordinal) || second.EndsWith("TEV", StringComparison.Ordinal));

    // "Hezbollah fired rockets at Haifa in response"; "They attacked in retaliation" takes up the deed told before.
    private bool IsAnswer(List<MentionFacts> members, MentionFacts facts) => facts.Type.IsViolent && facts.Mention.Trigger.Class == WordClass.Verb && facts.Sentence != members[^1].Sentence
        && linkCues.IsAnswer(sentences[facts.Sentence]) && !members.Exists(m => m.Actors.Overlaps(facts.Actors))
        && facts.Mention.Arguments.Any(a => a.Slot == Slot.Subject && syntax.Tags[a.Head] != UniversalTag.Pron);

    // "Gunmen killed six people in Kaduna. The attack took place in the village of Koshobe.": a report begins with the place that its readers know.
    private bool SaysWhereItWas(List<MentionFacts> members, MentionFacts facts) => facts.SaysWhere && facts.Sentence - members[^1].Sentence == 1
        && members[^1].Place.Toponyms is [{ Place.Country: var told }, ..] && facts.Place.Toponyms is [{ Place.Country: var here }, ..] && told == here;

    // "has bombarded the strip since gunmen burst into its south": what began it is not what was told before.
    private bool BeganWhatIsTold(List<MentionFacts> members, MentionFacts facts) =>
        facts.Type.IsViolent && facts.Sentence > members[^1].Sentence && (StandsUnderSince(facts.Mention.Head) || memories.BeginningOfWar(facts.Mention.Head) >= 0);

    // "Those who fought us will be wiped out … attacks on the police": a deed that was done is not the one that is only feared.
    private bool IsDoneAndOnlyFeared(MentionGroup group, List<MentionFacts> members, MentionFacts facts) =>
        facts.Sentence != members[^1].Sentence && !IsActual(group)
        && facts is { Modality: Modality.Asserted, Type.IsViolent: true, Mention.Trigger.Class: WordClass.Noun } && !articles.IsDefinite(facts.Mention);

    // Of two deeds of one sentence the words between them, or the way the tree joins them, say that they are two.
    private bool AreTwoOfSentence(MentionFacts told, MentionFacts facts) =>
        (linkCues.Part(told.Mention.Head, facts.Mention.Head, syntax) && !IsResultOfTold(told, facts) && !IsFollowing(told, facts))
        || BefellDoer(told, facts) || ComesAfter(told, facts) || ComesLongBefore(told, facts) || ComesAs(told, facts) || AreTwoClauses(told, facts) || BefellSomebodyNamed(told, facts)
        || BefellDoerOf(told, facts) || BefellDoerOf(facts, told) || BefellDoerAfter(told, facts)
        || AreByTwoAtOnce(told, facts) || AreByTwoAtOnce(facts, told) || IsRemembered(told, facts) || IsRemembered(facts, told) || IsHelp(facts) != IsHelp(told);

    private bool BefellOthers(MentionGroup group, List<MentionFacts> members, MentionFacts facts) =>
        group.Members[^1].Sentence != facts.Sentence && namedHarm.IsOfOthers(members, facts)
        && !members.Exists(m => facts.Sentence - m.Sentence <= FarDoer && AddsTo(m, facts));

    // "Soldiers killed six of the gunmen on Saturday. Islamic State claimed the attack": no group claims what a state did.
    private bool IsClaimedAgainst(List<MentionFacts> members, MentionFacts facts) => facts.Roles.Any(r => r.Role == FrameRole.Claimant && entities.At(r.Head) is { } group && ArmedSides.IsGroup(group))
        && members.Exists(m => m.Actors.Any(a => ArmedSides.IsState(entities.All[a]))) && !members.Exists(m => m.Actors.Any(a => ArmedSides.IsGroup(entities.All[a])));

    // "Tribesmen had killed nine villagers the week before": what others had done is another deed.
    private bool IsOfEarlierBy(List<MentionFacts> members, MentionFacts facts) => facts.Type.IsViolent && facts.Sentence != members[^1].Sentence && facts.Time is not null
        && facts.Mention.Trigger.Class == WordClass.Verb && syntax.Child(facts.Mention.Head, Relation.Aux) is var had and >= 0 && tokens[had] is "had"
        && !facts.Actors.IsEmpty && members.Exists(m => !m.Actors.IsEmpty) && !members.Exists(m => m.Actors.Overlaps(facts.Actors) || m.Harmed.Overlaps(facts.Harmed));

    // "A soldier was killed in an attack by the group. Four of its fighters died in an operation in the province on Friday": what befell those who did the one deed is
    // another, where it has a day or a place and is not told of with the first ("in the clash").
    private bool BefellThoseWhoDid(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsResult || facts.Sentence == members[^1].Sentence || (facts.Time is null && facts.Place.Toponyms.IsEmpty) || !facts.Tolls.Any(CountsDead)
            || facts.Mention.Arguments.Any(a => mentions.Any(m => m.Head == a.Head && articles.IsDefinite(m))))
            return false;
        var harmed = facts.Harmed.Select(e => entities.All[e].ActorId).OfType<string>().ToHashSet();
        return harmed.Count > 0 && members.Exists(m => m.Actors.Any(a => entities.All[a].ActorId is { } id && harmed.Contains(id)))
            && members.Exists(m => m.Tolls.Any(CountsDead)) && !members.Exists(m => m.Harmed.Overlaps(facts.Harmed));
    }

    // "They died several hours after the attack": of the attack of which has been told.
    private bool IsResultOfTold(MentionFacts result, MentionFacts deed) => result.Type.IsResult && result.Actors.IsEmpty && deed.Type.IsViolent
        && result.Mention.Head < deed.Mention.Head && !linkCues.IsOfAnswered(result.Mention.Head, deed.Mention.Head)
        && (articles.IsDefinite(deed.Mention) || deed.Roles.Any(r => r.Role == FrameRole.Instrument && articles.HasThe(r.Head)));

    // "Six people were killed following an air strike on a house": it killed them.
    private bool IsFollowing(MentionFacts result, MentionFacts deed) => result.Type.IsResult && result.Actors.IsEmpty && deed.Type.IsViolent && deed.Tolls.IsEmpty
        && deed.Mention.Trigger.Class == WordClass.Noun && NounPhrases.Base(syntax, deed.Mention.Head).Start is var start and > 0 && tokens[start - 1] is "following"
        && result.Mention.Head < deed.Mention.Head;

    // "The shelling came as troops killed 20 rebels in the north": two deeds at one time.
    private bool ComesAs(MentionFacts a, MentionFacts b) => a.Type.IsViolent && b.Type.IsViolent && syntax.Relations[a.Mention.Head] == Relation.Nsubj
        && syntax.Heads[a.Mention.Head] is var verb and >= 0 && syntax.Lemmas[verb] is "come"
        && syntax.Relations[b.Mention.Head] == Relation.Advcl && syntax.Heads[b.Mention.Head] == verb;

    // "Gunmen killed a policeman and an explosion injured another officer": two clauses, each with a doer that is new and with victims of its own.
    private bool AreTwoClauses(MentionFacts a, MentionFacts b)
    {
        var (first, second) = (VerbOf(a.Mention), VerbOf(b.Mention));
        if (!(a.Type.IsViolent && b.Type.IsViolent) || first < 0 || second < 0 || syntax.Heads[second] != first)
            return false;
        var isJoined = syntax.Relations[second] == Relation.Conj
            || (syntax.Relations[second] == Relation.Advcl && syntax.Child(second, Relation.Mark) is var mark and >= 0 && tokens[mark] is "while");
        return isJoined && HarmsByNewDoer(first) && HarmsByNewDoer(second);
    }

    // "The strike killed Ali Hassan, the deputy of Omar Salim, whom a strike killed in July": of him whom a clause describes another deed is told.
    private bool BefellSomebodyNamed(MentionFacts told, MentionFacts facts)
    {
        var verb = VerbOf(facts.Mention);
        return facts.Type.IsViolent && told.Type.IsViolent && verb >= 0 && syntax.Relations[verb] == Relation.AclRelcl && syntax.Child(verb, Relation.Nsubj) >= 0
            && syntax.Heads[verb] is var who && entities.At(who) is { Type: EntityType.Person, IsNamed: true } person && told.Mention.Head < who && syntax.IsUnder(who, VerbOf(told.Mention))
            && !told.Harmed.Contains(person.Index) && told.Harmed.Any(h => entities.All[h].Index != person.Index)
            && syntax.Child(verb, Relation.Obj) is var relative && (relative < 0 || syntax.Tags[relative] == UniversalTag.Pron);
    }

    // "A man stabbed two soldiers before he was shot dead", "killing 49 people before police shot him dead": what ended the doer's deed.
    private bool BefellDoerAfter(MentionFacts deed, MentionFacts end) => deed.Type.IsViolent && end.Type.IsViolent && !deed.Actors.IsEmpty
        && (deed.Actors.Overlaps(end.Harmed) || (IsHe(syntax.Child(end.Mention.Head, Relation.NsubjPass)) && !HasOneVictim(deed)) || AreKilledByState(deed, end))
        && !deed.Actors.Overlaps(end.Actors) && syntax.Relations[end.Mention.Head] == Relation.Advcl && end.Mention.Head > deed.Mention.Head
        && syntax.Child(end.Mention.Head, Relation.Mark) is var before and >= 0 && tokens[before] is "before";

    // "Two attackers wounded four people before they were killed by police"
    private bool AreKilledByState(MentionFacts deed, MentionFacts end) => syntax.Child(end.Mention.Head, Relation.NsubjPass) is var they and >= 0 && tokens[they] is "they"
        && end.Actors.Any(a => ArmedSides.IsState(entities.All[a])) && !deed.Actors.Any(a => ArmedSides.IsState(entities.All[a]));

    private bool IsHe(int token) => token >= 0 && syntax.Tags[token] == UniversalTag.Pron && syntax.Lemmas[token] is "he" or "she";

    // "abducted the mayor before he was killed": he may be the one whom it befell.
    private bool HasOneVictim(MentionFacts deed) => deed.Mention.Arguments.Any(a => a.Slot is Slot.Object or Slot.PassiveSubject && classes.Of(a.Head).Has(person) && !NounPhrases.IsPlural(syntax, a.Head));

    // "Police shot dead a man who attacked passers-by with a knife": he died of another deed than he did.
    private bool BefellDoerOf(MentionFacts death, MentionFacts deed)
    {
        var clause = VerbOf(deed.Mention);
        while (clause >= 0 && syntax.Relations[clause] is Relation.Advcl or Relation.Conj && syntax.Child(clause, Relation.Nsubj) < 0)
            clause = syntax.Heads[clause];
        return death.Type.IsViolent && deed.Type.IsViolent && !death.Actors.IsEmpty && clause >= 0 && syntax.Relations[clause] == Relation.AclRelcl && syntax.Heads[clause] is var who
            && Whole(who) is var harmed && syntax.Heads[harmed] == death.Mention.Head && syntax.Relations[harmed] is Relation.Obj or Relation.NsubjPass
            && syntax.Child(clause, Relation.Nsubj) is var subject and >= 0 && syntax.Tags[subject] == UniversalTag.Pron
            && entities.At(harmed) is { } doer && death.Harmed.Contains(doer.Index) && !death.Actors.Overlaps(deed.Actors);
    }

    // "two members of the group that bombed a market"
    private int Whole(int noun) => syntax.Relations[noun] == Relation.Nmod && syntax.Heads[noun] >= 0 && NounPhrases.Preposition(syntax, noun) is var of and >= 0 && syntax.Lemmas[of] is "of" ? syntax.Heads[noun] : noun;

    // "Two bombs killed 103 people as crowds marked the anniversary of the killing of the general"
    private bool IsRemembered(MentionFacts deed, MentionFacts facts) => deed.Type.IsViolent && facts.Type.IsViolent && memories.MemoryOf(deed.Mention) is var memory and >= 0
        && syntax.IsUnder(deed.Mention.Head, memory) && !syntax.IsUnder(facts.Mention.Head, memory) && !ties.AreTied(deed.Mention, facts.Mention);

    // "The army, backed by US air strikes, killed 60 fighters": by whom it was helped, and how, is another deed.
    private bool IsHelp(MentionFacts facts) => facts.Mention.Trigger.Class == WordClass.Noun && facts.Type.IsViolent && syntax.Relations[facts.Mention.Head] is Relation.OblAgent or Relation.Obl
        && syntax.Heads[facts.Mention.Head] is var participle and >= 0 && syntax.Lemmas[participle] is "back" or "support" or "aid" or "assist"
        && NounPhrases.Preposition(syntax, facts.Mention.Head) is var by and >= 0 && tokens[by] is "by";

    // "Bandits killed three farmers. They also abducted eight others.": the one is no name for the other.
    private bool IsFurtherTaking(List<MentionFacts> members, MentionFacts facts)
    {
        var isTaking = facts.Type.Muc4 is "KIDNAPPING";
        if (facts.Sentence <= members[^1].Sentence || facts.Mention.Trigger.Class != WordClass.Verb || syntax.Child(facts.Mention.Head, Relation.Advmod) is not (var also and >= 0) || tokens[also] is not "also")
            return false;
        return facts.Tolls.Any(t => t.Best > 0) && members.Exists(m => m.Tolls.Any(t => t.Best > 0)) && members.TrueForAll(m => m.Type.Muc4 is "KIDNAPPING" != isTaking)
            && (isTaking || members.Exists(m => m.Type.Muc4 is "KIDNAPPING"));
    }

    // "The gunman was shot dead by police. Seventeen people were injured.": by him, not with him.
    private bool IsOfHisVictims(List<MentionFacts> members, MentionFacts facts) => facts.Type.IsResult && facts.Actors.IsEmpty && facts.Sentence > members[^1].Sentence
        && members.Exists(m => !m.Harmed.IsEmpty) && members.TrueForAll(m => m.Harmed.IsEmpty || m.Harmed.All(IsDoer)) && members.Exists(m => !m.Actors.IsEmpty)
        && !facts.Harmed.IsEmpty && !facts.Harmed.Any(IsDoer);

    // "Police killed five militants. Three people were wounded": a militant may have attacked nobody.
    private bool IsDoer(int entity) => entities.All[entity].Mentions.Any(m => cues.Doers.TryFind(syntax.Lemmas[m.Head], out var hasDone) && hasDone);

    // "The attacker was shot by police": what befell him who did the deed told before, by others.
    private bool BefellTheAttacker(List<MentionFacts> members, MentionFacts facts) => facts.Type.IsViolent && !facts.Actors.IsEmpty && facts.Mention.Trigger.Class == WordClass.Verb
        && facts.Mention.Arguments.Any(a => a.Slot is Slot.PassiveSubject or Slot.Object && cues.Doers.TryFind(syntax.Lemmas[a.Head], out _) && !NounPhrases.IsPlural(syntax, a.Head) && articles.HasThe(a.Head))
        && !members.Exists(m => m.Harmed.Overlaps(facts.Harmed)) && facts.Actors.Any(a => ArmedSides.IsState(entities.All[a]))
        && members.Exists(m => m.Type.IsViolent) && !members.Exists(m => m.Actors.Overlaps(facts.Actors));

    // "Protesters set fire to the building as police fired live rounds": two deeds by two doers at one time.
    private bool AreByTwoAtOnce(MentionFacts a, MentionFacts b)
    {
        var (first, second) = (VerbOf(a.Mention), VerbOf(b.Mention));
        return a.Type.IsViolent && b.Type.IsViolent && first >= 0 && second >= 0 && syntax.Heads[second] == first && syntax.Relations[second] == Relation.Advcl
            && syntax.Child(second, Relation.Mark) is var mark and >= 0 && tokens[mark] is "as" or "while" && HasDoer(a, first) && HasDoer(b, second) && !a.Actors.Overlaps(b.Actors);
    }

    private bool HasDoer(MentionFacts facts, int verb) => syntax.Child(verb, Relation.Nsubj) is var doer and >= 0 && entities.At(doer) is { } entity && facts.Actors.Contains(entity.Index);

    // The verb that tells of a deed, or whose subject the deed is.
    private int VerbOf(EventMention mention)
    {
        if (mention.Trigger.Class == WordClass.Verb)
            return mention.Head;
        return syntax.Relations[mention.Head] == Relation.Nsubj ? syntax.Heads[mention.Head] : -1;
    }

    private bool HarmsByNewDoer(int verb) => mentions.Any(m => m.Head == verb && tolls[m.Index].Any()) && syntax.Child(verb, Relation.Obj) >= 0
        && syntax.Child(verb, Relation.Nsubj) is var doer and >= 0 && syntax.Tags[doer] is UniversalTag.Noun or UniversalTag.Propn
        && !articles.HasThe(doer) && syntax.Child(doer, Relation.NmodPoss) < 0;

    // "Hours later the air force struck …": by others, at another time.
    private bool IsLaterByOthers(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsViolent || facts.Actors.IsEmpty || facts.Sentence == members[^1].Sentence)
            return false;
        var sentence = sentences[facts.Sentence];
        var later = Enumerable.Range(sentence.Start, Math.Min(LongestLater, sentence.Count)).FirstOrDefault(t => tokens[t].Equals("later", StringComparison.OrdinalIgnoreCase), -1);
        if (later < 0 || members.Exists(m => m.Actors.Overlaps(facts.Actors)))
            return false;
        // "Police later killed four suspects"; not "Police later said that …".
        return facts.Type.IsResult ? syntax.Heads[later] == facts.Mention.Head : members.Exists(m => !m.Actors.IsEmpty);
    }

    // "warplanes bombed hideouts after gunmen killed 300": two deeds by two doers, of which the one came after the other. "Twelve died after gunmen
    // opened fire" is one.
    private bool ComesAfter(MentionFacts a, MentionFacts b) => a.Type.IsViolent && b.Type.IsViolent && !a.Actors.IsEmpty && !b.Actors.IsEmpty && !a.Actors.Overlaps(b.Actors)
        && (HangsAfter(a.Mention.Head, b.Mention.Head) || HangsAfter(b.Mention.Head, a.Mention.Head));

    // "Seven were shot minutes before the army fired at the port": how long before is told of two deeds only.
    private bool ComesLongBefore(MentionFacts a, MentionFacts b) => a.Type.IsViolent && b.Type.IsViolent && !b.Actors.IsEmpty && !a.Actors.Overlaps(b.Actors)
        && syntax.Relations[b.Mention.Head] == Relation.Advcl && syntax.Child(b.Mention.Head, Relation.Mark) is var mark and > 0 && tokens[mark] is "before"
        && linkCues.AnswerStandsBetween(a.Mention.Head, b.Mention.Head);

    // "The army killed 30. The group said it had shot down a drone.": the drone killed nobody of whom the sentence tells.
    private bool IsInterceptionOfAnother(List<MentionFacts> members, MentionFacts facts) => ShotDownWeapons.IsInterception(facts.Type)
        && !members.Exists(m => ShotDownWeapons.IsInterception(m.Type) || m.Sentence == facts.Sentence
            || m.Roles.Any(r => r.Role == FrameRole.Instrument && facts.Mention.Arguments.Any(a => a.Slot is Slot.Object or Slot.PassiveSubject && SameWeapon(a.Head, r.Head))))
        && !mentions.Any(m => m.Trigger.Type.IsResult && sentences[facts.Sentence].Contains(m.Head));

    // "13 of 17 drones" are none of "a missile"; what brought them down may be named as well.
    private bool SameWeapon(int a, int b) => !IsOnItsWay(a) || !IsOnItsWay(b) || syntax.Lemmas[a].Equals(syntax.Lemmas[b], StringComparison.OrdinalIgnoreCase);

    private bool IsOnItsWay(int noun) => cues.InFlight.TryFind(syntax.Lemmas[noun], out _);

    private bool HangsAfter(int deed, int earlier)
    {
        for (int t = earlier, step = 0; t >= 0 && step < 4; t = syntax.Heads[t], step++)
        {
            if (syntax.Heads[t] == deed)
                return IsAfter(syntax.Child(t, Relation.Mark)) || IsAfter(NounPhrases.Preposition(syntax, t));
        }

        return false;
    }

    private bool IsAfter(int token) => token >= 0 && syntax.Lemmas[token] is "after";

    /// <summary>Whether what the later deed was done to is who did the earlier.</summary>
    /// <remarks>"a strike on the man responsible for the deaths in the north": the deaths are another deed, unless the words name the same again.</remarks>
    public bool BefellDoer(MentionFacts earlier, MentionFacts later) => earlier.Type.IsViolent && later.Type.IsViolent
        && linkCues.AnswererStandsBetween(earlier.Mention.Head, later.Mention.Head) && !SameWord(earlier.Mention, later.Mention)
        && Enumerable.Range(earlier.Mention.Head + 1, later.Mention.Head - earlier.Mention.Head - 1).Any(t => classes.Of(t).Has(person));

    // "on Tuesday", with nothing to count from, is news; what is dated by a year alone is not.
    private static bool IsUndatedDay(ResolvedTime? time) => time is { Days: null, HasOwnDay: true, Type: TimexType.Date or TimexType.Time };

    private bool StandsUnderSince(int verb)
    {
        for (var step = 0; step < 2 && verb >= 0; step++, verb = syntax.Heads[verb])
        {
            if (syntax.Relations[verb] == Relation.Advcl && syntax.Child(verb, Relation.Mark) is var mark and >= 0 && tokens[mark] is "since")
                return true;
        }

        return false;
    }

    // "Feb. 7" and "Feb. 2" are two days, whatever the year.
    private static bool IsDayOfUnknownYear(ResolvedTime? time) => time is { Days: null, Value: ['X', 'X', 'X', 'X', '-', _, _, '-', >= '0' and <= '3', _, ..] };

    private static bool IsYear(ResolvedTime? time) => time is { Days: not null, Precision: DatePrecision.Year };

    // "Two days after the raid, gunmen seized fifteen pupils": the deed that follows another is none told before. What it led to may be.
    private bool IsSequel(MentionFacts facts) => facts.Type.IsViolent && !facts.Type.IsResult && facts.Mention.Trigger.Class == WordClass.Verb
        && facts.Place.Toponyms.Length + facts.Roles.Length > 0 && linkCues.OpensBefore(facts.Mention.Head, sentences[facts.Sentence].Start);

    // Words that bring a further deed: "a separate attack", "Elsewhere, shells hit …"; and "58 people were killed in a suspected attack on …" behind a deed that
    // killed nineteen. A headline is read last and opens nothing.
    private bool OpensAnother(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsViolent || facts.Sentence <= members[0].Sentence || IsInHeadline(facts.Mention.Index) || members.Exists(m => m.Sentence == facts.Sentence))
            return false;
        if (OtherWordOn(facts.Mention) is { } word)
            return !members.Exists(m => OtherWordOn(m.Mention) == word);
        // "A strike hit a car in Tyre. A strike hit a car in Sidon."
        if (!facts.Type.IsResult && articles.IsIndefinite(facts.Mention, out _) && LiesElsewhere(members, facts.Place))
            return true;
        return !articles.IsDefinite(facts.Mention) && (others.OpensElsewhere(sentences[facts.Sentence]) || HasTollOfItsOwn(members, facts));
    }

    // "a separate attack"; "were killed in another attack"
    private string? OtherWordOn(EventMention mention) =>
        others.IsOther(mention) ?? (mention.Trigger.Type.IsResult ? OtherWordOnCauses(mention) : null);

    private string? OtherWordOnCauses(EventMention result) => result.Arguments
        .Where(a => a.Slot is not Slot.Complement)
        .Select(a => mentions.FirstOrDefault(m => m.Head == a.Head && m.Trigger.Type.IsViolent))
        .OfType<EventMention>()
        .Select(others.IsOther)
        .FirstOrDefault(w => w is not null);

    // Another number, and the words bring the deed as a new one or name a place of its own.
    private bool HasTollOfItsOwn(List<MentionFacts> members, MentionFacts facts)
    {
        if (BringsNew(facts.Mention) && (facts.Time is not null || !facts.Place.Toponyms.IsEmpty) && facts.Tolls.FirstOrDefault(CountsDead) is { } dead
            && members.Exists(m => m.Tolls.Any(CountsDead)) && !members.Exists(m => m.Tolls.Any(t => t.Outcome == dead.Outcome && t.Best == dead.Best)))
        {
            return true;
        }

        // "A strike hit a car in Tyre, killing one. A strike hit a car in Sidon, killing two."
        if (BringsNew(facts.Mention) && facts.Tolls.FirstOrDefault(CountsDead) is not null && members.Exists(m => m.Tolls.Any(CountsDead)) && LiesElsewhere(members, facts.Place))
            return true;
        var own = facts.Tolls.FirstOrDefault(IsFirm);
        return own is not null && members.Exists(m => m.Tolls.Any(IsFirm)) && !members.Exists(m => m.Tolls.Any(t => t.Outcome == own.Outcome && t.Best == own.Best))
            && (BringsNew(facts.Mention) || LiesElsewhere(members, facts.Place) || IsOfOlderMonth(members, facts));
    }

    // "Thirty-five died at that same square in January 2018": news of an unknown day is not told with month and year.
    private bool IsOfOlderMonth(List<MentionFacts> members, MentionFacts facts) => published is null && facts.Time is { Days: not null, Precision: DatePrecision.Month }
        && !members.Exists(m => m.Time is { Days: not null });

    private bool BringsNew(EventMention mention) => articles.IsIndefinite(mention, out _)
        || mention.Arguments.Any(a => a.Slot is not Slot.Complement && mentions.Any(m => m.Head == a.Head && m.Trigger.Type.IsViolent && articles.IsIndefinite(m, out _)));

    // In another town: a quarter or a building may be a closer word for where the deed was, a province a wider one.
    private static bool LiesElsewhere(List<MentionFacts> members, MentionPlace place) => DeedPlaces.IsTown(place)
        && members.Exists(m => DeedPlaces.IsTown(m.Place)) && !members.Exists(m => m.Place.Toponyms.Any(t => t.Place is { } p && p == place.Toponyms[0].Place));

    private static bool CountsDead(Toll toll) => toll is { Outcome: CasualtyOutcome.Killed, Best: > 0, IsPart: false };

    private static bool IsFirm(Toll toll) => toll is { Outcome: CasualtyOutcome.Killed, Best: > 1, IsPart: false };

    // "Gunmen killed eight on Monday. Police had said on 2 February that five people were killed": what was told of before the deed is another.
    private bool IsToldBefore(MentionGroup group, List<MentionFacts> members, MentionFacts facts) =>
        (facts.ToldOn is { } day && group.Time?.Days is { } days && day < days.Start)
        || (facts.Time?.Days is { } own && members.Exists(m => m.ToldOn is { } told && told < own.Start))
        || (facts.ToldOn is { } earlier && group.Time is null && published is { } today && StandingJudge.IsOld(earlier, today)
            && !members.Exists(m => m.ToldOn is not null) && !PointsBack(members, facts));

    // "Men kidnapped a lawyer … they beat her … On Tuesday two gunmen killed a reporter": with a day, a doer and a victim that
    // are all new, and none of the numbers told before.
    private bool BringsAllNew(MentionGroup group, List<MentionFacts> members, MentionFacts facts)
    {
        if (group.Time is not null || facts is not { Type.IsViolent: true, Mention.Trigger.Class: WordClass.Verb, Time: { HasOwnDay: true, Days: not null } }
            || facts.Sentence <= members[^1].Sentence || IsInHeadline(facts.Mention.Index))
            return false;
        var isOfOthers = members.Exists(m => !m.Harmed.IsEmpty || !m.Actors.IsEmpty) && !members.Exists(m => m.Harmed.Overlaps(facts.Harmed) || m.Actors.Overlaps(facts.Actors));
        return isOfOthers && HasNew(facts, Slot.Subject, Slot.By) && HasNew(facts, Slot.Object, Slot.PassiveSubject)
            && !members.Exists(m => m.Tolls.Any(t => t.Best > 1 && facts.Tolls.Any(o => o.Outcome == t.Outcome && o.Best == t.Best)));
    }

    private bool HasNew(MentionFacts facts, Slot first, Slot second) => facts.Mention.Arguments.Any(a => (a.Slot == first || a.Slot == second) && IsNew(a.Head));

    private bool IsNew(int noun) => syntax.Tags[noun] == UniversalTag.Noun && !articles.HasThe(noun) && syntax.Child(noun, Relation.NmodPoss) < 0;

    // "It was in response to the killing of his men by the army": what is answered befell others than what was told before.
    private bool IsAnsweredByTold(List<MentionFacts> members, MentionFacts facts) => facts.Type.IsViolent && !facts.Harmed.IsEmpty && facts.Sentence != members[^1].Sentence
        && linkCues.IsOfAnswered(sentences[facts.Sentence].Start - 1, facts.Mention.Head)
        && members.Exists(m => !m.Harmed.IsEmpty) && !members.Exists(m => m.Harmed.Overlaps(facts.Harmed));

    // What the report leads with and gives no day for is news; a deed dated before that is another, unless its words point back.
    // Where the day of publication is not known, a deed dated by its year is dated so because it is not of these days.
    private bool IsApartFromNews(MentionGroup group, List<MentionFacts> members, MentionFacts facts) => group.Time is null
        && (published is { } day ? StandingJudge.IsOld(facts.Time, day) : IsYear(facts.Time) || IsOfLastYear(facts.Time)) && !PointsBack(members, facts);

    /// <summary>Whether a group's deed lies before the news.</summary>
    public bool IsOfOldTime(MentionGroup group) => published is { } day ? StandingJudge.IsOld(group.Time, day) : IsYear(group.Time);

    // "in May last year", with nothing to count from
    private static bool IsOfLastYear(ResolvedTime? time) => time is { Days: null, Rule: "month-relative-year" or "last-year" };

    // A box beside the report tells of other deeds, unless its words point to those of the report.
    private bool IsApartFromBox(List<MentionFacts> members, MentionFacts facts) => IsInBox(facts) != IsInBox(members[^1]) && !PointsBack(members, facts);

    private bool IsInBox(MentionFacts facts) => sentences.Blocks[facts.Sentence] == BlockKind.Box;

    private bool PointsBack(List<MentionFacts> members, MentionFacts facts) => (articles.IsDefinite(facts.Mention) && !IsDatedByName(facts))
        || members.Exists(m => facts.Harmed.Overlaps(m.Harmed) || (m.Sentence == facts.Sentence && ties.AreTied(m.Mention, facts.Mention)));

    /// <summary>Whether the words before a deed's noun date it.</summary>
    /// <remarks>"the 1983 barracks bombing": the words before the noun say which deed of all is meant, not that it has been told of.</remarks>
    public bool IsDatedByName(MentionFacts facts) => facts.Time is { Precision: DatePrecision.Year or DatePrecision.Month } time
        && NounPhrases.Base(syntax, facts.Mention.Head) is var phrase && phrase.Contains(tokens.RangeOf(time.Span).Start);

    /// <summary>Whether a result befell further people in the event told before.</summary>
    /// <remarks>"Two of his guards were killed as well."</remarks>
    public bool AddsTo(MentionFacts earlier, MentionFacts later)
    {
        if (!later.Type.IsResult || earlier.Roles.All(r => r.Role != FrameRole.Victim))
            return false;
        return syntax.ChildrenOf(later.Mention.Head).ToArray().Any(t => cues.Additives.TryFindAt(tokens, t, out _, out _))
            || later.Roles.Any(r => r.Role == FrameRole.Victim && HasPossessivePronoun(r.Head));
    }

    private bool HasPossessivePronoun(int noun)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (syntax.Relations[child] == Relation.NmodPoss && IsPersonal(child))
                return true;
            // "two of his guards"
            if (syntax.Relations[child] == Relation.Nmod && syntax.Tags[noun] == UniversalTag.Num && HasPossessivePronoun(child))
                return true;
        }

        return false;
    }

    private bool IsPersonal(int token) =>
        syntax.Tags[token] == UniversalTag.Pron && syntax.Lemmas[token] is "his" or "her" or "their" or "he" or "she" or "they";

    /// <summary>Whether two deeds are called by the same word.</summary>
    public bool SameWord(EventMention a, EventMention b) => string.Equals(syntax.Lemmas[a.Head], syntax.Lemmas[b.Head], StringComparison.OrdinalIgnoreCase);
}
