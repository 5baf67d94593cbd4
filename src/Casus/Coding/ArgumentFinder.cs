using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads the arguments of a trigger off the tree: its own dependents, and those that English leaves to be understood.</summary>
/// <remarks>
/// Understood are: the subject that joined verbs share ("gunmen stormed the house and shot two"), the noun that a relative clause or
/// participle modifies ("the men who fired", "people killed by"), the subject of the main clause before a participle ("a bomb went off,
/// killing 12"), and the subject of a light verb for the deed its noun names ("rebels carried out an attack").
/// </remarks>
internal sealed partial class ArgumentFinder
{
    private readonly LightVerbs lightVerbs;
    private readonly NounClasses nouns;
    private readonly DiscourseCues cues;
    private readonly Tokens tokens;
    private readonly Syntax syntax;
    private readonly Entities entities;
    private readonly Sentences sentences;
    private readonly HashSet<int> times;
    private readonly CountedPeople counts;
    private readonly VerbSubjects subjects;
    private readonly VerbVoice voice;
    private readonly Antecedents antecedents;
    private readonly PartiesWithin parties;
    private readonly JoinedArguments joined;

    public ArgumentFinder(Reading reading, LightVerbs lightVerbs, NounClasses nouns, DiscourseCues cues)
    {
        (this.lightVerbs, this.nouns, this.cues) = (lightVerbs, nouns, cues);
        (tokens, syntax, entities, sentences) = (reading.Get(Tokens.Layer), reading.Get(Syntax.Layer), reading.Get(Entities.Layer), reading.Get(Sentences.Layer));
        times = DateTokens.InTimes(reading);
        counts = new(reading, nouns, cues);
        subjects = new(syntax);
        voice = new(reading, nouns, cues, counts, subjects);
        antecedents = new(reading, nouns, cues, voice, subjects);
        parties = new(reading, cues, subjects);
        joined = new(reading, nouns, cues);
    }

    /// <summary>All arguments of the trigger at <paramref name="head"/>, conjuncts expanded.</summary>
    public List<Argument> Of(int head, WordClass wordClass)
    {
        var found = new List<Argument>();
        if (wordClass == WordClass.Noun)
            OfNoun(head, found);
        else
            OfVerb(head, found);
        joined.AddMeasured(found);
        joined.AddConjuncts(found);
        return found;
    }

