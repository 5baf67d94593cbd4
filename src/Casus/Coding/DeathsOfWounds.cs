using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>
/// Knows a death that follows a deed told elsewhere: "died of his wounds on Saturday", "died in hospital in Kabul", "was taken to Yarmouk
/// Hospital, where he died". Neither its day nor its place is that of the deed.
/// </summary>
internal sealed class DeathsOfWounds(Reading reading, DiscourseCues cues)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);

    /// <summary>Whether a mention tells of such a death, or of the wounds it came of, and another tells of violence.</summary>
    public bool Has(EventMention mention) => IsOfDeath(mention) && mentions.Any(m => m.Trigger.Type.IsViolent && !IsOfDeath(m));

    private bool IsOfDeath(EventMention mention) => (IsDeath(mention) && IsOfWounds(mention.Head)) || (IsWound(mention.Head) && IsDying(syntax.Heads[mention.Head]));

    private bool IsDeath(EventMention mention) => mention.Trigger.Class == WordClass.Verb && IsDying(mention.Head);

    private bool IsDying(int verb) => verb >= 0 && cues.TollPerishes.TryFind(syntax.Lemmas[verb], out _);

    private bool IsOfWounds(int verb)
    {
        if (syntax.Relations[verb] is Relation.AclRelcl or Relation.Acl && IsClinic(syntax.Heads[verb]))
            return true;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] == Relation.Obl && (IsWound(child) || (IsClinic(child) && syntax.Child(child, Relation.Case) >= 0)))
                return true;
        }

        return false;
    }

    private bool IsWound(int noun) => syntax.Child(noun, Relation.Case) is var of and >= 0 && syntax.Lemmas[of] is "of" or "from" or "to"
        && cues.TollNouns.TryFind(syntax.Lemmas[noun], out var outcome) && outcome == CasualtyOutcome.Injured;

    // "Medical Center": the phrase ends with its head.
    private bool IsClinic(int noun) => noun >= 0 && (cues.TollClinics.TryFindAt(tokens, noun, out _, out _)
        || (noun > 0 && cues.TollClinics.TryFindAt(tokens, noun - 1, out _, out var length) && length == 2));
}
