using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>For whom somebody without a name says that he speaks: "a caller claiming to speak for the group", "a man who said he belonged to it".</summary>
internal static class Messengers
{
    // "claiming to be a member of the group": a word of it stands at most so deep.
    private const int Deepest = 4;

    /// <summary>The name of the armed group for which the speaker at <paramref name="speaker"/> speaks, or −1.</summary>
    public static int GroupOf(Syntax syntax, Entities entities, DiscourseCues cues, int speaker)
    {
        if (speaker < 0 || entities.At(speaker) is { IsNamed: true })
            return -1;
        foreach (var child in syntax.ChildrenOf(speaker))
        {
            if (child < speaker)
                continue;
            var group = syntax.Relations[child] switch
            {
                // "a statement by the group", "a call from the group", "a message in the name of the group"
                Relation.Nmod when NounPhrases.Preposition(syntax, child) is var p and >= 0 && syntax.Lemmas[p] is "by" or "from" or "of" or "for" or "in" or "on" =>
                    IsGroup(entities, child) ? child : IsStead(syntax, child) ? In(syntax, entities, cues, child, 0) : -1,
                Relation.Acl or Relation.AclRelcl => In(syntax, entities, cues, child, 0),
                _ => -1,
            };
            if (group >= 0)
                return group;
        }

        return -1;
    }

    /// <summary>Whether the one at <paramref name="speaker"/> only speaks for an armed group: "a man saying that he was a member of the group".</summary>
    public static bool IsOne(Syntax syntax, Entities entities, DiscourseCues cues, int speaker)
    {
        foreach (var clause in syntax.ChildrenOf(speaker))
        {
            if (syntax.Relations[clause] is Relation.Acl or Relation.AclRelcl && syntax.Lemmas[clause] is "say" or "claim" or "purport" or "profess" or "speak" && In(syntax, entities, cues, clause, 0) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The name of the armed group in whose stead something is done ("claimed the attack on behalf of the group"), or −1.</summary>
    public static int InWhoseStead(Syntax syntax, Entities entities, DiscourseCues cues, int verb)
    {
        var responsibility = syntax.Child(verb, Relation.Obj);
        foreach (var child in (int[])[.. syntax.ChildrenOf(verb), .. responsibility >= 0 ? syntax.ChildrenOf(responsibility) : default])
        {
            if (syntax.Relations[child] is Relation.Obl or Relation.Nmod && IsStead(syntax, child) && In(syntax, entities, cues, child, 0) is var group and >= 0)
                return group;
        }

        return -1;
    }

    private static bool IsStead(Syntax syntax, int noun) => syntax.Lemmas[noun] is "behalf" or "name";

    private static bool IsGroup(Entities entities, int head) => entities.At(head) is { Type: EntityType.Organisation, IsNamed: true } group && ArmedSides.IsGroup(group);

    private static int In(Syntax syntax, Entities entities, DiscourseCues cues, int word, int depth)
    {
        if (depth > Deepest)
            return -1;
        foreach (var child in syntax.ChildrenOf(word))
        {
            if (IsWhose(syntax, cues, child) && IsGroup(entities, child))
                return child;
            if (syntax.Relations[child] is Relation.Ccomp or Relation.Xcomp or Relation.Obl or Relation.Nmod or Relation.Obj && In(syntax, entities, cues, child, depth + 1) is var below and >= 0)
                return below;
        }

        return -1;
    }

    // "speak for it", "belong to it", "on behalf of it", "is a member of it", "represent it"
    private static bool IsWhose(Syntax syntax, DiscourseCues cues, int name)
    {
        var above = syntax.Heads[name];
        var preposition = NounPhrases.Preposition(syntax, name) is var p and >= 0 ? syntax.Lemmas[p] : "";
        return syntax.Relations[name] switch
        {
            Relation.Obl => (syntax.Lemmas[above], preposition) is ("speak" or "act" or "call" or "work", "for") or ("belong", "to") or ("be" or "come", "from"),
            Relation.OblAgent => true,
            Relation.Nmod => preposition is "of" or "for" or "from" && (IsStead(syntax, above) || cues.Members.TryFind(syntax.Lemmas[above], out _)),
            Relation.Obj => syntax.Lemmas[above] is "represent",
            _ => false,
        };
    }
}
