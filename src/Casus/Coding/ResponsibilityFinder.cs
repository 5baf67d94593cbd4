using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Gives a deed those who are said to be, claim to be or deny being behind it: a claim, an accusation or a denial names them.</summary>
/// <remarks>
/// The deed is the one below the claiming, accusing or denying word ("blamed the attack on rebels"); where that word speaks of none, the
/// main deed of the sentences just before ("The group denied involvement.").
/// </remarks>
internal sealed class ResponsibilityFinder
{
    // A word of what is said stands at most so deep in it.
    private const int HighestWords = 4;

    // Farther back, "it" is anybody's guess.
    private const int FarthestSentence = 2;

    // What is older is recalled.
    private const int DaysOfNews = 30;

    // Several deeds are known by their number farther on.
    private const int FarthestPlural = 6;

    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly Entities entities;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly ParticipantClasses classes;
    private readonly NounClasses nouns;
    private readonly DiscourseCues cues;
    private readonly Negation negation;
    private readonly ClaimsInOwnWords claims;
    private readonly Lazy<HashSet<int>> recalled;

    public ResponsibilityFinder(Reading reading, NounClasses nouns, DiscourseCues cues)
    {
        (this.nouns, this.cues) = (nouns, cues);
        (sentences, syntax, entities) = (reading.Get(Sentences.Layer), reading.Get(Syntax.Layer), reading.Get(Entities.Layer));
        mentions = reading.Get(EventMention.Layer);
        classes = new(reading, nouns);
        negation = new(reading, cues);
        claims = new(reading, cues);
        recalled = new(() => RecalledIn(reading));
    }

    /// <summary>What kind of word on responsibility a mention is, or <see langword="null"/>.</summary>
    public static Certainty? KindOf(EventMention mention) => mention.Trigger.Type.Name switch
    {
        "claim-of-responsibility" => Certainty.Claimed,
        "accusation" => Certainty.Accused,
        "denial" => Certainty.Denied,
        _ => null,
    };

    /// <summary>Adds the fillers that other mentions give to deeds, and takes out those that the tree put there by mistake.</summary>
    public void Complete(List<RoleFiller> fillers)
    {
        foreach (var mention in mentions)
        {
            if (KindOf(mention) is not { } kind || negation.On(mention.Head) >= 0 || IsNotReached(mention.Head))
                continue;
            if (kind == Certainty.Accused)
                AddAccused(mention, fillers);
            else
                AddSelfNamed(mention, kind, fillers);
        }

        AddHeldResponsible(fillers);
        AddPointedAt(fillers);
        AddHeldToBe(fillers);
        AddSigned(fillers);
        AddSuspects(fillers);
        AddOwners(fillers);
        AddAvengers(fillers);
        AddClaimedInOwnWords(fillers);
    }

    // The spokesman may have a name: "a spokesman for the group, Muhammad Khurasani, told reporters".
    private int GroupOf(int speaker)
    {
        if (GroupBelow(speaker) is var below and >= 0)
            return below;
        foreach (var child in syntax.ChildrenOf(speaker))
        {
            if (child < speaker && GroupBelow(child) is var before and >= 0)
                return before;
        }

        return syntax.Relations[speaker] is Relation.Appos or Relation.Flat && syntax.Heads[speaker] is var office and >= 0 ? GroupOf(office) : -1;
    }

    // "We carried out the attack," a spokesman for the group said.
    private void AddClaimedInOwnWords(List<RoleFiller> fillers)
    {
        foreach (var (speaker, predicate, below) in claims.Find())
        {
            if (GroupOf(speaker) is var group and >= 0 && (below >= 0 ? mentions.FirstOrDefault(m => m.Head == below) : DeedBefore(predicate)) is { } deed)
                Add(fillers, new(deed.Index, FrameRole.Claimant, group, Slot.Subject));
        }
    }

    // "stopped short of claiming it"
    private bool IsNotReached(int gerund) => syntax.FineTags[gerund] == "VBG" && gerund > 1 && syntax.Lemmas[gerund - 1] is "of" && syntax.Lemmas[gerund - 2] is "short";

