using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>What was left where a deed was done and bears a name: "leaflets signed by the group were found", "they left flags of the front".</summary>
internal static class LeftMarks
{
    /// <summary>The thing that bears the name at <paramref name="name"/> and was left or found, or −1.</summary>
    public static int Bearing(Syntax syntax, DiscourseCues cues, int name)
    {
        var mark = BearerOf(syntax, cues, name);
        return mark >= 0 && cues.Marks.TryFind(syntax.Lemmas[mark], out _) && IsLeft(syntax, cues, mark) ? mark : -1;
    }

    private static int BearerOf(Syntax syntax, DiscourseCues cues, int name)
    {
        var above = syntax.Heads[name];
        if (above < 0)
            return -1;
        return syntax.Relations[name] switch
        {
            // "flags of the group", "a letter from the group", "with the initials of the group"
            Relation.Nmod when !(NounPhrases.Preposition(syntax, name) is var p and >= 0 && syntax.Lemmas[p] is "of" or "from") => -1,
            Relation.Nmod or Relation.NmodPoss or Relation.Compound or Relation.NmodDesc => cues.Marks.TryFind(syntax.Lemmas[above], out _) ? above : BorneBy(syntax, cues, above),
            // "a leaflet signed by the group", "the note was signed by the group"
            Relation.OblAgent or Relation.Obl when syntax.Lemmas[above] is "sign" && NounPhrases.Preposition(syntax, name) is var by and >= 0 && syntax.Lemmas[by] is "by" =>
                syntax.Relations[above] is Relation.Acl or Relation.AclRelcl ? syntax.Heads[above] : syntax.Child(above, Relation.NsubjPass),
            Relation.Obj => BorneBy(syntax, cues, name),
            _ => -1,
        };
    }

    // "a leaflet bearing the name", "the note carried the emblem", "leaflets with the initials"
    private static int BorneBy(Syntax syntax, DiscourseCues cues, int sign)
    {
        var above = syntax.Heads[sign];
        if (above < 0)
            return -1;
        return syntax.Relations[sign] switch
        {
            Relation.Obj when cues.Bearings.TryFind(syntax.Lemmas[above], out _) =>
                syntax.Relations[above] is Relation.Acl or Relation.AclRelcl ? syntax.Heads[above] : syntax.Child(above, Relation.Nsubj),
            Relation.Nmod when NounPhrases.Preposition(syntax, sign) is var with and >= 0 && syntax.Lemmas[with] is "with" => above,
            _ => -1,
        };
    }

    private static bool IsLeft(Syntax syntax, DiscourseCues cues, int mark)
    {
        foreach (var child in syntax.ChildrenOf(mark))
        {
            if (syntax.Relations[child] is Relation.Acl or Relation.AclRelcl && cues.Leavings.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return syntax.Relations[mark] is Relation.Obj or Relation.NsubjPass or Relation.Obl or Relation.Nmod or Relation.Conj && syntax.Heads[mark] is var above and >= 0
            && (cues.Leavings.TryFind(syntax.Lemmas[above], out _) || (cues.Marks.TryFind(syntax.Lemmas[above], out _) && IsLeft(syntax, cues, above)));
    }
}
