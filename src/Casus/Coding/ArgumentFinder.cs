using System.Diagnostics.CodeAnalysis;
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
internal sealed class ArgumentFinder(Reading reading, LightVerbs lightVerbs, NounClasses nouns, DiscourseCues cues)
{
    // "In October last year, it"
    private const int LongestOpening = 6;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly HashSet<int> times = DateTokens.InTimes(reading);
    private readonly CountedPeople counts = new(reading, nouns, cues);
    private readonly PronounFit fit = new(reading, new(reading, nouns), nouns);

    /// <summary>All arguments of the trigger at <paramref name="head"/>, conjuncts expanded.</summary>
    public List<Argument> Of(int head, WordClass wordClass)
    {
        var found = new List<Argument>();
        if (wordClass == WordClass.Noun)
            OfNoun(head, found);
        else
            OfVerb(head, found);
        AddMeasured(found);
        ExpandConjuncts(found);
        return found;
    }

    /// <summary>Whether a verb form stands in the passive, by its dependents or, of a participle behind a noun, by its form.</summary>
    public bool IsPassive(int verb)
    {
        if (HasCountedObject(verb))
            return false;
        // "are missing and feared kidnapped", "is presumed killed"
        if (syntax.FineTags[verb] is "VBN" && syntax.Relations[verb] == Relation.Xcomp && syntax.Heads[verb] is var held && syntax.FineTags[held] is "VBN" && syntax.Child(verb, Relation.Obj) < 0
            && cues.Presumings.TryFind(syntax.Lemmas[held], out _))
            return true;
        // "three officers held hostage by the gunmen"
        if (syntax.FineTags[verb] is "VBN" && syntax.Relations[verb] is Relation.Acl && syntax.Child(verb, Relation.Obj) is var captive and >= 0
            && syntax.Lemmas[captive] is "hostage" or "captive" or "prisoner" && syntax.Child(captive, Relation.Det) < 0)
            return true;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] is Relation.AuxPass or Relation.NsubjPass or Relation.CsubjPass || (syntax.Relations[child] == Relation.OblAgent && !IsOfObject(child)))
                return true;
        }

        if (IsHeadlinePassive(verb))
            return true;
        return syntax.Relations[verb] switch
        {
            // "was found shot to death"
            Relation.Xcomp => syntax.FineTags[verb] is "VBN" && !IsInfinitive(verb) && syntax.Heads[verb] is var finder and >= 0 && cues.TollStates.TryFind(tokens[finder], out _)
                && syntax.Child(finder, Relation.NsubjPass) >= 0,
            // "reports that gunmen had killed nine": a clause of its own
            Relation.Acl or Relation.Amod => IsPastForm(verb) && !HasAimOfItsOwn(verb) && syntax.Child(verb, Relation.Mark) < 0 && syntax.Child(verb, Relation.Aux) < 0,
            Relation.Conj when syntax.Heads[verb] >= 0 && !HasSubject(verb) => IsPastForm(verb) && (IsPassive(syntax.Heads[verb]) || IsState(syntax.Heads[verb], verb)),
            _ => false,
        };
    }

    // "killed and wounded ten": the object of the second is that of the first.
    private bool SharesObject(int verb)
    {
        foreach (var joined in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[joined] == Relation.Conj && syntax.Child(joined, Relation.Obj) >= 0)
                return true;
        }

        return HasCountedObject(verb) || syntax.Child(verb, Relation.Ccomp) >= 0 || OpensNounPhrase(verb + 1);
    }

    private bool OpensNounPhrase(int token) => token < tokens.Count && syntax.Tags[token] is UniversalTag.Num or UniversalTag.Det or UniversalTag.Pron;

    // "Two soldiers shot dead by rebels": headlines drop the auxiliary.
    private bool IsHeadlinePassive(int verb)
    {
        if (syntax.Tags[verb] != UniversalTag.Verb || !IsPastForm(verb) || syntax.Child(verb, Relation.Obj) >= 0 || syntax.Child(verb, Relation.Aux) >= 0)
            return false;
        // "Three soldiers killed in drone attack": what kills or hurts has an object, else it is told of him whom it befell.
        if (Harms(verb) && SubjectAt(verb) is var bearer and >= 0 && bearer < verb && !SharesObject(verb))
            return true;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] == Relation.Xcomp && syntax.Tags[child] == UniversalTag.Adj && syntax.Child(child, Relation.OblAgent) >= 0)
                return true;
            if (syntax.Relations[child] == Relation.Obl && NounPhrases.Preposition(syntax, child) is var by and >= 0 && tokens[by].Equals("by", StringComparison.OrdinalIgnoreCase)
                && tokens[child] is not "force" && nouns.ClassesOf(syntax.Lemmas, child) is var classes && (classes.Has(nouns.Person) || classes.Has(nouns.Group)))
            {
                return true;
            }
        }

        return false;
    }

    // "dead" and "gun" say so only together with another word: "shot dead", "gunned down".
    private bool Harms(int verb) => cues.TollDeeds.TryFind(syntax.Lemmas[verb], out _) && syntax.Lemmas[verb] is not ("dead" or "gun");

    // "has demanded an admission by the army": behind an object of a verb that no passive auxiliary marks, "by" belongs to the object.
    private bool IsOfObject(int agent) => syntax.Heads[agent] is var verb and >= 0 && syntax.Child(verb, Relation.AuxPass) < 0
        && syntax.Child(verb, Relation.Obj) is var item and >= 0 && item < agent && syntax.Child(verb, Relation.Nsubj) >= 0;

    // "Gunmen in uniform killed at least 12 people": whatever the tree makes of the subject, a verb without auxiliary has for its object the
    // people who are counted right behind it.
    private bool HasCountedObject(int verb) => syntax.Tags[verb] == UniversalTag.Verb && verb + 1 < tokens.Count
        && syntax.Child(verb, Relation.AuxPass) < 0 && syntax.Child(verb, Relation.Aux) < 0
        && syntax.Relations[verb] is not (Relation.Acl or Relation.Amod) && counts.PeopleAt(verb + 1) > verb;

    private void OfVerb(int verb, List<Argument> found)
    {
        var passive = IsPassive(verb);
        foreach (var child in syntax.ChildrenOf(verb))
            AddDependent(child, passive, found);
        if (!passive && !found.Exists(a => a.Slot == Slot.Object))
            AddSharedObject(verb, found);
        AddAimOfWeapon(found);
        AddOrdered(verb, found);
        AddWithinObject(found);
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
    private bool TellsOfOwnSubject(int verb) => syntax.Tags[verb] == UniversalTag.Verb && IsPastForm(verb)
        && syntax.Relations[verb] is not (Relation.Acl or Relation.AclRelcl or Relation.Amod or Relation.Xcomp or Relation.Conj);

    private bool IsOfNounPhrase(int token) =>
        syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Det or UniversalTag.Part
        || syntax.Relations[token] is Relation.Amod or Relation.Cc or Relation.Nummod;

    // "Several people are dead and at least 20 injured": what is joined to a state is one.
    private bool IsState(int head, int verb) => syntax.Tags[head] == UniversalTag.Adj && syntax.Child(head, Relation.Cop) >= 0 && syntax.Child(verb, Relation.Obj) < 0;

    // "Terrorists fired at visitors": a preposition that has a noun of its own behind the verb does not wait for the one before it.
    private bool HasAimOfItsOwn(int verb)
    {
        // "rockets fired at the town": nobody's rockets fire of themselves.
        if (syntax.Heads[verb] is var fired and >= 0 && nouns.ClassesOf(syntax.Lemmas, fired).Has(nouns.Weapon))
            return false;
        if (syntax.Relations[verb] != Relation.Acl || !cues.Aimings.TryFind(syntax.Lemmas[verb], out _) || syntax.FineTags[verb] is "VBG")
            return false;
        var next = verb + 1;
        return next < tokens.Count && tokens[next] is "at" or "on" or "into" or "upon" && syntax.Heads[next] is var noun && noun > next && syntax.Heads[noun] == verb;
    }

    // "The mayor, together with two guards, was kidnapped."
    private void AddCompanions(int verb, bool passive, List<Argument> found)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            var companion = syntax.Relations[child] == Relation.Advmod ? syntax.Child(child, Relation.Obl) : child;
            if (companion < 0 || syntax.Relations[companion] != Relation.Obl || !(IsCompanion(companion) || (passive && Companions.AreKin(syntax, cues, companion))))
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
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, Antecedent(child), -1));
                break;
            case Relation.NsubjPass:
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, Antecedent(child), -1));
                break;
            case Relation.Expl when Speaker(child) is var speaker and >= 0:
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
            case Relation.OblAgent when IsOfObject(child):
                found.Add(new(Slot.WithinObject, child, NounPhrases.Preposition(syntax, child)));
                break;
            case Relation.OblAgent when IsOfStatement(NounPhrases.Preposition(syntax, child)):
                break;
            case Relation.OblAgent:
                found.Add(new(Slot.By, child, NounPhrases.Preposition(syntax, child)));
                break;
            case Relation.OblUnmarked when syntax.Tags[child] == UniversalTag.Num && !HasSubject(syntax.Heads[child]) && child == syntax.Heads[child] - 1:
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
        if (SubjectAt(clause) is var doer and >= 0)
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

    // "rejected the plan of the rebels", "threatened to close Norway's border": the object's own words may name whom the deed concerns; those
    // behind it rather than those before it.
    private void AddWithinObject(List<Argument> found)
    {
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot is Slot.Object or Slot.PassiveSubject)
                AddNamedBy(found[i].Head, found, depth: 0);
            else if (found[i].Slot == Slot.Complement && IsVerbal(found[i].Head))
                AddOfComplement(found[i].Head, found);
        }

        // "blocked streets in defiance of the authorities", "a hunger strike in protest against the raids of the army"
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot == Slot.In && cues.Opposed.TryFind(syntax.Lemmas[found[i].Head], out _))
                AddNamedBy(found[i].Head, found, depth: 0);
        }

        // "protested against Norway's decision", "conceded to demands of the rebels": what a phrase names comes last.
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot is Slot.From or Slot.Against or Slot.At or Slot.Over or Slot.About or Slot.To or Slot.For or Slot.On or Slot.Into or Slot.Of)
                AddNamedBy(found[i].Head, found, depth: 0);
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
                    && SubjectAt(child) is var party and >= 0 && (CanAct(party) || entities.At(party) is { IsState: true }) && !found.Exists(a => a.Head == party))
                {
                    found.Add(new(Slot.WithinObject, party, mark));
                }
            }
        }
    }

    private void AddOfComplement(int verb, List<Argument> found)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] == Relation.Obj)
            {
                found.Add(new(Slot.WithinObject, child, -1));
                AddNamedBy(child, found, depth: 0);
            }
            else if (syntax.Relations[child] == Relation.Obl && !Settings.IsSetting(syntax, cues, child) && NamesParty(NounPhrases.Preposition(syntax, child)))
            {
                found.Add(new(Slot.WithinObject, child, -1));
            }
        }
    }

    private void AddNamedBy(int noun, List<Argument> found, int depth)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            var preposition = NounPhrases.Preposition(syntax, child);
            if (child > noun && syntax.Relations[child] == Relation.Nmod && !Settings.IsSetting(syntax, cues, child) && NamesParty(preposition))
            {
                found.Add(new(Slot.WithinObject, child, preposition));
                if (depth < 2)
                    AddNamedBy(child, found, depth + 1);
            }
        }

        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (child < noun && syntax.Relations[child] is Relation.NmodPoss or Relation.Amod or Relation.Compound or Relation.NmodDesc)
                found.Add(new(Slot.WithinObject, child, -1));
        }
    }

    private bool NamesParty(int preposition) => preposition >= 0 && Frame.SlotOf(tokens[preposition]) is Slot.Of or Slot.From or Slot.By or Slot.With or Slot.To
        or Slot.For or Slot.Against or Slot.On or Slot.Toward or Slot.In or Slot.Between;

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
            case Relation.AclRelcl or Relation.Acl when IsNominal(head):
                if (syntax.Relations[verb] == Relation.Acl && !passive && IsInfinitive(verb))
                    return;
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, DoerOfMain(verb, head) is var doer and >= 0 ? doer : head, -1));
                break;
            case Relation.Conj or Relation.Xcomp or Relation.Advcl or Relation.Parataxis when head != verb && LendsSubject(head, verb):
                AddSubjectOf(verb, head, passive, syntax.Relations[verb], found);
                break;
            case Relation.Amod when IsNominal(head):
                found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, head, -1));
                break;
        }
    }

    // A state lends its subject to what is joined to it alone: "the men were rebels and fired".
    private bool LendsSubject(int head, int verb) =>
        IsVerbal(head) || (syntax.Relations[verb] == Relation.Conj && syntax.Child(head, Relation.Cop) >= 0);

    // "killed Yusuf Omar, a member of parliament, spraying his car with bullets": behind a comma the participle tells of who did the main deed, though the
    // tree hangs it on him whom it befell. The doer, or −1.
    private int DoerOfMain(int participle, int noun)
    {
        if (syntax.FineTags[participle] is not "VBG" || participle == 0 || tokens[participle - 1] is not "," || syntax.Relations[participle] != Relation.Acl)
            return -1;
        while (syntax.Relations[noun] is Relation.Appos or Relation.Conj or Relation.Nmod or Relation.Flat && syntax.Heads[noun] >= 0)
            noun = syntax.Heads[noun];
        return syntax.Relations[noun] == Relation.Obj && syntax.Heads[noun] is var main && IsVerbal(main) && !IsPassive(main) ? SubjectAt(main) : -1;
    }

    // "criticised Israel for killing", "charged a man with plotting", "was fined for polluting": what somebody is praised, blamed or punished for.
    private bool IsReproach(int gerund) => syntax.FineTags[gerund] is "VBG" && syntax.Child(gerund, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark] is "for" or "with" or "of" or "over";

    // Who is, where it can do anything: not "claimed responsibility for killing".
    private int Reproached(int governor, int gerund) => syntax.Child(governor, Relation.Obj) is var item and >= 0 && item < gerund
        && (CanAct(item) || (entities.At(item) is { } who && (ArmedSides.IsState(who) || ArmedSides.IsGroup(who)))) ? item : -1;

    private void AddSubjectOf(int verb, int governor, bool passive, Relation relation, List<Argument> found)
    {
        var governorPassive = IsPassive(governor);
        var subject = SubjectOf(governor, depth: 0);
        if (relation == Relation.Xcomp && (syntax.Child(governor, Relation.Obj) is var controlled and >= 0 || (controlled = syntax.Child(governor, Relation.Iobj)) >= 0))
            subject = controlled;
        else if (relation == Relation.Advcl && !passive && IsReproach(verb))
            subject = governorPassive ? subject : Reproached(governor, verb) is var reproached and >= 0 ? reproached : subject;
        else if (relation == Relation.Advcl && governorPassive && !passive)
            return;
        if (subject < 0)
            return;
        found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, Antecedent(subject), governor));
    }

    private int SubjectAt(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter)
                return child;
        }

        return -1;
    }

    private int SubjectOf(int verb, int depth)
    {
        if (SubjectAt(verb) is var own and >= 0)
            return own;
        var head = syntax.Heads[verb];
        if (depth > 4 || head < 0)
            return -1;
        return syntax.Relations[verb] switch
        {
            Relation.Conj or Relation.Xcomp or Relation.Advcl when IsVerbal(head) || syntax.Child(head, Relation.Cop) >= 0 => SubjectOf(head, depth + 1),
            Relation.AclRelcl or Relation.Acl when IsNominal(head) => head,
            _ => -1,
        };
    }

    private void AddSharedAgent(int verb, List<Argument> found)
    {
        foreach (var child in syntax.ChildrenOf(syntax.Heads[verb]))
        {
            if (syntax.Relations[child] == Relation.OblAgent)
                found.Add(new(Slot.By, child, NounPhrases.Preposition(syntax, child)));
        }
    }

    private void OfNoun(int noun, List<Argument> found)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            switch (syntax.Relations[child])
            {
                // "in Pakistan's deadliest attack": whose worst it is, did not do it.
                case Relation.NmodPoss when HasSuperlative(noun):
                    break;
                // "The Air Force said its airstrikes killed 20": whose they are says so.
                case Relation.NmodPoss:
                    found.Add(new(Slot.Possessor, tokens[child] is "its" or "their" && SpeakerOf(noun, child) is var speaker and >= 0 ? speaker : child, -1));
                    break;
                case Relation.Compound or Relation.Amod or Relation.NmodDesc or Relation.Flat when child < noun:
                    found.Add(new(Slot.Modifier, LeaderIn(child), -1));
                    break;
                case Relation.Nmod or Relation.Obl:
                    AddPrepositional(child, found);
                    break;
                case Relation.Ccomp or Relation.Xcomp:
                    AddDependent(child, passive: false, found);
                    break;
                case Relation.Acl or Relation.AclRelcl:
                    AddDoerOfParticiple(child, found);
                    if (syntax.Relations[child] == Relation.Acl && IsInfinitiveOrThat(child))
                        AddComplement(child, found);
                    break;
            }
        }

        AddWithinObject(found);

        AddFromGovernor(noun, found);
    }

    private bool HasSuperlative(int noun)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (child < noun && syntax.Relations[child] == Relation.Amod && (syntax.FineTags[child] is "JJS" || cues.Rankings.TryFind(syntax.Lemmas[child], out _)))
                return true;
        }

        return false;
    }

    // "a US-led strike": who leads it is named before the hyphen.
    private int LeaderIn(int modifier)
    {
        if (!tokens[modifier].Equals("led", StringComparison.OrdinalIgnoreCase) || modifier < 2 || tokens[modifier - 1] is not ("-" or "\u2013"))
            return modifier;
        foreach (var child in syntax.ChildrenOf(modifier))
        {
            if (child < modifier && syntax.Tags[child] is UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Noun)
                return child;
        }

        return modifier;
    }

    // "an attack carried out by rebels", "a raid that left 12 dead" (the latter is a trigger of its own).
    private void AddDoerOfParticiple(int verb, List<Argument> found)
    {
        if (IsUsing(verb))
        {
            AddObjectOf(verb, tokens[verb][0] is 'u' or 'U' ? Slot.Using : Slot.Targeting, found);
            return;
        }

        if (!IsLight(verb, out var light) || light.Event != Slot.Object)
            return;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (IsAgent(child) || syntax.Relations[child] is Relation.Nsubj)
                found.Add(new(Slot.By, child, verb));
        }
    }

    private bool IsAgent(int phrase) => syntax.Relations[phrase] is Relation.OblAgent
        || (syntax.Relations[phrase] == Relation.Obl && NounPhrases.Preposition(syntax, phrase) is var p and >= 0 && Frame.SlotOf(tokens[p]) == Slot.By);

    // The doer that a predicate names, "was by the militia", "was the work of the militia"; −1 where it names none or is denied.
    private int DoerIn(int predicate)
    {
        foreach (var child in syntax.ChildrenOf(predicate))
        {
            if (tokens[child] is "not" or "n't" or "n\u2019t")
                return -1;
        }

        if (syntax.Child(predicate, Relation.Case) is var by and >= 0 && tokens[by] is "by")
            return predicate;
        return syntax.Lemmas[predicate] is "work" && syntax.Child(predicate, Relation.Nmod) is var whose and >= 0
            && NounPhrases.Preposition(syntax, whose) is var of and >= 0 && tokens[of] is "of" ? whose : -1;
    }

    // The verb above the noun lends what belongs to the deed: doer, place, target.
    private void AddFromGovernor(int noun, List<Argument> found)
    {
        var top = noun;
        while (syntax.Heads[top] >= 0 && (syntax.Relations[top] == Relation.Conj || IsCountedBy(syntax.Heads[top], top)))
            top = syntax.Heads[top];
        var verb = syntax.Heads[top];
        // "The group was behind the attack."
        if (top == noun && syntax.Child(noun, Relation.Cop) >= 0 && NounPhrases.Preposition(syntax, noun) is var behind and >= 0 && syntax.Lemmas[behind] is "behind"
            && (syntax.Relations[noun] != Relation.Ccomp || SpeechCues.IsSaying(cues, syntax, syntax.Heads[noun])) && syntax.Child(noun, Relation.Nsubj) is var held and >= 0)
            found.Add(new(Slot.By, held, behind));
        // "the attack was by the militia", "was the work of the militia"
        if (verb >= 0 && syntax.Relations[top] == Relation.Nsubj && syntax.Child(verb, Relation.Cop) >= 0 && DoerIn(verb) is var doer and >= 0)
            found.Add(new(Slot.By, doer, verb));
        if (verb < 0 || cues.Labels.TryFind(syntax.Lemmas[verb], out _) || !(IsLightPredicate(verb, out var light) || IsLight(verb, out light))
            || !StandsIn(light.Event, top, verb))
        {
            return;
        }

        var passive = IsPassive(verb);
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (child == top)
                continue;
            if (syntax.Relations[child] is Relation.Obl or Relation.Nmod)
                AddPrepositional(child, found);
            else if (syntax.Relations[child] == Relation.OblAgent)
                found.Add(new(light.Subject is FrameRole.Target ? Slot.On : Slot.By, child, verb));
        }

        // "the attack hit a market": what the verb does, the deed did.
        if (light.Subject is null && !passive && syntax.Child(verb, Relation.Obj) is var hit and >= 0)
            found.Add(new(Slot.On, hit, verb));
        var subject = passive || light.Subject is null || IsToldOf(top, verb) ? -1 : SubjectOf(verb, depth: 0);
        if (subject >= 0 && subject != top)
            found.Add(new(light.Subject is FrameRole.Actor ? Slot.By : Slot.On, Antecedent(subject), verb));
    }

    // "The army announced the deaths of two soldiers": it tells of them; not "announced an offensive".
    private bool IsToldOf(int noun, int verb) => syntax.Lemmas[verb] is "announce" or "declare" or "proclaim" && cues.TollNouns.TryFind(syntax.Lemmas[noun], out _)
        && syntax.Child(noun, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "the" or "this" or "that";

    // "according to a statement by the army": who made the statement.
    private bool IsOfStatement(int preposition) => preposition > 1 && tokens[preposition] is "by"
        && cues.Statements.TryFind(syntax.Lemmas[preposition - 1], out _);

    // "25 of 30 drones": the preposition may hang on the number.
    private int OfBefore(int noun) => NounPhrases.Preposition(syntax, noun) is var own and >= 0 ? own
        : syntax.Tags[noun - 1] == UniversalTag.Num ? NounPhrases.Preposition(syntax, noun - 1) : -1;

    // "dozens of raids", "a series of attacks": what holds for the measure holds for the measured.
    private bool IsCountedBy(int measure, int noun) => syntax.Relations[noun] == Relation.Nmod && OfBefore(noun) is var of and >= 0
        && tokens[of].Equals("of", StringComparison.OrdinalIgnoreCase) && nouns.ClassesOf(syntax.Lemmas, measure).Has(nouns.Quantity);

    // The longest entry whose other words follow the verb closely.
    private bool IsLight(int verb, [NotNullWhen(true)] out LightVerb? light)
    {
        foreach (var candidate in lightVerbs.StartingWith(syntax.Lemmas[verb]))
        {
            if (LemmaSearch.FollowsClosely(syntax, candidate.Words, verb))
            {
                light = candidate.Value;
                return true;
            }
        }

        light = null;
        return false;
    }

    // "The embassy was the target of an attack": the tree hangs the verb on its noun.
    private bool IsLightPredicate(int noun, [NotNullWhen(true)] out LightVerb? light)
    {
        light = null;
        if (syntax.Child(noun, Relation.Cop) < 0)
            return false;
        foreach (var candidate in lightVerbs.StartingWith("be"))
        {
            if (candidate.Words.Length > 1 && string.Equals(candidate.Words[^1], syntax.Lemmas[noun], StringComparison.OrdinalIgnoreCase))
                light ??= candidate.Value;
        }

        return light is not null;
    }

    private bool StandsIn(Slot slot, int noun, int verb) => slot switch
    {
        Slot.Object => syntax.Relations[noun] is Relation.Obj || (syntax.Relations[noun] is Relation.NsubjPass or Relation.Nsubj && IsPassive(verb)),
        Slot.Subject => syntax.Relations[noun] is Relation.Nsubj or Relation.NsubjPass,
        _ => syntax.Relations[noun] is Relation.Obl or Relation.Nmod or Relation.Xcomp
            && NounPhrases.Preposition(syntax, noun) is var p and >= 0 && Frame.SlotOf(tokens[p]) == slot,
    };

    // "who", "which", "that" stand for the noun their clause modifies.
    private int Antecedent(int subject)
    {
        if (syntax.Tags[subject] != UniversalTag.Pron)
            return subject;
        if (!IsRelativePronoun(tokens[subject]))
            return Speaker(subject) is var speaker and >= 0 ? speaker : DoerTakenUp(subject) is var doer and >= 0 ? doer : subject;
        var verb = syntax.Heads[subject];
        for (var steps = 0; verb >= 0 && steps < 4; verb = syntax.Heads[verb], steps++)
        {
            if (syntax.Relations[verb] is Relation.AclRelcl or Relation.Acl && syntax.Heads[verb] >= 0)
                return syntax.Heads[verb];
        }

        return subject;
    }

    // "Norway said it had expelled two diplomats", "the rebels said they would": in what one says who can act, the pronoun means him.
    // Witnesses, residents and doctors tell of what others did.
    // He who tells what he himself will do is the doer, whoever he is.
    private int Speaker(int pronoun)
    {
        if (syntax.Lemmas[pronoun] is not ("it" or "they" or "he" or "she"))
            return -1;
        var verb = syntax.Heads[pronoun];
        while (verb >= 0 && (syntax.Relations[verb] is Relation.Conj or Relation.Xcomp || IsBesideOther(verb, pronoun)))
            verb = syntax.Heads[verb];
        if (verb < 0 || syntax.Relations[verb] != Relation.Ccomp || !SpeechCues.IsSaying(cues, syntax, syntax.Heads[verb]))
            return -1;
        var speaker = SubjectAt(syntax.Heads[verb]);
        return speaker >= 0 && speaker < pronoun && fit.Is(pronoun, speaker) && TellsOfOwnDeeds(speaker, pronoun) ? speaker : -1;
    }

    // "Gunmen entered Bama. They killed three men.": a pronoun that opens the next sentence takes up the armed men who were its subject.
    private int DoerTakenUp(int pronoun)
    {
        var sentence = sentences.Holding(pronoun);
        if (sentence <= 0 || sentences.Blocks[sentence - 1] != sentences.Blocks[sentence] || pronoun > sentences[sentence].Start + 1 + LengthOfOpening(sentences[sentence]) || syntax.Relations[pronoun] != Relation.Nsubj
            || syntax.Lemmas[pronoun].ToLowerInvariant() is not ("they" or "he" or "she" or "it") || !IsTold(syntax.Heads[pronoun]) || IsOfWords(syntax.Heads[pronoun]))
        {
            return -1;
        }

        var before = sentences[sentence - 1];
        for (var verb = before.Start; verb < before.End; verb++)
        {
            if (syntax.Heads[verb] < 0)
                return IsTold(verb) && SubjectAt(verb) is var doer and >= 0 && syntax.Relations[doer] == Relation.Nsubj && fit.Is(pronoun, doer) && IsArmed(doer) ? doer : -1;
        }

        return -1;
    }

    // "In August it killed 52", "In Kismayo it killed two": a time or a place may stand before the pronoun.
    private int LengthOfOpening(TokenRange sentence)
    {
        var preposition = tokens[sentence.Start] is "In" or "On" or "Last";
        for (var t = sentence.Start + 1; preposition && t < Math.Min(sentence.End, sentence.Start + LongestOpening); t++)
        {
            if (syntax.Tags[t] == UniversalTag.Pron)
                return t - sentence.Start;
            if (!(syntax.Tags[t] is UniversalTag.Propn or UniversalTag.Num or UniversalTag.Punct || tokens[t] is "month" or "year" or "week"))
                return 0;
        }

        return 0;
    }

    // "They blamed the rebels": whose word it is, is told otherwise.
    private bool IsOfWords(int verb) => SpeechCues.IsSaying(cues, syntax, verb)
        || cues.WordsOnly.TryFind(syntax.Lemmas[verb], out _);

    // The main verb of a sentence, or one joined to it, in the simple past.
    private bool IsTold(int verb)
    {
        if (verb < 0 || syntax.FineTags[verb] != "VBD" || IsPassive(verb))
            return false;
        while (syntax.Relations[verb] == Relation.Conj && syntax.Heads[verb] >= 0)
            verb = syntax.Heads[verb];
        return syntax.Heads[verb] < 0 && syntax.Tags[verb] == UniversalTag.Verb;
    }

    private bool IsArmed(int noun) => entities.At(noun) is { Type: EntityType.Organisation } body ? ArmedSides.IsGroup(body) : nouns.ClassesOf(syntax.Lemmas, noun).Has(nouns.ArmedActor);

    private int SpeakerOf(int noun, int pronoun)
    {
        var verb = syntax.Relations[noun] is Relation.Nsubj or Relation.NsubjPass or Relation.Obl or Relation.OblAgent or Relation.Obj ? syntax.Heads[noun] : -1;
        while (verb >= 0 && syntax.Relations[verb] is Relation.Conj or Relation.Xcomp)
            verb = syntax.Heads[verb];
        if (verb < 0 || syntax.Relations[verb] != Relation.Ccomp || syntax.Heads[verb] is not (var saying and >= 0) || !SpeechCues.IsSaying(cues, syntax, saying))
            return -1;
        var speaker = SubjectAt(saying);
        return speaker >= 0 && speaker < pronoun && entities.At(speaker) is { } who && (ArmedSides.IsState(who) || ArmedSides.IsGroup(who)) ? speaker : -1;
    }

    private bool TellsOfOwnDeeds(int speaker, int pronoun) => entities.At(speaker) is { } who
        && (ArmedSides.IsState(who) || ArmedSides.IsGroup(who)
            || IsGroupOfItsOwn(who, pronoun)
            || (who.Type == EntityType.Person && (syntax.Lemmas[pronoun] is "he" or "she" || IsOfWill(syntax.Heads[pronoun]))));

    // "The group said it carried out the bombing"; not "The rights group said it hit a school".
    private bool IsGroupOfItsOwn(Entity who, int pronoun) => who is { Type: EntityType.Organisation, ActorId: null } && syntax.Lemmas[pronoun] is "it" && cues.Committings.TryFind(syntax.Lemmas[syntax.Heads[pronoun]], out _)
        && who.Mentions.Any(m => cues.OwnGroups.TryFind(syntax.Lemmas[m.Head], out _) && syntax.Child(m.Head, Relation.Compound) < 0);

    // "The army said that the commander was killed when they bombed …": the clause above is about somebody whom the pronoun cannot mean.
    private bool IsBesideOther(int verb, int pronoun) => syntax.Relations[verb] == Relation.Advcl && syntax.Heads[verb] is var above and >= 0
        && SubjectAt(above) is var subject and >= 0 && syntax.Tags[subject] != UniversalTag.Pron && !fit.Is(pronoun, subject);

    private bool IsOfWill(int verb) => syntax.Child(verb, Relation.Aux) is var auxiliary and >= 0 && syntax.Lemmas[auxiliary] is "will" or "would" or "shall";

    private static bool IsRelativePronoun(ReadOnlySpan<char> form) =>
        form.Equals("who", StringComparison.OrdinalIgnoreCase) || form.Equals("which", StringComparison.OrdinalIgnoreCase)
        || form.Equals("that", StringComparison.OrdinalIgnoreCase) || form.Equals("whom", StringComparison.OrdinalIgnoreCase);

    // "Hundreds of people", "a group of diplomats": what is said of the measure is said of the measured.
    private void AddMeasured(List<Argument> found)
    {
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot is Slot.Complement or Slot.WithinObject || entities.At(found[i].Head) is { IsNamed: true })
                continue;
            var measure = found[i].Head;
            for (var depth = 0; depth < 2; depth++)
            {
                var measured = MeasuredBy(measure);
                if (measured <= measure || !(IsCountedBy(measure, measured) || IsNameOf(measure, measured)))
                    break;
                found.Add(found[i] with { Head = measured });
                measure = measured;
            }
        }
    }

    // "27 of 32 drones": the noun, though the tree hangs it beside the second number.
    private int MeasuredBy(int measure)
    {
        var found = -1;
        foreach (var child in syntax.ChildrenOf(measure))
        {
            if (syntax.Relations[child] == Relation.Nmod
                && (found < 0 || (syntax.Tags[measure] == UniversalTag.Num && syntax.Tags[found] == UniversalTag.Num && child == found + 1)))
            {
                found = child;
            }
        }

        return found;
    }

    // "the town of Goma"
    private bool IsNameOf(int kind, int name) => entities.At(name) is { Type: EntityType.Place } && nouns.ClassesOf(syntax.Lemmas, kind).Has(nouns.Place)
        && NounPhrases.Preposition(syntax, name) is var of and >= 0 && tokens[of].Equals("of", StringComparison.OrdinalIgnoreCase);

    private void ExpandConjuncts(List<Argument> found)
    {
        for (int i = 0, count = found.Count; i < count; i++)
        {
            var argument = found[i];
            if (argument.Slot is Slot.Complement)
                continue;
            foreach (var joined in NounPhrases.Conjuncts(syntax, argument.Head).SelectMany(j => WithCompanions(j)))
            {
                if (joined != argument.Head && !found.Exists(a => a.Head == joined && a.Slot != Slot.WithinObject))
                    found.Add(argument with { Head = joined });
            }
        }
    }

    // "the farmers Juan Perez and Luis Lopez": the names of those whom the noun counts; "together with two guards", "including his wife".
    private IEnumerable<int> WithCompanions(int noun)
    {
        yield return noun;
        var many = NounPhrases.IsPlural(syntax, noun) || syntax.Tags[noun] == UniversalTag.Num;
        foreach (var child in syntax.ChildrenOf(noun).ToArray())
        {
            if (child < noun)
                continue;
            var isName = many && syntax.Relations[child] == Relation.Appos && entities.At(child) is { Type: EntityType.Person, IsNamed: true };
            if (!isName && !(syntax.Relations[child] == Relation.Nmod && (IsCompanion(child) || Companions.AreKin(syntax, cues, child))))
                continue;
            foreach (var joined in NounPhrases.Conjuncts(syntax, child))
                yield return joined;
        }

        foreach (var joined in CountedBeside(noun))
            yield return joined;
    }

    // "two of its leaders and three other members": the second count is joined to the first, though the tree hangs it on the leaders.
    private IEnumerable<int> CountedBeside(int number)
    {
        var counted = syntax.Tags[number] == UniversalTag.Num ? syntax.Child(number, Relation.Nmod) : -1;
        return counted > number
            ? NounPhrases.Conjuncts(syntax, counted).Where(joined => joined != counted && syntax.Child(joined, Relation.Nummod) >= 0)
            : [];
    }

    private bool IsCompanion(int noun)
    {
        var preposition = NounPhrases.Preposition(syntax, noun);
        return preposition >= 0 && (cues.Companions.TryFindAt(tokens, preposition, out _, out _)
            || (preposition > 0 && cues.Companions.TryFindAt(tokens, preposition - 1, out _, out var length) && length == 2));
    }

    private bool HasSubject(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] is Relation.Nsubj or Relation.NsubjPass)
                return true;
        }

        return false;
    }

    private bool IsPastForm(int verb)
    {
        var form = tokens[verb];
        return !form.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && !form.Equals(syntax.Lemmas[verb], StringComparison.OrdinalIgnoreCase);
    }

    private bool IsInfinitive(int verb) => syntax.Child(verb, Relation.Mark) is var mark and >= 0 && tokens[mark].Equals("to", StringComparison.OrdinalIgnoreCase);

    private bool IsNominal(int token) => syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Pron or UniversalTag.Num;

    private bool IsVerbal(int token) => syntax.Tags[token] is UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Adj;
}