    // "All signs point to the group", "the evidence pointed to rebels": of the deed told before.
    private void AddPointedAt(List<RoleFiller> fillers)
    {
        for (var verb = 0; verb < syntax.Heads.Length; verb++)
        {
            // "Officials pointed the finger at the rebels"
            var isFinger = syntax.Lemmas[verb] is "point" && syntax.Child(verb, Relation.Obj) is var finger and >= 0 && syntax.Lemmas[finger] is "finger";
            if (syntax.Lemmas[verb] is not "point" || syntax.Child(verb, Relation.Nsubj) is not (var sign and >= 0) || negation.On(verb) >= 0
                || (!isFinger && !cues.Clues.TryFind(syntax.Lemmas[sign], out _)))
            {
                continue;
            }

            foreach (var who in syntax.ChildrenOf(verb))
            {
                if (who > verb && syntax.Relations[who] == Relation.Obl && NounPhrases.Preposition(syntax, who) is var to and >= 0 && syntax.Lemmas[to] is "to" or "at" or "towards"
                    && (GroupBelow(who) >= 0 || entities.At(who) is { IsNamed: true }) && CanAct(who) && DeedBefore(verb) is { } deed)
                {
                    Add(fillers, new(deed.Index, FrameRole.Actor, who, Slot.Complement));
                }
            }
        }
    }

    // "The attackers, believed to be members of the group, came in trucks": theirs is the deed told before.
    private void AddHeldToBe(List<RoleFiller> fillers)
    {
        for (var predicate = 0; predicate < syntax.Heads.Length; predicate++)
        {
            if (Supposition.HeldBy(syntax, cues, predicate) is not (var verb and >= 0) || DescribedBy(verb) is not (var who and >= 0) || !IsTheDoer(who)
                || fillers.Exists(f => f.Head == who && f.Role == FrameRole.Actor) || GroupBelow(predicate) is not (var group and >= 0) || DeedBefore(verb) is not { } deed)
            {
                continue;
            }

            Add(fillers, new(deed.Index, FrameRole.Actor, group, Slot.Complement));
        }
    }

    // "The prime suspect is Islamic State", "Islamic State is the prime suspect in the bombing"
    private void AddSuspects(List<RoleFiller> fillers)
    {
        for (var predicate = 0; predicate < syntax.Heads.Length; predicate++)
        {
            if (SuspectBeside(syntax, predicate) is not (var (suspect, who)) || negation.On(predicate) >= 0 || GroupBelow(who) is not (var group and >= 0))
                continue;
            var below = mentions.Where(m => m.Trigger.Type.IsViolent && syntax.IsUnder(m.Head, suspect)).OrderBy(m => TreeDistance.Between(syntax, suspect, m.Head, _ => false)).FirstOrDefault();
            if ((below ?? DeedBefore(predicate)) is not { } deed)
                continue;
            fillers.RemoveAll(f => f.Head == suspect && f.Role == FrameRole.Actor);
            Add(fillers, new(deed.Index, FrameRole.Actor, group, Slot.Complement));
        }
    }

    /// <summary>The word for a suspect and who is said to be it, where <paramref name="predicate"/> says so; <see langword="null"/> elsewhere.</summary>
    internal static (int Suspect, int Who)? SuspectBeside(Syntax syntax, int predicate) =>
        syntax.Child(predicate, Relation.Cop) < 0 || syntax.Child(predicate, Relation.Nsubj) is not (var subject and >= 0) ? null
        : syntax.Lemmas[subject] is "suspect" ? (subject, predicate)
        : syntax.Lemmas[predicate] is "suspect" ? (predicate, subject) : null;

    /// <summary>The same for a word that is the predicate, or its subject.</summary>
    internal static (int Suspect, int Who)? SuspectAbove(Syntax syntax, int word) =>
        SuspectBeside(syntax, word) ?? (syntax.Heads[word] >= 0 ? SuspectBeside(syntax, syntax.Heads[word]) : null);

    // "Leaflets signed by the group were left on the body": whoever left them, they speak of it.
    private void AddSigned(List<RoleFiller> fillers)
    {
        foreach (var group in entities.All.Where(e => e is { Type: EntityType.Organisation, IsNamed: true } && ArmedSides.IsGroup(e)))
        {
            foreach (var name in group.Mentions.Select(m => m.Head))
            {
                if (LeftMarks.Bearing(syntax, cues, name) is var mark and >= 0 && negation.On(mark) < 0 && (DeedBeside(mark) ?? DeedBefore(mark)) is { } deed)
                    Add(fillers, new(deed.Index, FrameRole.Actor, name, Slot.Complement));
            }
        }
    }

