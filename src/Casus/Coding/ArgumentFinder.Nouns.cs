using System.Diagnostics.CodeAnalysis;
using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

// The arguments of a noun, and those that the verb above it lends to it: "carried out an attack on the camp".
internal sealed partial class ArgumentFinder
{
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
                    found.Add(new(Slot.Possessor, tokens[child] is "its" or "their" && antecedents.SpeakerOf(noun, child) is var speaker and >= 0 ? speaker : child, -1));
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

        parties.Add(found);

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
        while (syntax.Heads[top] >= 0 && (syntax.Relations[top] == Relation.Conj || joined.IsCountedBy(syntax.Heads[top], top)))
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

        var passive = voice.IsPassive(verb);
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
        var subject = passive || light.Subject is null || IsToldOf(top, verb) ? -1 : subjects.Of(verb);
        if (subject >= 0 && subject != top)
            found.Add(new(light.Subject is FrameRole.Actor ? Slot.By : Slot.On, antecedents.Of(subject), verb));
    }

    // "The army announced the deaths of two soldiers": it tells of them; not "announced an offensive".
    private bool IsToldOf(int noun, int verb) => syntax.Lemmas[verb] is "announce" or "declare" or "proclaim" && cues.TollNouns.TryFind(syntax.Lemmas[noun], out _)
        && syntax.Child(noun, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "the" or "this" or "that";

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
        Slot.Object => syntax.Relations[noun] is Relation.Obj || (syntax.Relations[noun] is Relation.NsubjPass or Relation.Nsubj && voice.IsPassive(verb)),
        Slot.Subject => syntax.Relations[noun] is Relation.Nsubj or Relation.NsubjPass,
        _ => syntax.Relations[noun] is Relation.Obl or Relation.Nmod or Relation.Xcomp
            && NounPhrases.Preposition(syntax, noun) is var p and >= 0 && Frame.SlotOf(tokens[p]) == slot,
    };
}
