using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Judges whether a mention tells of the same event as others.</summary>
internal sealed class MentionComparer
{
    // A mention joins a group from this score on; a headline, or a bare mention without anything of its own, more readily.
    private const int Threshold = 4;
    private const int HeadlineThreshold = 2;

    /// <summary>How many of the groups opened last a mention is compared with; few reports tell of so many.</summary>
    public const int GroupsInMind = 60;

    private const int MembersInMind = 40;

    // So many sentences on, "the gunmen" and "as well" still speak of the deed told before, whatever was said of its doers.
    private const int FarDoer = 2;

    // "Three hours later", "Later on Monday"
    private const int LongestLater = 3;

    // "XXXX-02-07"
    private const int DayLength = 10;

    private const int Never = -100;
    private const int SurelyOne = 20;

    private readonly Reading reading;
    private readonly DiscourseCues cues;
    private readonly Codebook codebook;
    private readonly ParticipantClasses classes;
    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly Entities entities;
    private readonly ILookup<int, RoleFiller> roles;
    private readonly ILookup<int, Toll> tolls;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly LinkCues linkCues;
    private readonly GenericDeeds generic;
    private readonly Tallies tallies;
    private readonly LongPerfects perfects;
    private readonly Articles articles;
    private readonly RetoldDeeds retold;
    private readonly NamedHarm namedHarm;
    private readonly OtherDeeds others;
    private readonly DateOnly? published;
    private readonly NounClass[] otherCauses;
    private readonly NounClass person;