    private EventMention? DeedBeside(int word) => mentions.Where(m => m.Trigger.Type.IsViolent && sentences.Holding(m.Head) == sentences.Holding(word))
        .OrderBy(m => TreeDistance.Depth(syntax, m.Head)).FirstOrDefault();

    private int DescribedBy(int verb) => syntax.Relations[verb] is Relation.Acl or Relation.AclRelcl ? syntax.Heads[verb]
        : syntax.Child(verb, Relation.NsubjPass) is var subject and >= 0 ? subject : syntax.Child(verb, Relation.Nsubj);

    private bool IsTheDoer(int noun) => noun >= 0 && (syntax.Lemmas[noun].ToLowerInvariant() is "they"
        || (cues.Doers.TryFind(syntax.Lemmas[noun], out _) && syntax.Child(noun, Relation.Det) is var the and >= 0 && syntax.Lemmas[the].ToLowerInvariant() is "the"));

    // The armed group that a noun names or belongs to: "members of the Islamist group Boko Haram", "a commander of the Taliban"; −1 for none.
    private int GroupBelow(int noun)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            // The name before the word for it: "the Islamist group Boko Haram".
            if (child > noun && syntax.Relations[child] is Relation.Nmod or Relation.Appos && GroupBelow(child) is var below and >= 0)
                return below;
        }

        return entities.At(noun) is { Type: EntityType.Organisation, IsNamed: true } own && ArmedSides.IsGroup(own) ? noun : -1;
    }

    // "The group said two of its members had detonated their belts": it claims what its own did.
    private void AddOwners(List<RoleFiller> fillers)
    {
        foreach (var own in fillers.FindAll(f => f.Role == FrameRole.Actor && f.Via < 0 && mentions[f.Mention].Trigger.Type.IsViolent))
        {
            var people = syntax.Tags[own.Head] == UniversalTag.Num && syntax.Child(own.Head, Relation.Nmod) is var counted and >= 0 ? counted : own.Head;
            if (syntax.Child(people, Relation.NmodPoss) is var whose and >= 0 && syntax.Lemmas[whose].ToLowerInvariant() is "its" or "their" or "it" or "they"
                && SpeakerAbove(mentions[own.Mention].Head) is var speaker and >= 0 && GroupBelow(speaker) is var group and >= 0)
            {
                Add(fillers, new(own.Mention, FrameRole.Claimant, group, Slot.Subject));
            }
        }
    }

    // "A commander of the group said the attack was revenge for the raid": whoever says why it was done claims it.
    private void AddAvengers(List<RoleFiller> fillers)
    {
        foreach (var deed in mentions)
        {
            if (deed.Trigger is { Type.IsViolent: true, Class: WordClass.Noun } && syntax.Relations[deed.Head] == Relation.Nsubj && syntax.Heads[deed.Head] is var reason and >= 0
                && cues.Revenges.TryFind(syntax.Lemmas[reason], out _) && syntax.Child(reason, Relation.Cop) >= 0
                && SpeakerAbove(reason) is var speaker and >= 0 && GroupBelow(speaker) is var group and >= 0)
            {
                Add(fillers, new(deed.Index, FrameRole.Claimant, group, Slot.Subject));
            }
        }
    }

    // The subject of the verb of saying whose words a token belongs to; −1 where none is.
    private int SpeakerAbove(int token)
    {
        for (var step = 0; token >= 0 && step < HighestWords; step++, token = syntax.Heads[token])
        {
            if (syntax.Relations[token] is Relation.Ccomp && syntax.Heads[token] is var saying and >= 0 && SpeechCues.IsSaying(cues, syntax, saying))
                return syntax.Child(saying, Relation.Nsubj);
        }

        return -1;
    }

    // "Officials said the rebels were responsible", "Police said the group was behind it": of the deed told before.
    private void AddHeldResponsible(List<RoleFiller> fillers)
    {
        for (var predicate = 0; predicate < syntax.Heads.Length; predicate++)
        {
            if (!IsResponsibleForIt(predicate) || syntax.Child(predicate, Relation.Nsubj) is not (var held and >= 0) || !CanAct(held) || negation.On(predicate) >= 0
                || syntax.Tags[held] == UniversalTag.Pron || !IsSaid(predicate) || DeedBefore(predicate) is not { } deed)
            {
                continue;
            }

            Add(fillers, new(deed.Index, FrameRole.Actor, held, Slot.Subject));
        }
    }

    // "Officials said the rebels were responsible"; not "It was not clear whether they were".
    private bool IsSaid(int predicate) => syntax.Relations[predicate] == Relation.Ccomp && syntax.Heads[predicate] is var verb and >= 0 && SpeechCues.IsSaying(cues, syntax, verb)
        && negation.On(verb) < 0 && (syntax.Child(predicate, Relation.Mark) is var mark && (mark < 0 || syntax.Lemmas[mark] is not ("whether" or "if")));

    private bool IsResponsibleForIt(int predicate)
    {
        if (!IsOfGuilt(syntax, cues, predicate))
            return false;
        // "The group was to blame"
        if (syntax.Lemmas[predicate] is "blame")
            return syntax.Child(predicate, Relation.Mark) is var to and >= 0 && syntax.Lemmas[to] is "to" && syntax.Child(predicate, Relation.Obj) < 0;
        if (syntax.Lemmas[predicate] is "responsible")
            return syntax.Child(predicate, Relation.Obl) is var what && (what < 0 || IsIt(syntax, what));
        return syntax.Child(predicate, Relation.Cop) < 0 || IsIt(syntax, predicate);
    }

    /// <summary>Whether a predicate says whose deed it was: "was responsible", "were behind it", "planted it".</summary>
    internal static bool IsOfGuilt(Syntax syntax, DiscourseCues cues, int predicate)
    {
        if (syntax.Child(predicate, Relation.Cop) >= 0)
            return syntax.Lemmas[predicate] is "responsible" or "blame" || (NounPhrases.Preposition(syntax, predicate) is var behind and >= 0 && syntax.Lemmas[behind] is "behind");
        return cues.Committings.TryFind(syntax.Lemmas[predicate], out _) && syntax.Child(predicate, Relation.Obj) is var it and >= 0 && IsIt(syntax, it);
    }

    private static bool IsIt(Syntax syntax, int token) => syntax.Lemmas[token] is "it" or "this" or "that";

    // Whoever claims or denies a part names himself.
    private void AddSelfNamed(EventMention mention, Certainty kind, List<RoleFiller> fillers)
    {
        var deniesPart = kind != Certainty.Denied || DeniesPart(mention);
        if (!deniesPart && !DeniesWhatWasSaid(mention))
            return;
        if ((DeedBelow(mention) ?? DeedDescribed(mention) ?? DeedsBefore(mention) ?? DeedBefore(mention)) is not { } deed)
            return;
        var own = fillers.FindAll(f => f.Mention == mention.Index && f.Role is FrameRole.Actor or FrameRole.Claimant && negation.On(f.Head) < 0).ConvertAll(f => new Argument(f.Slot, f.Head, -1));
        // "A statement in the name of the group claimed the attack": no statement acts.
        if (own.Count == 0 && kind == Certainty.Claimed)
            own.AddRange(mention.Arguments.Where(a => a.Slot == Slot.Subject && Messengers.GroupOf(syntax, entities, cues, a.Head) >= 0));
        var stead = Messengers.InWhoseStead(syntax, entities, cues, mention.Head);
        if (own.Count == 0 && stead >= 0)
            own.Add(new(Slot.Subject, stead, -1));
        foreach (var self in own)
        {
            // "The rebels denied it": their part, where it was said that they have one.
            if (!deniesPart && !fillers.Exists(f => f.Mention == deed.Index && f.Role == FrameRole.Actor && IsSame(f.Head, self.Head)))
                continue;
            // "A caller who said he belonged to the group claimed the attack": the group does.
            var group = stead >= 0 ? stead : Messengers.GroupOf(syntax, entities, cues, self.Head);
            Add(fillers, new(deed.Index, kind == Certainty.Claimed ? FrameRole.Claimant : FrameRole.Actor, group >= 0 ? group : self.Head, self.Slot, mention.Index));
        }
    }

    private void AddAccused(EventMention mention, List<RoleFiller> fillers)
    {
        if (IsForAnotherAct(mention.Head))
            return;
        var below = DeedBelow(mention) ?? DeedDescribed(mention);
        var accused = mention.Arguments.Where(a => NamesAccused(mention, a) && CanAct(a.Head)).ToList();
        if (accused.Count == 0 && below is not null && below.Arguments.LastOrDefault(a => a.Slot is Slot.On or Slot.To && CanAct(a.Head)) is { Slot: not Slot.None } misplaced)
        {
            // "blamed the attack on the rebels": the phrase belongs to the verb.
            var first = misplaced.Head;
            while (syntax.Relations[first] == Relation.Conj && syntax.Heads[first] is var before and >= 0 && CanAct(before))
                first = before;
            accused.Add(misplaced with { Head = first });
            fillers.RemoveAll(f => f.Mention == below.Index && NounPhrases.Conjuncts(syntax, first).Contains(f.Head));
        }

        // "blamed an Israeli air strike": whose the deed is called, he is accused of it.
        if (accused.Count == 0 && below is not null && syntax.Heads[below.Head] == mention.Head && MentionFacts.IsBlamed(syntax, below.Head))
        {
            foreach (var doer in fillers.FindAll(f => f.Mention == below.Index && f.Role == FrameRole.Actor))
            {
                fillers.Remove(doer);
                Add(fillers, doer with { Via = mention.Index });
            }

            return;
        }

        var speaksOfIt = below is not null || SpeaksOfAct(mention.Head) || mention.Arguments.Any(a => a.Slot is Slot.Complement or Slot.Of or Slot.For or Slot.Over or Slot.With);
        if (accused.Count == 0 || (below ?? (speaksOfIt || !IsPlain(mention) ? null : DeedBefore(mention))) is not { } deed)
            return;
        // "X accused Y of bombing": the tree gives the bombing X for its doer.
        var accusers = fillers.Where(f => f.Mention == mention.Index && f.Role == FrameRole.Actor).Select(f => f.Head).ToHashSet();
        fillers.RemoveAll(f => f.Mention == deed.Index && f.Role == FrameRole.Actor && accusers.Contains(f.Head));
        foreach (var argument in accused.SelectMany(a => NounPhrases.Conjuncts(syntax, a.Head).Where(h => h == a.Head || CanAct(h)).Select(h => a with { Head = h })).DistinctBy(a => a.Head).ToList())
        {
            // What the tree makes the doer of the deed below is no more than accused of it.
            fillers.RemoveAll(f => f.Mention == deed.Index && f.Role == FrameRole.Actor && f.Head == argument.Head && f.Via < 0);
            Add(fillers, new(deed.Index, FrameRole.Actor, argument.Head, argument.Slot, mention.Index));
            // "accused the army of bombing villages, torching homes and executing prisoners"
            foreach (var further in mentions.Where(m => m.Trigger.Type.IsViolent && below is not null && IsJoinedTo(m.Head, deed.Head)))
            {
                fillers.RemoveAll(f => f.Mention == further.Index && f.Role == FrameRole.Actor && f.Via < 0 && (f.Head == argument.Head || accusers.Contains(f.Head)));
                Add(fillers, new(further.Index, FrameRole.Actor, argument.Head, argument.Slot, mention.Index));
            }
        }
    }

    private bool IsJoinedTo(int verb, int deed)
    {
        var first = verb;
        while (first != deed && syntax.Relations[first] == Relation.Conj && syntax.Child(first, Relation.Nsubj) < 0 && syntax.Heads[first] >= 0)
            first = syntax.Heads[first];
        return first == deed && verb != deed;
    }

    // "accused Hamas of using schools as command centres": of another thing than the deed told before.
    private bool SpeaksOfAct(int verb)
    {
        foreach (var clause in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[clause] == Relation.Advcl && syntax.FineTags[clause] == "VBG" && syntax.Child(clause, Relation.Mark) is var of and >= 0 && syntax.Lemmas[of] is "of"
                && syntax.Child(clause, Relation.Obj) is var thing and >= 0 && syntax.Tags[thing] != UniversalTag.Pron && !(syntax.Child(thing, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "the" or "this"))
                return true;
        }

        return false;
    }

    // "blamed the police for arriving late": not for what others did; "for carrying out the attack" is another matter.
    private bool IsForAnotherAct(int verb)
    {
        var accused = syntax.Child(verb, Relation.Obj);
        foreach (var clause in (int[])[.. syntax.ChildrenOf(verb), .. accused >= 0 ? syntax.ChildrenOf(accused) : default])
        {
            if (syntax.Relations[clause] is Relation.Advcl or Relation.Acl && syntax.FineTags[clause] == "VBG" && syntax.Child(clause, Relation.Mark) is var reason and >= 0 && syntax.Lemmas[reason] is "for" or "of"
                && !mentions.Any(m => m.Head == clause && m.Trigger.Type.IsViolent)
                && !(syntax.Lemmas[reason] is "of" && mentions.Any(m => m.Trigger.Type.IsViolent && syntax.IsUnder(m.Head, clause)))
                && !mentions.Any(m => m.Trigger.Type.IsViolent && syntax.Heads[m.Head] == clause && syntax.Relations[m.Head] is Relation.Obj or Relation.Xcomp or Relation.Conj))
            {
                return true;
            }
        }

        return false;
    }

    // "bore the hallmarks of the group": it hangs on the noun.
    private static bool NamesAccused(EventMention mention, Argument argument) => argument.Slot is Slot.Object or Slot.PassiveSubject or Slot.On or Slot.To
        || (argument.Slot == Slot.WithinObject && mention.Trigger.Words.Length > 2);

    // "blamed the group, which denied any role": it is accused and denies it.
    private void Add(List<RoleFiller> fillers, RoleFiller filler)
    {
        if (!fillers.Exists(f => f.Mention == filler.Mention && f.Head == filler.Head && f.Role == filler.Role && IsDenial(f.Via) == IsDenial(filler.Via)))
            fillers.Add(filler);
    }

    private bool IsDenial(int via) => via >= 0 && KindOf(mentions[via]) == Certainty.Denied;

    // "denied involvement", "said it was not responsible": not "denied the report".
    private bool DeniesPart(EventMention mention) => mention.Trigger.Words.Contains("not")
        || mention.Arguments.Any(a => a.Slot is Slot.Object or Slot.For or Slot.In && cues.Parts.TryFind(syntax.Lemmas[a.Head], out _));

    // "denied it", "rejected the accusation"
    private bool DeniesWhatWasSaid(EventMention mention) => mention.Arguments.Any(a => a.Slot == Slot.Object
        && (syntax.Lemmas[a.Head] is "it" or "this" or "that" || cues.Sayings.TryFind(syntax.Lemmas[a.Head], out _)));

    // "killed by Armenian fire. Armenia denied it": a state by its name or its people's.
    private bool IsSame(int a, int b) => entities.At(a) is { } entity && entities.At(b) is { } other
        && (other.Index == entity.Index || (IsOfState(entity) && IsOfState(other) && entity.Country is not null && entity.Country == other.Country));

    private static bool IsOfState(Entity entity) => entity.IsState || entity.Type == EntityType.Nationality;

    private bool IsPlain(EventMention mention) => cues.Accusing.TryFind(mention.Trigger.Words[0], out _);

    private bool CanAct(int head)
    {
        var known = classes.Of(head);
        return known.Has(nouns.Person) || (known.Has(nouns.Group) && !known.Has(nouns.Facility)) || entities.At(head) is { IsState: true } or { Type: EntityType.Organisation };
    }

    private EventMention? DeedBelow(EventMention mention) => mentions
        .Where(m => m.Trigger.Type.IsViolent && m.Head != mention.Head && syntax.IsUnder(m.Head, mention.Head) && !IsBesides(m.Head, mention.Head))
        .OrderBy(m => TreeDistance.Between(syntax, mention.Head, m.Head, _ => false))
        .FirstOrDefault();

    // "an ambush blamed on rebels": the participle says of the deed whose it is.
    private EventMention? DeedDescribed(EventMention mention)
    {
        var participle = mention.Head;
        // "At least 127 died, the president said, blaming the group."
        if (syntax.Relations[participle] == Relation.Advcl && syntax.FineTags[participle] == "VBG" && syntax.Heads[participle] is var main and >= 0)
        {
            return mentions.Where(m => m.Trigger.Type.IsViolent && m.Head < participle && syntax.IsUnder(m.Head, main))
                .OrderBy(m => TreeDistance.Between(syntax, main, m.Head, _ => false)).FirstOrDefault();
        }

        // "A drone that officials blamed on the group killed three": whose it was.
        if (syntax.Relations[participle] == Relation.AclRelcl && syntax.Heads[participle] is var weapon and >= 0 && !mentions.Any(m => m.Head == weapon && m.Trigger.Type.IsViolent)
            && mentions.FirstOrDefault(m => m.Trigger.Type.IsViolent && m.Head == syntax.Heads[weapon] && m.Arguments.Any(a => a.Head == weapon && a.Slot is Slot.Subject or Slot.By)) is { } done)
        {
            return done;
        }

        return Describes(participle) && syntax.FineTags[participle] is "VBN" or "VBD"
            ? mentions.FirstOrDefault(m => m.Trigger.Type.IsViolent && m.Head == syntax.Heads[participle])
            : null;
    }

    private bool Describes(int participle) => syntax.Relations[participle] is Relation.Acl or Relation.AclRelcl or Relation.Amod
        || (syntax.Relations[participle] == Relation.Advcl && syntax.Child(participle, Relation.Nsubj) < 0);

    // "The ministry blamed Ukraine and said that all drones had been shot down": what is joined to the verb is another statement.
    private bool IsBesides(int deed, int verb)
    {
        for (var t = deed; t >= 0 && t != verb; t = syntax.Heads[t])
        {
            if (syntax.Heads[t] == verb && syntax.Relations[t] == Relation.Conj && syntax.Tags[t] == UniversalTag.Verb)
                return true;
        }

        return false;
    }

    // "claimed the attacks": several, as they were told of before; not the one deed told last.
    private EventMention? DeedsBefore(EventMention mention)
    {
        var named = mention.Arguments.FirstOrDefault(a => a.Slot is Slot.Object or Slot.For);
        if (named.Slot == Slot.None || !IsPluralDeed(named.Head))
            return null;
        var sentence = sentences.Holding(mention.Head);
        return mentions.LastOrDefault(m => m.Trigger is { Type.IsViolent: true, Class: WordClass.Noun } && m.Head < sentences[sentence].Start
            && NounPhrases.IsPlural(syntax, m.Head) && sentence - sentences.Holding(m.Head) <= FarthestPlural);
    }

    private bool IsPluralDeed(int noun) => NounPhrases.IsPlural(syntax, noun) && cues.SeriesNouns.TryFind(syntax.Lemmas[noun], out _);

    // "They were still holding hostages": what lasts is not what is claimed.
    private static bool IsState(EventMention mention) => mention.Trigger is { Class: WordClass.Verb } trigger && trigger.Words[0] is "hold";

    // "A bomb exploded on Tuesday; an anarchist group claimed responsibility."
    private EventMention? DeedBefore(EventMention mention) => syntax.Relations[mention.Head] is Relation.Parataxis or Relation.Conj && syntax.Heads[mention.Head] is var main && main < mention.Head
        && mentions.Where(m => m.Trigger.Type.IsViolent && m.Head < mention.Head && sentences.Holding(m.Head) == sentences.Holding(mention.Head) && !syntax.IsUnder(m.Head, mention.Head)
            && syntax.IsUnder(m.Head, main)).OrderBy(m => TreeDistance.Depth(syntax, m.Head)).FirstOrDefault() is { } beside
        ? beside : DeedBefore(mention.Head);

    // The main deed of the sentence told last; what the report recalls of long ago ("In 2010, a bomber killed 45 people there.") is claimed by nobody now.
    private EventMention? DeedBefore(int word)
    {
        var sentence = sentences.Holding(word);
        var farthest = FarthestSentence;
        for (var told = sentence - 1; told >= 0 && sentence - told <= farthest; told--)
        {
            if (mentions.Where(m => m.Trigger.Type.IsViolent && sentences[told].Contains(m.Head) && !IsState(m)).OrderBy(m => TreeDistance.Depth(syntax, m.Head)).FirstOrDefault() is not { } deed)
                continue;
            if (!recalled.Value.Contains(told) || !mentions.Any(m => m.Trigger.Type.IsViolent && m.Head < sentences[told].Start))
                return deed;
            farthest++;
        }

        return null;
    }

    // The sentences whose times all lie long before publication.
    private static HashSet<int> RecalledIn(Reading reading)
    {
        if (PublicationDay.Of(reading) is not { } published)
            return [];
        var (tokens, sentences) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer));
        return [.. reading.Get(ResolvedTime.Layer)
            .Where(t => t.Days is not null && !tokens.RangeOf(t.Span).IsEmpty)
            .GroupBy(t => sentences.Holding(tokens.RangeOf(t.Span).Start))
            .Where(s => s.All(t => t.Days!.Value.End < published.AddDays(-DaysOfNews)))
            .Select(s => s.Key)];
    }
}
