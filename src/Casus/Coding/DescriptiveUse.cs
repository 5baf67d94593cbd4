using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells words that only describe somebody or something from the same words telling of an act that is no violence.</summary>
/// <remarks>
/// Violence that is told in passing happened all the same ("the murdered mayor"), so that deeds of violence are not ruled out here, unless they say what a group does
/// ("a kidnapping gang").
/// </remarks>
internal sealed class DescriptiveUse(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // "at the request of"
    private const int LongestPreposition = 3;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly NounClass soldier = nouns.Named("SOLDIER");
    private readonly NounClass force = nouns.Named("FORCE");
    private readonly NounClass[] labour = [nouns.Named("WORKER"), nouns.Named("TEACHER"), nouns.Named("MEDIC"), nouns.Named("STUDENT")];

    /// <summary>Why the word at <paramref name="head"/> tells of no act, or <see langword="null"/> where nothing shows it.</summary>
    public string? ReasonAgainst(Trigger trigger, int head)
    {
        // "beheaded a hostage": whom it befell; that he was taken, is told elsewhere.
        if (trigger is { Class: WordClass.Noun, Words: ["hostage"] } && syntax.Relations[head] is Relation.Obj or Relation.NsubjPass && cues.TollDeeds.TryFind(syntax.Lemmas[syntax.Heads[head]], out var harm) && harm == Reports.CasualtyOutcome.Killed)
            return "it says whom something befell";
        // "took five hostages": the verb tells of it.
        if (trigger is { Class: WordClass.Noun, Words: ["hostage"] } && syntax.Relations[head] == Relation.Obj && syntax.Heads[head] is var taking && syntax.Tags[taking] == UniversalTag.Verb && syntax.Lemmas[taking] is "take")
            return "its verb tells of it";
        // "killed two kidnappers", "the captors shot a hostage", "kidnappers freed 30 pupils": who they are, and no taking.
        if (trigger is { Class: WordClass.Noun, Words: ["kidnapper" or "captor" or "captive" or "abductee"] } && (syntax.Relations[head] is Relation.Obj or Relation.NsubjPass or Relation.OblAgent
            || (syntax.Relations[head] is Relation.Obl or Relation.Nmod && NounPhrases.Preposition(syntax, head) is var from and >= 0 && tokens[from] is "from" or "by")
            || (syntax.Relations[head] == Relation.Nsubj && syntax.Heads[head] is var deed and >= 0 && (cues.TollDeeds.TryFind(syntax.Lemmas[deed], out _) || cues.TollHits.TryFind(syntax.Lemmas[deed], out _) || cues.Freeings.TryFind(syntax.Lemmas[deed], out _)))))
        {
            return "it says who did something or whom it befell";
        }

        // "rescued 35 hostages": who took them, and when, is told elsewhere.
        if (trigger is { Class: WordClass.Noun, Words: ["hostage"] } && syntax.Relations[head] is Relation.Obj or Relation.NsubjPass && syntax.Heads[head] is var release && cues.Freeings.TryFind(syntax.Lemmas[release], out _))
            return "it says whom something befell";
        // "Doctors began a three-day strike"
        if (trigger is { Class: WordClass.Noun, Type.Name: "aerial-attack" or "attack", Words: ["strike", ..] } && syntax.Relations[head] == Relation.Obj && syntax.Heads[head] is var stops
            && syntax.Child(stops, Relation.Nsubj) is var workers and >= 0 && Array.Exists(labour, classes.Of(workers).Has))
        {
            return "it is a stoppage of work";
        }

        // "called the air strike a war crime"
        if (trigger is { Class: WordClass.Verb, Type.Name: "labour-strike", Words: ["call", "strike"] } && syntax.Child(head, Relation.Obj) is var called and >= 0
            && syntax.Child(called, Relation.Det) is var the and >= 0 && tokens[the] is "the" or "this" or "that")
        {
            return "it gives another name to a deed";
        }

        // "freed 20 abducted villagers", "shot 15 captured soldiers": how they came to be there.
        if (trigger is { Class: WordClass.Verb, Type.Name: "abduction" or "arrest" or "hostage-taking" } && syntax.Relations[head] == Relation.Amod && syntax.Heads[head] is var held && held > head
            && syntax.FineTags[head] is "VBN" or "JJ" or "VBD" && syntax.Relations[held] is Relation.Obj or Relation.NsubjPass && syntax.Heads[held] is var freed && freed >= 0
            && (cues.Freeings.TryFind(syntax.Lemmas[freed], out _) || (cues.TollDeeds.TryFind(syntax.Lemmas[freed], out var done) && done == Reports.CasualtyOutcome.Killed)))
        {
            return "it only describes a noun";
        }

        // "sentenced three men to death"
        if (trigger is { Class: WordClass.Noun, Words: ["death"] } && head > 1 && tokens[head - 1] is "to" && syntax.Heads[head] is var verb and >= 0 && syntax.Lemmas[verb] is "sentence" or "condemn")
            return "it is the sentence of a court";
        if (trigger.Type.IsViolent)
            return IsOfGroup(head) ? "it says what kind of group it is" : null;
        if (trigger.Class == WordClass.Noun)
            return IsOfPreposition(head) ? "it is part of a preposition" : NamesFacility(head) ? "it only describes a noun" : null;
        if (trigger.Class != WordClass.Verb)
            return null;
        // "the banned party", "proposed changes"
        if (syntax.Relations[head] == Relation.Amod || IsOfSuspect(trigger, head) || IsOfForce(trigger, head))
            return "it only describes a noun";
        return trigger.Words.Length == 1 && syntax.Child(head, Relation.CompoundPrt) is var particle and >= 0 && tokens[particle] is "down"
            ? "its particle makes another verb of it"
            : null;
    }

    // "a kidnapping gang", "the terrorist and kidnapping group"
    private bool IsOfGroup(int noun)
    {
        var first = syntax.Relations[noun] == Relation.Conj ? syntax.Heads[noun] : noun;
        return first >= 0 && syntax.FineTags[noun] is "NN" or "VBG" && syntax.Relations[first] is Relation.Compound or Relation.Amod
            && syntax.Heads[first] is var group and >= 0 && group > noun
            && syntax.Tags[group] == UniversalTag.Noun && cues.Bands.TryFind(syntax.Lemmas[group], out _);
    }

    // "a displacement camp", "the trial chamber": what a place is for.
    private bool NamesFacility(int noun) => syntax.Relations[noun] == Relation.Compound && syntax.Heads[noun] == noun + 1 && classes.Of(noun + 1).Has(nouns.Facility);

    // "gunmen suspected to be rebels", "ten men accused of the bombings": who they are, where nobody is said to accuse them. "An ambush blamed on rebels" says whose the
    // deed is.
    private bool IsOfSuspect(Trigger trigger, int participle) => trigger.Type.Name == "accusation"
        && syntax.Relations[participle] == Relation.Acl && syntax.FineTags[participle] == "VBN" && syntax.Child(participle, Relation.OblAgent) < 0
        && classes.Of(syntax.Heads[participle]) is var who && (who.Has(nouns.Person) || who.Has(nouns.Group)) && !who.Has(soldier) && !who.Has(force);

    // "gunmen backed by Rwanda", "three soldiers stationed in Jordan": whose they are, and where.
    private bool IsOfForce(Trigger trigger, int participle) => trigger.Type.Name is "praise" or "troop-deployment" or "military-aid"
        && syntax.Relations[participle] == Relation.Acl && syntax.FineTags[participle] == "VBN"
        // A headline has no other verb: "Troops deployed to Belfast".
        && syntax.Heads[syntax.Heads[participle]] >= 0
        && classes.Of(syntax.Heads[participle]) is var who && (who.Has(nouns.Person) || who.Has(nouns.Group));

    // "on the orders of the president", "at the request of the government"
    private bool IsOfPreposition(int noun)
    {
        for (var first = Math.Max(0, noun - LongestPreposition + 1); first < noun; first++)
        {
            if (cues.Prepositions.TryFindAt(tokens, first, out _, out var length) && first + length > noun)
                return true;
        }

        return false;
    }
}
