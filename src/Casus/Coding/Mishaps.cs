using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells what nobody did from violence: "A plane crashed, killing 68", "were killed when their car hit a tree".</summary>
internal sealed class Mishaps(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly NounClass[] causes = [nouns.Named("ACCIDENT"), nouns.Named("NATURE"), nouns.Named("ILLNESS")];
    private readonly NounClass[] armed = [nouns.Named("MILITANT"), nouns.Named("ARMED-GROUP"), nouns.Named("EXPLOSIVE"), nouns.Named("MISSILE"), nouns.Named("ROCKET"), nouns.Named("BOMB")];

    /// <summary>Whether an accident that the clause tells of explains the harm at a word.</summary>
    public bool Explain(Trigger trigger, int head)
    {
        if (IsCollision(head))
            return true;
        // "died in a fall": no town fell.
        if (trigger.Class == WordClass.Noun && syntax.Lemmas[head] is "fall" && syntax.Relations[head] == Relation.Obl && syntax.Heads[head] is var hurt && IsOfFireOrFall(hurt))
            return true;
        var harm = FirstJoined(head);
        if (!IsHarm(trigger, head) || !((IsMishap(syntax.Heads[harm]) && IsOfClause(harm)) || HasMishapBelow(harm) || IsOfFireOrFall(harm) || IsOfFireOrFall(head) || IsFurtherHarm(head)))
            return false;
        return !TellsOfArms(sentences[sentences.Holding(head)]);
    }

    // "A jet crashed after rebels had hit it"
    private bool TellsOfArms(TokenRange sentence)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (cues.Arms.TryFind(syntax.Lemmas[t], out _) || Array.Exists(armed, classes.Of(t).Has))
                return true;
        }

        return false;
    }

    // "killing 15 and injuring 20": what holds for the first holds for the second.
    private int FirstJoined(int verb)
    {
        while (syntax.Relations[verb] == Relation.Conj && syntax.Heads[verb] is var first and >= 0 && syntax.Tags[first] == UniversalTag.Verb && syntax.Child(verb, Relation.AuxPass) < 0
            && (cues.TollDeeds.TryFind(syntax.Lemmas[first], out _) || cues.TollPerishes.TryFind(syntax.Lemmas[first], out _)))
            verb = first;
        return verb;
    }

    // "died in a factory fire", "were injured in a fall", "A house fire killed three"
    private bool IsOfFireOrFall(int verb)
    {
        foreach (var cause in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[cause] is Relation.Nsubj or Relation.OblAgent && cause < verb ? IsFireOfBuilding(cause)
                : syntax.Relations[cause] == Relation.Obl && NounPhrases.Preposition(syntax, cause) is var within and >= 0 && syntax.Lemmas[within] is "in" or "by"
                    && (IsFireOfBuilding(cause) || (syntax.Lemmas[cause] is "fall" or "crush" or "stampede" && syntax.Child(cause, Relation.Nmod) is var of && !(of >= 0 && NounPhrases.Preposition(syntax, of) is var p and >= 0 && syntax.Lemmas[p] is "of"))))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFireOfBuilding(int noun)
    {
        if (noun < 0 || syntax.Lemmas[noun] is not ("fire" or "blaze" or "inferno"))
            return false;
        foreach (var word in syntax.ChildrenOf(noun))
        {
            if (syntax.Relations[word] == Relation.Compound && word < noun && (nouns.ClassesOf(syntax.Lemmas, word).Has(nouns.Facility) || cues.Burning.TryFind(syntax.Lemmas[word], out _)))
                return true;
        }

        return false;
    }

    // "Ten miners died when methane exploded. Six others were injured."
    private bool IsFurtherHarm(int verb)
    {
        var own = sentences.Holding(verb);
        if (own == 0 || syntax.Child(verb, Relation.NsubjPass) is not (var others and >= 0) || !HasOthers(others))
            return false;
        var before = sentences[own - 1];
        return !TellsOfArms(before) && Enumerable.Range(before.Start, before.Count).Any(t => IsMishap(t) || Array.Exists(causes, classes.Of(t).Has) || IsFireOfBuilding(t));
    }

    private bool HasOthers(int noun) => syntax.Lemmas[noun] is "other" or "more"
        || syntax.ChildrenOf(noun).ToArray().Any(c => syntax.Lemmas[c] is "other" or "more" or "another");

    private bool IsHarm(Trigger trigger, int head) => trigger.Class != WordClass.Noun
        && (trigger.Type.IsResult || cues.TollDeeds.TryFind(syntax.Lemmas[head], out _) || cues.TollPerishes.TryFind(syntax.Lemmas[head], out _));

    private bool IsOfClause(int verb) => syntax.Relations[verb] is Relation.Advcl or Relation.Conj or Relation.Xcomp or Relation.Parataxis or Relation.Acl;

    // "when their vehicle overturned"
    private bool HasMishapBelow(int verb)
    {
        foreach (var clause in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[clause] == Relation.Advcl && clause > verb && IsMishap(clause))
                return true;
        }

        return false;
    }

    // "A man slipped into a church and killed two", "burst into a bar": people do that.
    private bool IsOfPeople(int verb) => syntax.Child(verb, Relation.Nsubj) is var subject and >= 0 && classes.Of(subject).Has(nouns.Person);

    private bool IsMishap(int verb) => verb >= 0 && syntax.Tags[verb] == UniversalTag.Verb && !(syntax.Lemmas[verb] is "burst" or "slip" or "roll" && IsOfPeople(verb)) && (cues.Mishaps.TryFind(syntax.Lemmas[verb], out _) || IsCollision(verb));

    // "a lorry hit their car"
    private bool IsCollision(int verb) => syntax.Lemmas[verb] is "hit" or "strike" && syntax.Tags[verb] == UniversalTag.Verb
        && syntax.Child(verb, Relation.Nsubj) is var subject and >= 0 && cues.Traffic.TryFind(syntax.Lemmas[subject], out _)
        && syntax.Child(verb, Relation.Obj) is var item and >= 0 && (cues.Traffic.TryFind(syntax.Lemmas[item], out _) || cues.Obstacles.TryFind(syntax.Lemmas[item], out _));
}
