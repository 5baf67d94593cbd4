using Casus.Grounding;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells deeds apart by the names of whom they harmed and what they hit.</summary>
/// <remarks>
/// People are compared with people, organisations with organisations, things with things: a building, whose it is and those who died in it are no
/// contradiction. Nor are people of several nations ("Three Spaniards were killed. Four Afghans were wounded.").
/// </remarks>
internal sealed class NamedHarm(Reading reading)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly Articles articles = new(reading);

    private enum Kind
    {
        People,
        Organisation,
        Thing,
    }

    /// <summary>Whether people of other names were harmed than by the members of a group, or other named things hit.</summary>
    public bool IsOfOthers(IReadOnlyList<MentionFacts> members, MentionFacts facts)
    {
        if (facts.HarmedByName.IsEmpty)
            return false;
        foreach (var kind in facts.HarmedByName.Select(KindOf).Distinct())
        {
            var own = facts.HarmedByName.Where(e => KindOf(e) == kind).ToList();
            var named = members.SelectMany(m => m.HarmedByName).Where(e => KindOf(e) == kind).ToHashSet();
            if (named.Count > 0 && !own.Exists(named.Contains) && !(named.All(IsNationality) && (own.TrueForAll(IsNationality) || IsAnaphoric(facts.Mention))))
                return true;
        }

        return false;
    }

    private Kind KindOf(int entity) => entities.All[entity].Type switch
    {
        EntityType.Person or EntityType.Nationality => Kind.People,
        EntityType.Organisation => Kind.Organisation,
        _ => Kind.Thing,
    };

    private bool IsNationality(int entity) => entities.All[entity].Type == EntityType.Nationality;

    // "The strike killed the group's leader": the deed just told; not "the murder of the president".
    private bool IsAnaphoric(EventMention mention) => articles.IsDefinite(mention) && syntax.Child(mention.Head, Relation.Nmod) < 0;
}
