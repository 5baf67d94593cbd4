using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What somebody is held to be: "attackers thought to be rebels", "men believed to be soldiers".</summary>
internal static class Supposition
{
    private const int HighestHeld = 4;

    /// <summary>The noun for what the noun at <paramref name="who"/> is held to be, or −1.</summary>
    public static int Of(Reading reading, DiscourseCues cues, int who)
    {
        var syntax = reading.Get(Syntax.Layer);
        var verb = who + 1;
        if (verb + 2 >= syntax.Lemmas.Length || !IsHolding(syntax, cues, verb))
            return -1;
        foreach (var predicate in syntax.ChildrenOf(verb))
        {
            // "thought to belong to Boko Haram"
            if (predicate == verb + 2 && syntax.Lemmas[predicate] is "belong" && syntax.Child(predicate, Relation.Obl) is var group and >= 0)
                return group;
            if (predicate > verb + 2 && HeldBy(syntax, cues, predicate) == verb)
                return predicate;
        }

        return -1;
    }

    /// <summary>The verb that says that the noun is only held to be so, or −1.</summary>
    public static int HeldBy(Syntax syntax, DiscourseCues cues, int predicate)
    {
        var verb = syntax.Heads[predicate];
        if (verb >= 0 && syntax.Lemmas[verb] is "belong" && syntax.Relations[predicate] == Relation.Obl)
            return syntax.Heads[verb] is var holding and >= 0 && holding == verb - 2 && IsHolding(syntax, cues, holding) ? holding : -1;
        return verb >= 0 && verb < predicate && syntax.Relations[predicate] == Relation.Xcomp && syntax.Tags[predicate] is UniversalTag.Noun or UniversalTag.Propn
            && syntax.Child(predicate, Relation.Cop) >= 0 && IsHolding(syntax, cues, verb)
            ? verb : -1;
    }

    /// <summary>The same for a noun that stands below what is held: "believed to be members <i>of the group</i>"; −1 where none is.</summary>
    public static int HeldAbove(Syntax syntax, DiscourseCues cues, int noun)
    {
        for (var step = 0; noun >= 0 && step < HighestHeld; step++, noun = syntax.Heads[noun])
        {
            if (HeldBy(syntax, cues, noun) is var verb and >= 0)
                return verb;
            if (syntax.Relations[noun] is not (Relation.Nmod or Relation.Appos or Relation.Flat))
                return -1;
        }

        return -1;
    }

    private static bool IsHolding(Syntax syntax, DiscourseCues cues, int verb) => syntax.FineTags[verb] is "VBN" or "VBD"
        && cues.HedgeGovernors.TryFind(syntax.Lemmas, verb, out var modality, out _) && modality is Modality.Suspected or Modality.Alleged
        && verb + 2 < syntax.Lemmas.Length && syntax.Lemmas[verb + 1] is "to" && syntax.Lemmas[verb + 2] is "be" or "belong";
}