    public MentionComparer(Reading reading, Codebook codebook, NounClasses nouns, DiscourseCues cues)
    {
        (this.reading, this.codebook, this.cues, classes) = (reading, codebook, cues, new(reading, nouns));
        (tokens, sentences, syntax, entities) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer), reading.Get(Entities.Layer));
        mentions = reading.Get(EventMention.Layer);
        roles = reading.Get(RoleFiller.Layer).ToLookup(r => r.Mention);
        tolls = reading.Get(Toll.Layer).ToLookup(t => t.Mention);
        generic = new(reading);
        tallies = new(reading, cues);
        perfects = new(reading);
        articles = new(reading);
        retold = new(reading, nouns, cues);
        namedHarm = new(reading);
        others = new(reading, cues);
        published = reading.Report.PublishedOn?.Date;
        person = nouns.Person;
        otherCauses = [nouns.Named("ACCIDENT"), nouns.Named("ILLNESS"), nouns.Named("NATURE")];
        linkCues = new(reading, cues);
    }

    /// <summary>The score from which a mention joins a group.</summary>
    public int ThresholdFor(MentionFacts facts) => IsInHeadline(facts.Mention.Index) ? HeadlineThreshold : Threshold;

    /// <summary>Whether a mention stands in a headline or the line below it.</summary>
    public bool IsInHeadline(int mention) => sentences.Blocks[sentences.Holding(mentions[mention].Head)] is BlockKind.Title or BlockKind.Summary;

    /// <summary>Whether a mention tells of an event at all: a weak trigger needs somebody or something beside it.</summary>
    public bool Counts(int mention)
    {
        if (!mentions[mention].Trigger.IsWeak)
            return true;
        if (tolls[mention].Any() || roles[mention].Any(r => r.Role is FrameRole.Victim or FrameRole.Instrument) || CausedWhatIsCounted(mention))
            return true;
        var signs = (roles[mention].Any(r => r.Role == FrameRole.Actor) ? 1 : 0) + (roles[mention].Any(r => r.Role == FrameRole.Target) ? 1 : 0)
            + (reading.Get(MentionPlace.Layer)[mention].Toponyms.IsEmpty ? 0 : 1) + (reading.Get(MentionDate.Layer)[mention].Time is null ? 0 : 1);
        return signs >= 2;
    }

    // "The explosion occurred as worshippers left; 32 were killed": the sentence counts what came of it and names no other cause.
    private bool CausedWhatIsCounted(int mention)
    {
        var (own, sentence) = (mentions[mention], sentences[sentences.Holding(mentions[mention].Head)]);
        return own.Trigger.Class == WordClass.Noun && own.Trigger.Type is { IsViolent: true, IsGeneral: false }
            && !mentions.Any(m => m.Index != mention && m.Trigger.Type is { IsViolent: true, IsResult: false } && sentence.Contains(m.Head))
            && mentions.Any(m => m.Trigger.Type.IsResult && sentence.Contains(m.Head) && tolls[m.Index].Any());
    }

    public MentionFacts FactsOf(int index)
    {
        var mention = mentions[index];
        var own = roles[index].ToImmutableArray();
        var used = own.Where(r => r.Role == FrameRole.Instrument).Aggregate(default(ClassSet), (set, r) => set | classes.Of(r.Head));
        var hit = own.Where(r => r.Role is FrameRole.Target or FrameRole.Victim).Aggregate(default(ClassSet), (set, r) => set | classes.Of(r.Head));
        var by = own.Where(r => r.Role == FrameRole.Actor).Aggregate(default(ClassSet), (set, r) => set | classes.Of(r.Head));
        var modality = reading.Get(Stance.Layer)[index].Modality;
        var harmed = EntitiesIn(own, FrameRole.Victim, FrameRole.Target);
        var clause = ClauseOfDeed(mention);
        return new(
            mention,
            Refined(mention.Trigger.Type, used, hit, by, modality),
            sentences.Holding(mention.Head),
            reading.Get(MentionDate.Layer)[index].Time ?? (clause >= 0 ? reading.Get(MentionDate.Layer)[clause].Time : null),
            reading.Get(MentionPlace.Layer)[index] is { Toponyms.IsEmpty: false } place || clause < 0 ? reading.Get(MentionPlace.Layer)[index] : reading.Get(MentionPlace.Layer)[clause],
            own,
            [.. tolls[index]],
            modality)
        {
            Harmed = harmed,
            HarmedByName = [.. harmed.Where(e => entities.All[e] is { IsNamed: true, Type: not EntityType.Place })],
            Actors = EntitiesIn(own, FrameRole.Actor),
            IsGeneric = IsGeneric(mention) || DoneByManyDeeds(mention) || DiedOfManyDeeds(mention),
        };
    }

    // "A policeman was killed when a bomb exploded in Jos on Wednesday": he was killed there and then. The deed that the clause tells of, or −1.
    private int ClauseOfDeed(EventMention result)
    {
        if (!result.Trigger.Type.IsResult || result.Trigger.Class != WordClass.Verb)
            return -1;
        foreach (var child in syntax.ChildrenOf(result.Head))
        {
            if (child > result.Head && syntax.Relations[child] == Relation.Advcl && (syntax.Child(child, Relation.Advmod) is var when and >= 0 ? when : syntax.Child(child, Relation.Mark)) is var word and >= 0
                && syntax.Lemmas[word].ToLowerInvariant() is "when" or "after" or "as" && mentions.FirstOrDefault(m => m.Head == child && m.Trigger.Type.IsViolent) is { } deed)
            {
                return deed.Index;
            }
        }

        return -1;
    }

    private bool IsGeneric(EventMention mention) => generic.Is(mention) || tallies.CueOn(mention) is not null || (mention.Trigger.Type.IsViolent && !perfects.WordsOn(mention).IsEmpty);

    // "In May four attacks killed 18 soldiers": what many deeds did is of many deeds.
    private bool DoneByManyDeeds(EventMention mention)
    {
        if (!mention.Trigger.Type.IsResult || mention.Trigger.Class != WordClass.Verb)
            return false;
        var doers = mention.Arguments.Where(a => a.Slot is Slot.Subject or Slot.By).Select(a => a.Head).ToList();
        // "four attacks attributed to the group killed": the tree may hang the subject on the participle.
        var deed = doers.Count > 0 ? mentions.FirstOrDefault(m => doers.Contains(m.Head))
            : syntax.Child(mention.Head, Relation.NsubjPass) < 0 && mention.Index > 0 ? mentions[mention.Index - 1] : null;
        return deed is { Trigger: { Type.IsViolent: true, Class: WordClass.Noun } } && sentences.Holding(deed.Head) == sentences.Holding(mention.Head)
            && (IsNumbered(deed) || tallies.CueOn(deed) is not null) && IsGeneric(deed);
    }

    // "There were 90 bombings. Twelve people have died in the blasts": the blasts are those of which many have been told.
    private bool DiedOfManyDeeds(EventMention result)
    {
        if (!result.Trigger.Type.IsResult || result.Trigger.Class != WordClass.Verb)
            return false;
        var many = mentions.FirstOrDefault(m => m.Trigger is { Type.IsViolent: true, Class: WordClass.Noun } && result.Arguments.Any(a => a.Head == m.Head) && generic.IsPlural(m) && articles.IsDefinite(m));
        return many is not null && mentions.LastOrDefault(m => m.Head < sentences[sentences.Holding(result.Head)].Start && m.Trigger is { Type.IsViolent: true, Class: WordClass.Noun } && generic.IsPlural(m)) is { } before
            && IsNumbered(before) && IsGeneric(before);
    }

    private bool IsNumbered(EventMention deed)
    {
        foreach (var token in Enumerable.Range(NounPhrases.Base(syntax, deed.Head).Start, deed.Head - NounPhrases.Base(syntax, deed.Head).Start))
        {
            if (syntax.Tags[token] == UniversalTag.Num)
                return true;
        }

        return false;
    }

    // "will give" is a promise, "plans to meet" an appointment: an announced deed that is no violence is the announcement.
    private EventType Refined(EventType type, ClassSet used, ClassSet hit, ClassSet by, Modality modality)
    {
        var refined = codebook.Refinements.Refine(type, used, hit, by);
        return modality == Modality.Planned ? codebook.Refinements.RefinePlanned(refined) : refined;
    }

    /// <summary>How strongly <paramref name="facts"/> belong to <paramref name="group"/>; below <see cref="Threshold"/> they do not.</summary>
    public int Score(MentionGroup group, MentionFacts facts, bool isFirst, bool isLatest)
    {
        var members = group.Members.Count > MembersInMind ? group.Members[^MembersInMind..] : group.Members;
        if (members.Exists(m => m.Sentence == facts.Sentence && AreLabelled(m.Mention.Head, facts.Mention.Head) && !BefellDoer(m, facts)))
            return SurelyOne;
        if (members.Exists(m => m.Sentence == facts.Sentence && (retold.AreActsOfOne(m, facts) || retold.IsOfItsWeapon(m, facts) || retold.IsOfItsWeapon(facts, m) || retold.IsDoneBy(m, facts) || retold.IsFateOfTheOther(m, facts))))
            return SurelyOne;
        if (facts.Type.IsViolent && members[0].Type.IsViolent && IsCalled(facts.Mention.Head))
        {
            // "called it an assassination" mostly speaks of the deed just told, or else of that which the report is about.
            if (isLatest && facts.Sentence - members[^1].Sentence <= 1 && !IsOfOldTime(group))
                return SurelyOne + 1;
            if (isFirst)
                return SurelyOne;
        }

        var isToldAgain = members.Exists(m => retold.IsToldAgain(m, facts));
        // "That attack was claimed by …": the deed told last.
        if (!isLatest && facts.Type.IsViolent && articles.IsThat(facts.Mention) && members[^1].Sentence < facts.Sentence - 1)
            return Never;
        if (group.Members[0].IsGeneric != facts.IsGeneric || !(isToldAgain || AreOfOneKind(members, facts)) || Contradicts(group, members, facts))
            return Never;
        var score = members.Max(m => TieTo(m, facts)) + (isToldAgain ? 4 : 0);
        if (facts.Time is { Days: not null } && group.Time is { Days: not null })
            score += 2;
        if (DeedPlaces.AreOne(group.Place, facts.Place) is true)
            score += 2;
        // A headline tells what the body tells first.
        if (IsInHeadline(facts.Mention.Index) && isFirst)
            score += 4;
        // What has neither day nor place of its own goes on with what was told last.
        if (isLatest && facts.Time is null && facts.Place.Toponyms.IsEmpty)
            score += facts.Type.IsResult || (facts.Type.IsDamage && facts.Actors.IsEmpty) ? 3 : 1;
        // "He is said to have had a part in the bombing of 1983. The strike hit …": after the history the report comes back to its news.
        if (isLatest && !isFirst && facts.Time is null && facts.Sentence != members[^1].Sentence && IsOfOldTime(group))
            score -= 4;
        return score;
    }

    /// <summary>Whether the mention and one of the group are tied by grammar and nothing speaks against their being one.</summary>
    public bool IsOfOneClause(MentionGroup group, MentionFacts facts) =>
        group.Members.Exists(m => m.Sentence == facts.Sentence && AreTiedByGrammar(m.Mention, facts.Mention)) && Score(group, facts, isFirst: false, isLatest: false) >= Threshold;

    /// <summary>Whether words of violence tell of something else: a match that has a score, a death of illness, accident or weather.</summary>
    public bool IsOtherwiseMeant(MentionGroup group)
    {
        if (!group.Members.TrueForAll(m => m.Type.IsViolent && m.Roles.All(r => r.Role != FrameRole.Instrument)))
            return false;
        if (group.Members.TrueForAll(m => m.Tolls.IsEmpty && HasScore(sentences[m.Sentence])))
            return true;
        return group.Members.TrueForAll(m => m.Type.IsResult && m.Actors.IsEmpty && HasOtherCause(m));
    }

    // "6-0", "2-1"
    private bool HasScore(TokenRange sentence)
    {
        for (var t = sentence.Start + 1; t < sentence.End - 1; t++)
        {
            if (tokens[t] is "-" or "\u2013" && !tokens.SpaceAfter(t) && !tokens.SpaceAfter(t - 1) && IsGoals(t - 1) && IsGoals(t + 1) && !(t + 2 < sentence.End && syntax.Tags[t + 2] == UniversalTag.Noun))
                return true;
        }

        return false;
    }

    private bool IsGoals(int token) => tokens[token].Length <= 2 && char.IsAsciiDigit(tokens[token][0]) && NumberReader.TryPlain(tokens[token], out _);

    // What hangs on the death itself: "after a battle with cancer", "when his plane crashed", "in a flood".
    private bool HasOtherCause(MentionFacts facts)
    {
        foreach (var cause in Enumerable.Range(sentences[facts.Sentence].Start, sentences[facts.Sentence].Count))
        {
            if (cause != facts.Mention.Head && syntax.IsUnder(cause, facts.Mention.Head) && otherCauses.Any(c => classes.Of(cause).Has(c)))
                return true;
        }

        return false;
    }

    // A headline sums up: it need not be of a kind with every word that the body has for the deed.
    private bool AreOfOneKind(List<MentionFacts> members, MentionFacts facts) => IsInHeadline(facts.Mention.Index)
        ? members.Exists(m => m.Type.Fits(facts.Type))
        : members.TrueForAll(m => m.Type.Fits(facts.Type) || IsFurtherAct(m, members, facts.Type));

    // "An air strike set tents ablaze": told of one deed in one sentence, of which the one word fits and the other does not.
    private static bool IsFurtherAct(MentionFacts act, List<MentionFacts> members, EventType type) => !act.Type.IsResult
        && members.Exists(m => m != act && m.Sentence == act.Sentence && !m.Type.IsResult && m.Type.Fits(type) && !m.Type.Fits(act.Type));

    /// <summary>Whether what one group says of day, place or people cannot be true of the other's deed.</summary>
    public bool Contradict(MentionGroup a, MentionGroup b) =>
        a.Members[0].IsGeneric != b.Members[0].IsGeneric || b.Members.Exists(m => Contradicts(a, a.Members, m)) || a.Members.Exists(m => Contradicts(b, b.Members, m))
        || IsActual(a) != IsActual(b)
        || !a.Members.Exists(x => b.Members.Exists(y => x.Type.Fits(y.Type)))
        || a.Members.Exists(x => b.Members.Exists(y => x.Sentence == y.Sentence && linkCues.AnswerStandsBetween(x.Mention.Head, y.Mention.Head)));

    // What is planned, threatened or only imagined is no deed that was done.
    private static bool IsActual(MentionGroup group) => group.Members.Exists(m => m.Modality is not (Modality.Planned or Modality.Threatened or Modality.Hypothetical));

    private bool Contradicts(MentionGroup group, List<MentionFacts> members, MentionFacts facts)
    {
        if (Stretches.Of(group.Time) is { } a && Stretches.Of(facts.Time) is { } b && (a.End < b.Start || b.End < a.Start))
            return true;
        // "has bombarded the strip since gunmen burst into its south": what began it is not what was told before.
        if (facts.Type.IsViolent && facts.Sentence > members[^1].Sentence && StandsUnderSince(facts.Mention.Head))
            return true;
        if (IsDayOfUnknownYear(group.Time) && IsDayOfUnknownYear(facts.Time) && !group.Time!.Value.AsSpan(0, DayLength).SequenceEqual(facts.Time!.Value.AsSpan(0, DayLength)))
            return true;
        if ((IsUndatedDay(group.Time) && IsYear(facts.Time)) || (IsUndatedDay(facts.Time) && IsYear(group.Time)))
            return true;
        if (DeedPlaces.AreOne(group.Place, facts.Place) is false && !(IsInHeadline(facts.Mention.Index) && DeedPlaces.IsCountry(facts.Place)))
            return true;
        // "Those who fought us will be wiped out … attacks on the police": a deed that was done is not the one that is only feared.
        if (facts.Sentence != members[^1].Sentence && !IsActual(group) && facts is { Modality: Modality.Asserted, Type.IsViolent: true, Mention.Trigger.Class: WordClass.Noun } && !articles.IsDefinite(facts.Mention))
            return true;
        if (IsOfEarlierBy(members, facts) || BefellThoseWhoDid(members, facts))
            return true;
        if (IsSequel(facts) || IsApartFromNews(group, members, facts) || IsApartFromBox(members, facts) || OpensAnother(members, facts) || IsLaterByOthers(members, facts)
            || IsInterceptionOfAnother(members, facts))
            return true;
        if (members.Exists(m => m.Sentence == facts.Sentence && ((linkCues.Part(m.Mention.Head, facts.Mention.Head, syntax) && !IsResultOfTold(m, facts)) || BefellDoer(m, facts) || ComesAfter(m, facts)
            || ComesLongBefore(m, facts) || ComesAs(m, facts) || AreTwoClauses(m, facts))))
        {
            return true;
        }

        return group.Members[^1].Sentence != facts.Sentence && namedHarm.IsOfOthers(members, facts) && !members.Exists(m => facts.Sentence - m.Sentence <= FarDoer && AddsTo(m, facts));
    }

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
    private bool IsResultOfTold(MentionFacts result, MentionFacts deed) => result.Type.IsResult && result.Actors.IsEmpty && deed.Type.IsViolent && result.Mention.Head < deed.Mention.Head
        && (articles.IsDefinite(deed.Mention) || deed.Roles.Any(r => r.Role == FrameRole.Instrument && articles.HasThe(r.Head)));

    // "The shelling came as troops killed 20 rebels in the north": two deeds at one time.
    private bool ComesAs(MentionFacts a, MentionFacts b) => a.Type.IsViolent && b.Type.IsViolent && syntax.Relations[a.Mention.Head] == Relation.Nsubj
        && syntax.Heads[a.Mention.Head] is var verb and >= 0 && syntax.Lemmas[verb] is "come" && syntax.Relations[b.Mention.Head] == Relation.Advcl && syntax.Heads[b.Mention.Head] == verb;

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

    // The verb that tells of a deed, or whose subject the deed is.
    private int VerbOf(EventMention mention) => mention.Trigger.Class == WordClass.Verb ? mention.Head : syntax.Relations[mention.Head] == Relation.Nsubj ? syntax.Heads[mention.Head] : -1;

    private bool HarmsByNewDoer(int verb) => mentions.Any(m => m.Head == verb && tolls[m.Index].Any()) && syntax.Child(verb, Relation.Obj) >= 0 && syntax.Child(verb, Relation.Nsubj) is var doer and >= 0
        && syntax.Tags[doer] is UniversalTag.Noun or UniversalTag.Propn && !articles.HasThe(doer) && syntax.Child(doer, Relation.NmodPoss) < 0;

    // "Hours later the air force struck …": by others, at another time.
    private bool IsLaterByOthers(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsViolent || facts.Actors.IsEmpty || facts.Sentence == members[^1].Sentence)
            return false;
        var sentence = sentences[facts.Sentence];
        var later = Enumerable.Range(sentence.Start, Math.Min(LongestLater, sentence.Count)).FirstOrDefault(t => tokens[t] is "later", -1);
        // "Police later killed four suspects"; not "Police later said that …".
        return later >= 0 && ((facts.Type.IsResult && syntax.Heads[later] == facts.Mention.Head) || (!facts.Type.IsResult && members.Exists(m => !m.Actors.IsEmpty))) && !members.Exists(m => m.Actors.Overlaps(facts.Actors));
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
        && !members.Exists(m => ShotDownWeapons.IsInterception(m.Type) || m.Sentence == facts.Sentence || m.Roles.Any(r => r.Role == FrameRole.Instrument))
        && !mentions.Any(m => m.Trigger.Type.IsResult && sentences[facts.Sentence].Contains(m.Head));

    private bool HangsAfter(int deed, int earlier)
    {
        for (int t = earlier, step = 0; t >= 0 && step < 4; t = syntax.Heads[t], step++)
        {
            if (syntax.Heads[t] == deed)
                return (syntax.Child(t, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark] is "after") || (NounPhrases.Preposition(syntax, t) is var after and >= 0 && syntax.Lemmas[after] is "after");
        }

        return false;
    }

    // "a strike on the man responsible for the deaths in the north": the deaths are another deed, unless the words name the same again.
    private bool BefellDoer(MentionFacts earlier, MentionFacts later) => earlier.Type.IsViolent && later.Type.IsViolent
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
        return !articles.IsDefinite(facts.Mention) && (others.OpensElsewhere(sentences[facts.Sentence]) || HasTollOfItsOwn(members, facts));
    }

    // "a separate attack"; "were killed in another attack"
    private string? OtherWordOn(EventMention mention) => others.IsOther(mention) ?? (mention.Trigger.Type.IsResult
        ? mention.Arguments.Select(a => mentions.FirstOrDefault(m => m.Head == a.Head && m.Trigger.Type.IsViolent && a.Slot is not Slot.Complement)).OfType<EventMention>().Select(others.IsOther).FirstOrDefault(w => w is not null)
        : null);

    // Another number, and the words bring the deed as a new one or name a place of its own.
    private bool HasTollOfItsOwn(List<MentionFacts> members, MentionFacts facts)
    {
        if (BringsNew(facts.Mention) && (facts.Time is not null || !facts.Place.Toponyms.IsEmpty) && facts.Tolls.FirstOrDefault(CountsDead) is { } dead
            && members.Exists(m => m.Tolls.Any(CountsDead)) && !members.Exists(m => m.Tolls.Any(t => t.Outcome == dead.Outcome && t.Best == dead.Best)))
        {
            return true;
        }

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

    // What the report leads with and gives no day for is news; a deed dated before that is another, unless its words point back.
    // Where the day of publication is not known, a deed dated by its year is dated so because it is not of these days.
    private bool IsApartFromNews(MentionGroup group, List<MentionFacts> members, MentionFacts facts) => group.Time is null
        && (published is { } day ? StandingJudge.IsOld(facts.Time, day) : IsYear(facts.Time) || IsOfLastYear(facts.Time)) && !PointsBack(members, facts);

    private bool IsOfOldTime(MentionGroup group) => published is { } day ? StandingJudge.IsOld(group.Time, day) : IsYear(group.Time);

    // "in May last year", with nothing to count from
    private static bool IsOfLastYear(ResolvedTime? time) => time is { Days: null, Rule: "month-relative-year" or "last-year" };

    // A box beside the report tells of other deeds, unless its words point to those of the report.
    private bool IsApartFromBox(List<MentionFacts> members, MentionFacts facts) => IsInBox(facts) != IsInBox(members[^1]) && !PointsBack(members, facts);

    private bool IsInBox(MentionFacts facts) => sentences.Blocks[facts.Sentence] == BlockKind.Box;

    private bool PointsBack(List<MentionFacts> members, MentionFacts facts) => (articles.IsDefinite(facts.Mention) && !IsDatedByName(facts))
        || members.Exists(m => facts.Harmed.Overlaps(m.Harmed) || (m.Sentence == facts.Sentence && AreTiedByGrammar(m.Mention, facts.Mention)));

    // "the 1983 barracks bombing": the words before the noun say which deed of all is meant, not that it has been told of.
    private bool IsDatedByName(MentionFacts facts) => facts.Time is { Precision: DatePrecision.Year or DatePrecision.Month } time
        && NounPhrases.Base(syntax, facts.Mention.Head) is var phrase && phrase.Contains(tokens.RangeOf(time.Span).Start);

    // "Two of his guards were killed as well."
    private bool AddsTo(MentionFacts earlier, MentionFacts later)
    {
        if (!later.Type.IsResult || earlier.Roles.All(r => r.Role != FrameRole.Victim))
            return false;
        return syntax.ChildrenOf(later.Mention.Head).ToArray().Any(t => cues.Additives.TryFindAt(tokens, t, out _, out _))
            || later.Roles.Any(r => r.Role == FrameRole.Victim && HasPossessivePronoun(r.Head));
    }

    // "Gunmen stormed the village. The attackers set fire to homes.": they are those of the deed just told.
    private bool DoneByTheSame(MentionFacts earlier, MentionFacts later) => earlier.Type.IsViolent && later.Type.IsViolent
        && later.Roles.Any(r => IsDefiniteDoer(r) && (later.Sentence - earlier.Sentence <= FarDoer || BringsDoer(earlier, syntax.Lemmas[r.Head])));

    private bool IsDefiniteDoer(RoleFiller filler) => filler.Role == FrameRole.Actor && cues.Doers.TryFind(syntax.Lemmas[filler.Head], out _) && articles.HasThe(filler.Head);

    // "A suicide bomber killed … when the bomber struck"
    private bool BringsDoer(MentionFacts earlier, string lemma) => earlier.Roles.Any(r => r.Role is FrameRole.Actor or FrameRole.Instrument
        && string.Equals(syntax.Lemmas[r.Head], lemma, StringComparison.OrdinalIgnoreCase)
        && !articles.HasThe(r.Head));

    private bool HasPossessivePronoun(int noun)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (syntax.Relations[child] == Relation.NmodPoss && syntax.Tags[child] == UniversalTag.Pron && syntax.Lemmas[child] is "his" or "her" or "their" or "he" or "she" or "they")
                return true;
            // "two of his guards"
            if (syntax.Relations[child] == Relation.Nmod && syntax.Tags[noun] == UniversalTag.Num && HasPossessivePronoun(child))
                return true;
        }

        return false;
    }

    // "labelled the strike an assassination": two words for one deed.
    private bool AreLabelled(int a, int b)
    {
        var verb = syntax.Heads[a];
        return verb >= 0 && cues.Labels.TryFind(syntax.Lemmas[verb], out _) && !IsClauseBeside(b, verb)
            && (syntax.Heads[b] == verb || (syntax.Heads[b] >= 0 && syntax.Heads[syntax.Heads[b]] == verb && !IsClauseBeside(syntax.Heads[b], verb)));
    }

    // "called it a terrorist attack and extended the emergency": what is joined to the verb is no label.
    private bool IsClauseBeside(int token, int verb) => syntax.Heads[token] == verb && syntax.Relations[token] is Relation.Conj or Relation.Advcl or Relation.Parataxis;

    // "condemned what he called an assassination", "called it a terrorist attack": the word is another name for what the report tells of.
    private bool IsCalled(int noun)
    {
        if (MentionFacts.IsBlamed(syntax, noun))
            return true;
        var verb = syntax.Heads[noun];
        if (verb < 0 || !cues.Labels.TryFind(syntax.Lemmas[verb], out _))
            return false;
        var above = syntax.Heads[verb];
        return (above >= 0 && syntax.Lemmas[above] is "what")
            || syntax.ChildrenOf(verb).ToArray().Any(c => (c < verb && syntax.Lemmas[c] is "what") || (c > verb && c < noun && syntax.Lemmas[c] is "it" or "this" or "that" && syntax.Tags[c] == UniversalTag.Pron));
    }

    // "On Sunday a guard was killed …": a day at the head of a sentence turns to what happened then.
    private bool OpensWith(int sentence, ResolvedTime time) => tokens.RangeOf(time.Span).Start - sentences[sentence].Start <= 1;

    private int TieTo(MentionFacts earlier, MentionFacts later)
    {
        var gap = later.Sentence - earlier.Sentence;
        var score = 0;
        if (gap == 0 && AreTiedByGrammar(earlier.Mention, later.Mention))
            score += 8;
        if (later.Harmed.Overlaps(earlier.Harmed))
            score += 4;
        if (later.Actors.Overlaps(earlier.Actors))
            score += 2;
        if (SameToll(earlier, later))
            score += 3;
        if (articles.IsDefinite(later.Mention) && !IsDatedByName(later))
            score += (gap <= 3 ? 5 : 4) + (SameWord(earlier.Mention, later.Mention) ? 3 : 0);
        if ((gap is > 0 and <= FarDoer && AddsTo(earlier, later)) || (gap > 0 && DoneByTheSame(earlier, later)))
            score += 4;
        if (later.Type == earlier.Type)
            score += 2;
        // "The pair had killed a vet in Kayseri on Saturday": what has a doer, a day and a town of its own is no result of what has none.
        if (earlier.Type.IsResult != later.Type.IsResult && !(gap > 0 && later is { Type.IsResult: true, Time: { } time } && DeedPlaces.IsTown(later.Place) && (!later.Actors.IsEmpty || OpensWith(later.Sentence, time))))
            score += gap <= 1 ? 3 : 1;
        if (gap == 1 && TellsHow(earlier, later))
            score += 2;
        score += gap switch { 0 => 2, 1 => 2, 2 => 1, _ => 0 };
        if (IsKnownByClause(later.Mention))
            score += 2;
        if (articles.IsIndefinite(later.Mention, out var another) && !later.Type.IsResult)
            score -= another ? 8 : 2;
        if (later.Mention.Trigger.Class == WordClass.Noun && generic.IsPlural(later.Mention) != generic.IsPlural(earlier.Mention) && earlier.Mention.Trigger.Class == WordClass.Noun)
            score -= 2;
        return score;
    }

    // "The army struck the city. A drone fired three missiles.": with what a deed told in general words was done.
    private static bool TellsHow(MentionFacts earlier, MentionFacts later) => later.Type != earlier.Type && (earlier.Type.IsGeneral || later.Type.Is(earlier.Type) || earlier.Type.GoesWith.Contains(later.Type.Name)) && !later.Type.IsGeneral && !later.Type.IsResult
        && later.Mention.Trigger.Class == WordClass.Verb && later.Roles.Any(r => r.Role == FrameRole.Instrument) && later.Actors.IsEmpty && later.Harmed.IsEmpty;

    // One governs the other, or both hang on one light verb or one noun.
    private bool AreTiedByGrammar(EventMention a, EventMention b)
    {
        if (a.Arguments.Any(x => x.Head == b.Head && x.Slot is not Slot.Complement and not Slot.After) || b.Arguments.Any(x => x.Head == a.Head && x.Slot is not Slot.Complement and not Slot.After))
            return true;
        if (syntax.Heads[b.Head] == a.Head && syntax.Relations[b.Head] is Relation.Advcl or Relation.Conj or Relation.Xcomp or Relation.AclRelcl or Relation.Acl or Relation.Compound)
            return true;
        if (SumsUp(a, b) || IsWhenOfJoined(a, b))
            return true;
        // "A suicide bomber's belt killed 36": whose the subject is.
        if (syntax.Relations[a.Head] == Relation.NmodPoss && syntax.Heads[a.Head] is var owned and >= 0 && syntax.Heads[owned] == b.Head && syntax.Relations[owned] == Relation.Nsubj)
            return true;
        // "Twelve were killed when an explosion hit the market": the clause is about its subject.
        return syntax.Relations[b.Head] is Relation.Nsubj or Relation.NsubjPass && syntax.Heads[b.Head] is var verb && IsOrIsJoinedTo(syntax.Heads[verb], a.Head)
            && syntax.Relations[verb] == Relation.Advcl && syntax.Child(verb, Relation.Advmod) is var when and >= 0 && syntax.Lemmas[when] is "when";
    }

    // "Nine people were killed and 20 injured when a bomber struck": the clause is of all the verbs that are joined.
    private bool IsWhenOfJoined(EventMention a, EventMention b) => syntax.Relations[b.Head] == Relation.Advcl && IsOrIsJoinedTo(syntax.Heads[b.Head], a.Head)
        && syntax.Child(b.Head, Relation.Advmod) is var when and >= 0 && syntax.Lemmas[when] is "when";

    private bool IsOrIsJoinedTo(int verb, int first) => verb == first || (verb >= 0 && syntax.Relations[verb] == Relation.Conj && syntax.Heads[verb] == first);

    // "…, an attack that left 12 dead": a noun set behind a whole clause is another word for what the clause tells, whatever the tree hangs it on.
    private bool SumsUp(EventMention a, EventMention b)
    {
        if (b.Trigger.Class != WordClass.Noun || a.Trigger.Class != WordClass.Verb || a.Head > b.Head || !articles.IsIndefinite(b, out var another) || another)
            return false;
        var phrase = NounPhrases.Base(syntax, b.Head);
        return phrase.Start > 0 && tokens[phrase.Start - 1] is "," && phrase.End < tokens.Count && tokens[phrase.End] is "that" or "which";
    }

    // "the building that was hit": a clause that says which building is meant speaks of what the reader knows.
    private bool IsKnownByClause(EventMention mention) => mention.Trigger.Class == WordClass.Verb && syntax.Relations[mention.Head] is Relation.AclRelcl or Relation.Acl
        && syntax.Heads[mention.Head] is var noun and >= 0 && articles.HasThe(noun);

    private bool SameWord(EventMention a, EventMention b) => string.Equals(syntax.Lemmas[a.Head], syntax.Lemmas[b.Head], StringComparison.OrdinalIgnoreCase);

    private static bool SameToll(MentionFacts a, MentionFacts b) => a.Tolls.Any(x => b.Tolls.Any(y => x.Outcome == y.Outcome && x.Best is > 1 && x.Best == y.Best));

    private ImmutableHashSet<int> EntitiesIn(ImmutableArray<RoleFiller> fillers, params ReadOnlySpan<FrameRole> wanted)
    {
        var found = ImmutableHashSet.CreateBuilder<int>();
        foreach (var filler in fillers)
        {
            if (wanted.Contains(filler.Role) && entities.At(filler.Head) is { } entity)
                found.Add(entity.Index);
        }

        return found.ToImmutable();
    }
}
