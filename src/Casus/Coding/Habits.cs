using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds verbs that tell what somebody does again and again, and no deed.</summary>
/// <remarks>
/// "The bandits often abduct villagers for ransom"; "the rebels regularly fire rockets into the city"; "gangs who raid villages and kill farmers". Simple present
/// alone is no sign, since headlines and captions tell of one deed in it.
/// </remarks>
internal sealed class Habits(Reading reading, DiscourseCues cues)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>The words that show it; empty where a mention tells of a deed.</summary>
    public TokenRange WordsOn(EventMention mention)
    {
        if (mention.Trigger.Class != WordClass.Verb || !mention.Trigger.Type.IsViolent)
            return default;
        foreach (var child in syntax.ChildrenOf(mention.Head))
        {
            if (syntax.Relations[child] == Relation.Advmod
                && (cues.Habits.TryFind(syntax.Lemmas[child], out _) || (syntax.Lemmas[child] is "repeatedly" && syntax.Lemmas[mention.Head] is not ("stab" or "shoot" or "beat" or "punch" or "kick" or "rape") && FiniteVerbs.IsPresentPerfect(syntax, mention.Head))))
            {
                return new(child, child + 1);
            }
        }

        return IsOfKind(mention.Head) ? mention.Range : default;
    }

    // "gangs who raid villages and kill farmers"
    private bool IsOfKind(int verb)
    {
        if (syntax.Relations[verb] == Relation.Conj && syntax.FineTags[verb] == "VBP")
            verb = syntax.Heads[verb];
        return syntax.Relations[verb] == Relation.AclRelcl && syntax.FineTags[verb] == "VBP" && syntax.Child(verb, Relation.Aux) < 0 && syntax.Child(verb, Relation.AuxPass) < 0
            && syntax.FineTags[syntax.Heads[verb]] is "NNS" or "NNPS";
    }
}
