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
    private readonly NounClass[] armed = [nouns.Named("MILITANT"), nouns.Named("ARMED-GROUP"), nouns.Named("EXPLOSIVE"), nouns.Named("MISSILE"), nouns.Named("ROCKET"), nouns.Named("BOMB")];

    /// <summary>Whether an accident that the clause tells of explains the harm at a word.</summary>
    public bool Explain(Trigger trigger, int head)
    {
        if (IsCollision(head))
            return true;
        if (!IsHarm(trigger, head) || !(IsMishap(syntax.Heads[head]) && IsOfClause(head)) && !HasMishapBelow(head))
            return false;
        var sentence = sentences[sentences.Holding(head)];
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            // "A jet crashed after rebels had hit it"
            if (syntax.Lemmas[t] is "shoot" or "attack" or "missile" or "gunfire" or "shell" or "strike" || Array.Exists(armed, classes.Of(t).Has))
                return false;
        }

        return true;
    }

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
