using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells the passive from the active, also where tree and headline hide it: "Two soldiers shot dead by rebels", "feared kidnapped".</summary>
internal sealed class VerbVoice(Reading reading, NounClasses nouns, DiscourseCues cues, CountedPeople counts, VerbSubjects subjects)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

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
            if (syntax.Relations[child] is Relation.AuxPass or Relation.NsubjPass or Relation.CsubjPass || (syntax.Relations[child] == Relation.OblAgent && !IsOfObject(child) && !IsWayOfTravel(child, verb)))
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
        if (Harms(verb) && subjects.At(verb) is var bearer and >= 0 && bearer < verb && !SharesObject(verb))
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

    /// <summary>Whether "by" belongs to the object: behind one, where no passive auxiliary marks the verb ("has demanded an admission by the army").</summary>
    public bool IsOfObject(int agent) => syntax.Heads[agent] is var verb and >= 0 && syntax.Child(verb, Relation.AuxPass) < 0
        && syntax.Child(verb, Relation.Obj) is var item and >= 0 && item < agent && syntax.Child(verb, Relation.Nsubj) >= 0;

    // "arrived by boat"
    private bool IsWayOfTravel(int agent, int verb) => syntax.FineTags[verb] is "VBD" && syntax.Child(agent, Relation.Det) < 0 && !NounPhrases.IsPlural(syntax, agent)
        && nouns.ClassesOf(syntax.Lemmas, agent).Has(nouns.Vehicle);

    // "Gunmen in uniform killed at least 12 people": whatever the tree makes of the subject, a verb without auxiliary has for its object the
    // people who are counted right behind it.
    private bool HasCountedObject(int verb) => syntax.Tags[verb] == UniversalTag.Verb && verb + 1 < tokens.Count
        && syntax.Child(verb, Relation.AuxPass) < 0 && syntax.Child(verb, Relation.Aux) < 0
        && syntax.Relations[verb] is not (Relation.Acl or Relation.Amod) && counts.PeopleAt(verb + 1) > verb;

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

    /// <summary>Whether a verb has a subject of its own.</summary>
    public bool HasSubject(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] is Relation.Nsubj or Relation.NsubjPass)
                return true;
        }

        return false;
    }

    /// <summary>Whether a form is neither that of the lemma nor one in "-ing".</summary>
    public bool IsPastForm(int verb)
    {
        var form = tokens[verb];
        return !form.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && !form.Equals(syntax.Lemmas[verb], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether "to" stands before a verb.</summary>
    public bool IsInfinitive(int verb) => syntax.Child(verb, Relation.Mark) is var mark and >= 0 && tokens[mark].Equals("to", StringComparison.OrdinalIgnoreCase);
}
