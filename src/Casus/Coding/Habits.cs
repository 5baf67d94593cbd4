using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds verbs that tell what somebody does again and again, or has done many times, and no deed.</summary>
/// <remarks>
/// "The bandits often abduct villagers for ransom"; "the rebels regularly fire rockets into the city"; "gangs who raid villages and kill farmers". Simple present
/// alone is no sign, since headlines and captions tell of one deed in it.
/// </remarks>
internal sealed class Habits(Reading reading, DiscourseCues cues)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);

    /// <summary>The words that show it; empty where a mention tells of a deed.</summary>
    public TokenRange WordsOn(EventMention mention)
    {
        if (mention.Trigger.Class != WordClass.Verb || !mention.Trigger.Type.IsViolent)
            return default;
        foreach (var child in syntax.ChildrenOf(mention.Head))
        {
            if (syntax.Relations[child] == Relation.Advmod
                && (cues.Habits.TryFind(syntax.Lemmas[child], out _) || (syntax.Lemmas[child] is "repeatedly" && !cues.Blows.TryFind(syntax.Lemmas[mention.Head], out _) && FiniteVerbs.IsPresentPerfect(syntax, mention.Head))))
            {
                return new(child, child + 1);
            }
        }

        return IsOfKind(mention.Head) || HasDoneMany(mention) ? mention.Range : default;
    }

    // "Israel has struck several schools in Gaza", "The group has also attacked villages in Cameroon": behind what the report opens with, the perfect with several
    // objects and without a day or a toll sums up.
    private bool HasDoneMany(EventMention mention) => FiniteVerbs.IsPresentPerfect(syntax, mention.Head) && mention.Trigger.Type is { IsResult: false }
        && sentences.Holding(mention.Head) > sentences.FirstOfBody() && reading.Get(MentionDate.Layer)[mention.Index].Time is null
        && !reading.Get(Toll.Layer).Any(t => t.Mention == mention.Index)
        && syntax.Child(mention.Head, Relation.Obj) is var many and >= 0 && syntax.FineTags[many] is "NNS" or "NNPS"
        && syntax.Child(many, Relation.Nummod) < 0 && syntax.Child(many, Relation.Det) < 0 && syntax.Child(many, Relation.NmodPoss) < 0;

    // "gangs who raid villages and kill farmers"
    private bool IsOfKind(int verb)
    {
        if (syntax.Relations[verb] == Relation.Conj && syntax.FineTags[verb] == "VBP")
            verb = syntax.Heads[verb];
        return syntax.Relations[verb] == Relation.AclRelcl && syntax.FineTags[verb] == "VBP" && syntax.Child(verb, Relation.Aux) < 0 && syntax.Child(verb, Relation.AuxPass) < 0
            && syntax.FineTags[syntax.Heads[verb]] is "NNS" or "NNPS";
    }
}