    private void OfVerb(int verb, List<Argument> found)
    {
        var passive = voice.IsPassive(verb);
        foreach (var child in syntax.ChildrenOf(verb))
            AddDependent(child, passive, found);
        if (!passive && !found.Exists(a => a.Slot == Slot.Object))
            AddSharedObject(verb, found);
        AddAimOfWeapon(found);
        AddOrdered(verb, found);
        parties.Add(found);
        AddOnCondition(verb, found);
        if (!found.Exists(a => a.Slot is Slot.Subject or Slot.PassiveSubject) && SubjectBehindTime(verb) is var doer and >= 0)
            found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, doer, -1));
        if (!found.Exists(a => a.Slot is Slot.Subject or Slot.PassiveSubject))
            AddUnderstoodSubject(verb, passive, found);
        AddCompanions(verb, passive, found);
        if (passive && !found.Exists(a => a.Slot == Slot.By))
            AddAgentBehindPhrase(verb, found);
        if (passive && !found.Exists(a => a.Slot == Slot.By) && syntax.Relations[verb] == Relation.Conj)
            AddSharedAgent(verb, found);
        if (passive && !found.Exists(a => a.Slot == Slot.By))
            AddAgentOfNext(verb, found);
    }

    // "was shot and wounded by police": the agent behind the second is that of both.
    private void AddAgentOfNext(int verb, List<Argument> found)
    {
        foreach (var next in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[next] != Relation.Conj || syntax.FineTags[next] != "VBN" || next > verb + 3 || syntax.Child(next, Relation.NsubjPass) >= 0 || syntax.Child(next, Relation.AuxPass) >= 0)
                continue;
            if (syntax.Child(next, Relation.OblAgent) is var agent and >= 0)
            {
                found.Add(new(Slot.By, agent, NounPhrases.Preposition(syntax, agent)));
                return;
            }
        }
    }

    // "On Monday soldiers fired", "in the night of June 4 gunmen killed": the tree may hang the subject on the time right before it. The head of the
    // noun phrase between a date and the verb, or −1.
    private int SubjectBehindTime(int verb)
    {
        if (!TellsOfOwnSubject(verb))
            return -1;
        var start = sentences[sentences.Holding(verb)].Start;
        var last = verb - 1;
        while (last > start && syntax.Tags[last] is UniversalTag.Aux or UniversalTag.Adv)
            last--;
        if (last <= start || times.Contains(last) || syntax.Tags[last] is not (UniversalTag.Noun or UniversalTag.Propn)
            || (syntax.Heads[last] == verb && syntax.Relations[last] is not Relation.Obl))
        {
            return -1;
        }

        var first = last;
        while (first > start && !times.Contains(first) && IsOfNounPhrase(first))
            first--;

        return times.Contains(first) && first < last && entities.At(last) is not { Type: EntityType.Place } ? last : -1;
    }

    // A past verb that neither describes a noun nor shares the subject of another verb.
    private bool TellsOfOwnSubject(int verb) => syntax.Tags[verb] == UniversalTag.Verb && voice.IsPastForm(verb)
        && syntax.Relations[verb] is not (Relation.Acl or Relation.AclRelcl or Relation.Amod or Relation.Xcomp or Relation.Conj);

    private bool IsOfNounPhrase(int token) =>
        syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Det or UniversalTag.Part
        || syntax.Relations[token] is Relation.Amod or Relation.Cc or Relation.Nummod;

    // "The mayor, together with two guards, was kidnapped."
    private void AddCompanions(int verb, bool passive, List<Argument> found)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            var companion = syntax.Relations[child] == Relation.Advmod ? syntax.Child(child, Relation.Obl) : child;
            if (companion < 0 || syntax.Relations[companion] != Relation.Obl || !(joined.IsCompanion(companion) || (passive && Companions.AreKin(syntax, cues, companion))))
                continue;
            // Behind the verb it may be the object's companion, where there is one: "the troops killed a mayor together with his son".
            if (companion < verb || passive || !found.Exists(a => a.Slot == Slot.Object))
                found.AddRange(NounPhrases.Conjuncts(syntax, companion).Select(c => new Argument(passive ? Slot.PassiveSubject : Slot.Subject, c, -1)));
        }
    }

    // "was captured at the bus station by troops": where a passive has no agent, it is who stands behind "by" in the phrase before.
    private void AddAgentBehindPhrase(int verb, List<Argument> found)
    {
        foreach (var phrase in syntax.ChildrenOf(verb))
        {
            if (phrase < verb || syntax.Relations[phrase] is not (Relation.Obl or Relation.OblUnmarked) || IsStatement(phrase))
                continue;
            foreach (var child in syntax.ChildrenOf(phrase))
            {
                if (child > phrase && syntax.Relations[child] == Relation.Nmod && NounPhrases.Preposition(syntax, child) is var by and >= 0
                    && Frame.SlotOf(tokens[by]) == Slot.By && CanAct(child))
                {
                    found.Add(new(Slot.By, child, by));
                    return;
                }
            }
        }
    }

    // "according to a statement by the army": who spoke.
    private bool IsStatement(int noun) => cues.Sayings.TryFind(syntax.Lemmas[noun], out _)
        || (NounPhrases.Preposition(syntax, noun) is var according and >= 0 && tokens[according].Equals("according", StringComparison.OrdinalIgnoreCase));

    private bool CanAct(int noun) => entities.At(noun) is { Type: EntityType.Organisation } or { Type: EntityType.Person }
        || nouns.ClassesOf(syntax.Lemmas, noun) is var classes && (classes.Has(nouns.Person) || classes.Has(nouns.Group));

    private void AddDependent(int child, bool passive, List<Argument> found)
    {
        switch (syntax.Relations[child])
        {
            // "where an attack left 100 people dead": of two subjects the one behind the verb is its object.
            case Relation.Nsubj when child > syntax.Heads[child] && found.Exists(a => a.Slot == Slot.Subject && a.Head < syntax.Heads[child]):
                found.Add(new(Slot.Object, child, -1));
                break;
            case Relation.Nsubj or Relation.NsubjOuter:
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, antecedents.Of(child), -1));
                break;
            case Relation.NsubjPass:
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, antecedents.Of(child), -1));
                break;
            case Relation.Expl when antecedents.Speaker(child) is var speaker and >= 0:
                // "Norway says it is willing": the tree may take the pronoun for an empty one.
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, speaker, -1));
                break;
            // "killed 71 people, Reuters reports": a verb of saying taken for a second object.
            case Relation.Obj when found.Exists(a => a.Slot == Slot.Object) && NounPhrases.Base(syntax, child).Start is var start and > 0 && tokens[start - 1] is ",":
                break;
            case Relation.Obj:
                found.Add(new(Slot.Object, child, -1));
                break;
            // "kills 9, wounds 30": a bare number right behind the verb of a headline.
            case Relation.Dep when child == syntax.Heads[child] + 1 && syntax.Tags[child] == UniversalTag.Num && !found.Exists(a => a.Slot == Slot.Object):
                found.Add(new(Slot.Object, child, -1));
                break;
            // "blaming the group": of one object alone there is no indirect one.
            case Relation.Iobj when syntax.Child(syntax.Heads[child], Relation.Obj) < 0 && syntax.Child(syntax.Heads[child], Relation.Ccomp) < 0 && child > syntax.Heads[child]:
                found.Add(new(Slot.Object, child, -1));
                break;
            case Relation.Iobj:
                found.Add(new(Slot.IndirectObject, child, -1));
                break;
            case Relation.OblAgent when voice.IsOfObject(child):
                found.Add(new(Slot.WithinObject, child, NounPhrases.Preposition(syntax, child)));
                break;
            case Relation.OblAgent when IsOfStatement(NounPhrases.Preposition(syntax, child)):
                break;
            case Relation.OblAgent:
                found.Add(new(Slot.By, child, NounPhrases.Preposition(syntax, child)));
                break;
            case Relation.OblUnmarked when syntax.Tags[child] == UniversalTag.Num && !voice.HasSubject(syntax.Heads[child]) && child == syntax.Heads[child] - 1:
                // "two were killed and at least twenty injured"
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, child, -1));
                break;
            case Relation.Obl or Relation.Nmod:
                AddPrepositional(child, found);
                break;
            case Relation.Xcomp or Relation.Ccomp:
                AddComplement(child, found);
                if (!passive)
                    AddBearerOfState(child, found);
                if (passive && syntax.Tags[child] == UniversalTag.Adj && syntax.Child(child, Relation.OblAgent) is var agent and >= 0)
                    found.Add(new(Slot.By, agent, NounPhrases.Preposition(syntax, agent)));
                break;
            case Relation.Advcl or Relation.Acl when IsUsing(child):
                AddObjectOf(child, tokens[child][0] is 'u' or 'U' ? Slot.Using : Slot.Targeting, found);
                break;
        }
    }

    private void AddComplement(int clause, List<Argument> found)
    {
        found.Add(new(Slot.Complement, clause, -1));
        if (subjects.At(clause) is var doer and >= 0)
            found.Add(new(Slot.ComplementSubject, doer, clause));
    }

    // "the threat to leave", "the demand that they leave"
    private bool IsInfinitiveOrThat(int verb) => syntax.Child(verb, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark] is "to" or "that";

    // "shot and killed a student": verbs that only "and" parts share the object behind them.
    private void AddSharedObject(int verb, List<Argument> found)
    {
        foreach (var joined in syntax.ChildrenOf(verb))
        {
            if (joined == verb + 2 && syntax.Relations[joined] == Relation.Conj && syntax.Tags[joined] == UniversalTag.Verb
                && syntax.Child(joined, Relation.Obj) is var item and >= 0)
            {
                found.Add(new(Slot.Object, item, -1));
            }
        }
    }

    // "ordered the minister to appear": whose deed the infinitive tells, where the tree makes a clause of purpose of it.
    private void AddOrdered(int verb, List<Argument> found)
    {
        var ordered = found.Find(a => a.Slot == Slot.Object);
        if (ordered.Slot == Slot.None || !CanAct(ordered.Head) || found.Exists(a => a.Slot == Slot.Complement))
            return;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] == Relation.Advcl && child > ordered.Head && syntax.Child(child, Relation.Mark) is var to and >= 0
                && syntax.Lemmas[to] is "to" && to == syntax.SubtreeOf(ordered.Head).End)
            {
                found.Add(new(Slot.ComplementSubject, ordered.Head, child));
                return;
            }
        }
    }

    // "threatened to leave the talks if the United States goes ahead": who is to do or leave something lest it come to that.
    private void AddOnCondition(int verb, List<Argument> found)
    {
        foreach (var clause in (ReadOnlySpan<int>)[verb, .. found.Where(a => a.Slot == Slot.Complement).Select(a => a.Head)])
        {
            foreach (var child in syntax.ChildrenOf(clause))
            {
                if (syntax.Relations[child] == Relation.Advcl && syntax.Child(child, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark] is "if" or "unless" or "until"
                    && subjects.At(child) is var party and >= 0 && (CanAct(party) || entities.At(party) is { IsState: true }) && !found.Exists(a => a.Head == party))
                {
                    found.Add(new(Slot.WithinObject, party, mark));
                }
            }
        }
    }

    // "fired tear gas at protesters": whether the phrase hangs on the weapon or on the verb, the deed was aimed so.
    private void AddAimOfWeapon(List<Argument> found)
    {
        var weapon = found.Find(a => a.Slot is Slot.Object or Slot.PassiveSubject && nouns.ClassesOf(syntax.Lemmas, a.Head).Has(nouns.Weapon));
        foreach (var child in weapon.Slot == Slot.None ? [] : syntax.ChildrenOf(weapon.Head))
        {
            if (child > weapon.Head && syntax.Relations[child] == Relation.Nmod && NounPhrases.Preposition(syntax, child) is var p and >= 0
                && !tokens[p].Equals("of", StringComparison.OrdinalIgnoreCase))
            {
                AddPrepositional(child, found);
            }
        }
    }

    // "shot his wife dead", "shot dead a man": whom the verb brought into a state is its object, though the tree makes her the subject of
    // the state, or him its object, which no adjective has.
    private void AddBearerOfState(int state, List<Argument> found)
    {
        if (syntax.Tags[state] != UniversalTag.Adj || syntax.Child(state, Relation.Cop) >= 0 || found.Exists(a => a.Slot == Slot.Object))
            return;
        var bearer = syntax.Child(state, Relation.Nsubj) is var subject and >= 0 ? subject
            : syntax.Child(state, Relation.Obj) is var item and >= 0 ? item : counts.PeopleAt(state + 1);
        if (bearer >= 0)
            found.Add(new(Slot.Object, bearer, -1));
    }

    private void AddPrepositional(int child, List<Argument> found)
    {
        var preposition = NounPhrases.Preposition(syntax, child);
        // "killed at least three", "killed up to 20 men": the preposition belongs to the number. A number that no preposition introduces is an
        // object too.
        if ((preposition >= 0 && preposition + 1 < child && counts.IsOfBound(preposition))
            || (preposition < 0 && syntax.Relations[child] == Relation.Obl && (syntax.Tags[child] == UniversalTag.Num || syntax.Child(child, Relation.Nummod) >= 0)))
        {
            if (!found.Exists(a => a.Slot == Slot.Object))
                found.Add(new(Slot.Object, child, -1));
            return;
        }

        if (preposition >= 0 && !IsOfStatement(preposition) && Frame.SlotOf(tokens[preposition]) is var slot && slot != Slot.None)
            found.Add(new(slot, child, preposition));
    }

    private void AddObjectOf(int verb, Slot slot, List<Argument> found)
    {
        var item = syntax.Child(verb, Relation.Obj);
        if (item >= 0)
            found.Add(new(slot, item, verb));
    }

    private bool IsUsing(int verb) => tokens[verb].Equals("using", StringComparison.OrdinalIgnoreCase) || tokens[verb].Equals("targeting", StringComparison.OrdinalIgnoreCase);

    private void AddUnderstoodSubject(int verb, bool passive, List<Argument> found)
    {
        var head = syntax.Heads[verb];
        if (head < 0)
            return;
        switch (syntax.Relations[verb])
        {
            case Relation.AclRelcl or Relation.Acl when subjects.IsNominal(head):
                if (syntax.Relations[verb] == Relation.Acl && !passive && voice.IsInfinitive(verb))
                    return;
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, DoerOfMain(verb, head) is var doer and >= 0 ? doer : head, -1));
                break;
            case Relation.Conj or Relation.Xcomp or Relation.Advcl or Relation.Parataxis when head != verb && LendsSubject(head, verb):
                AddSubjectOf(verb, head, passive, syntax.Relations[verb], found);
                break;
            case Relation.Amod when subjects.IsNominal(head):
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, head, -1));
                break;
        }
    }

    // A state lends its subject to what is joined to it alone: "the men were rebels and fired".
    private bool LendsSubject(int head, int verb) =>
        subjects.IsVerbal(head) || (syntax.Relations[verb] == Relation.Conj && syntax.Child(head, Relation.Cop) >= 0);

    // "killed Yusuf Omar, a member of parliament, spraying his car with bullets": behind a comma the participle tells of who did the main deed, though the
    // tree hangs it on him whom it befell. The doer, or −1.
    private int DoerOfMain(int participle, int noun)
    {
        if (syntax.FineTags[participle] is not "VBG" || participle == 0 || tokens[participle - 1] is not "," || syntax.Relations[participle] != Relation.Acl)
            return -1;
        while (syntax.Relations[noun] is Relation.Appos or Relation.Conj or Relation.Nmod or Relation.Flat && syntax.Heads[noun] >= 0)
            noun = syntax.Heads[noun];
        return syntax.Relations[noun] == Relation.Obj && syntax.Heads[noun] is var main && subjects.IsVerbal(main) && !voice.IsPassive(main) ? subjects.At(main) : -1;
    }

    // "criticised Israel for killing", "charged a man with plotting", "was fined for polluting": what somebody is praised, blamed or punished for.
    private bool IsReproach(int gerund) => syntax.FineTags[gerund] is "VBG" && syntax.Child(gerund, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark] is "for" or "with" or "of" or "over";

    // Who is, where it can do anything: not "claimed responsibility for killing".
    private int Reproached(int governor, int gerund) => syntax.Child(governor, Relation.Obj) is var item and >= 0 && item < gerund
        && (CanAct(item) || (entities.At(item) is { } who && (ArmedSides.IsState(who) || ArmedSides.IsGroup(who)))) ? item : -1;

    private void AddSubjectOf(int verb, int governor, bool passive, Relation relation, List<Argument> found)
    {
        var governorPassive = voice.IsPassive(governor);
        var subject = subjects.Of(governor);
        if (relation == Relation.Xcomp && (syntax.Child(governor, Relation.Obj) is var controlled and >= 0 || (controlled = syntax.Child(governor, Relation.Iobj)) >= 0))
            subject = controlled;
        else if (relation == Relation.Advcl && !passive && IsReproach(verb))
            subject = governorPassive ? subject : Reproached(governor, verb) is var reproached and >= 0 ? reproached : subject;
        else if (relation == Relation.Advcl && governorPassive && !passive)
            return;
        if (subject < 0)
            return;
        found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, antecedents.Of(subject), governor));
    }

    private void AddSharedAgent(int verb, List<Argument> found)
    {
        foreach (var child in syntax.ChildrenOf(syntax.Heads[verb]))
        {
            if (syntax.Relations[child] == Relation.OblAgent)
                found.Add(new(Slot.By, child, NounPhrases.Preposition(syntax, child)));
        }
    }

    // "according to a statement by the army": who made the statement.
    private bool IsOfStatement(int preposition) => preposition > 1 && tokens[preposition] is "by"
        && cues.Statements.TryFind(syntax.Lemmas[preposition - 1], out _);
}
