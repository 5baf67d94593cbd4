using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells who the people were that a toll counts.</summary>
internal sealed class CasualtyGroups(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);

    /// <summary>Who they were whom the words of a toll name.</summary>
    /// <param name="head">The token that stands for them.</param>
    /// <param name="range">The words.</param>
    public CasualtyGroup Of(int head, TokenRange range)
    {
        if (syntax.Lemmas[head] is "captain" && IsOfShipOrTeam(head, range))
            return CasualtyGroup.Civilian;
        // "a militia commander", "a police captain": ranks follow the force before them.
        var who = CasualtyGroup.Unknown;
        var force = -1;
        for (var t = range.Start; t < range.End; t++)
        {
            if (syntax.Tags[t] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj && AffiliationAt(t) is { } known)
            {
                if (who == CasualtyGroup.Militant || (who == CasualtyGroup.Police && known == Affiliation.Military && syntax.Heads[force] == t))
                    continue;
                (who, force) = (ToGroup(known), t);
            }
        }

        // "a senior commander of Kata'ib Hezbollah"
        if (who == CasualtyGroup.Military && Enumerable.Range(range.Start, range.Count).Any(t => entities.At(t) is { Type: EntityType.Organisation } of && ArmedSides.IsGroup(of)))
            return CasualtyGroup.Militant;
        if (who != CasualtyGroup.Unknown || (entities.At(head) ?? entities.At(PronounOf(head, range))) is not { } entity)
            return who;
        // A register says that a person led a group, not that he was a fighter; the report has to.
        who = OfSide(entity);
        return who == CasualtyGroup.Militant && entity is { Type: EntityType.Person, ActorId: not null } ? CasualtyGroup.Unknown : who;
    }

    // "the captain of the tanker", "the team captain"
    private bool IsOfShipOrTeam(int captain, TokenRange range)
    {
        foreach (var child in syntax.ChildrenOf(captain))
        {
            if (syntax.Relations[child] is Relation.Compound or Relation.NmodPoss or Relation.Nmod && cues.TollCaptaincies.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return false;
    }

    // "killing 20 of them"
    private int PronounOf(int number, TokenRange range)
    {
        for (var t = number + 1; t < range.End; t++)
        {
            if (syntax.Tags[t] == UniversalTag.Pron)
                return t;
        }

        return -1;
    }

    private Affiliation? AffiliationAt(int token) => nouns.Narrowest(nouns.ClassesOf(syntax.Lemmas, token))
        .Select(c => c.Who)
        .FirstOrDefault(w => w is not null and not Affiliation.Unknown);

    private static CasualtyGroup ToGroup(Affiliation who) => who switch
    {
        Affiliation.Civilian => CasualtyGroup.Civilian,
        Affiliation.Military => CasualtyGroup.Military,
        Affiliation.Militant => CasualtyGroup.Militant,
        Affiliation.Police => CasualtyGroup.Police,
        _ => CasualtyGroup.Unknown,
    };

    private static CasualtyGroup OfSide(Entity side) => side.Sector switch
    {
        "MIL" => CasualtyGroup.Military,
        "COP" => CasualtyGroup.Police,
        "CVL" => CasualtyGroup.Civilian,
        // A thief, a suspect or an inmate is no fighter; a gang's people are.
        "CRM" when side.Type != EntityType.Organisation => CasualtyGroup.Unknown,
        _ => ArmedSides.IsGroup(side) ? CasualtyGroup.Militant : CasualtyGroup.Unknown,
    };
}
