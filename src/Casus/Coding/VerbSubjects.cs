using Casus.Language;

namespace Casus.Coding;

/// <summary>Finds the subject of a verb: its own, or the one that it shares with the verb above it.</summary>
internal sealed class VerbSubjects(Syntax syntax)
{
    /// <summary>The subject that hangs on a verb; −1 where none does.</summary>
    public int At(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] is Relation.Nsubj or Relation.NsubjPass or Relation.NsubjOuter)
                return child;
        }

        return -1;
    }

    /// <summary>The same, or that of the verb which it is joined to, completes or describes; of a clause on a noun, the noun.</summary>
    public int Of(int verb) => Of(verb, depth: 0);

    /// <summary>Whether a word is one that a clause may describe.</summary>
    public bool IsNominal(int token) => syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Pron or UniversalTag.Num;

    /// <summary>Whether a word is one that may have a subject.</summary>
    public bool IsVerbal(int token) => syntax.Tags[token] is UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Adj;

    private int Of(int verb, int depth)
    {
        if (At(verb) is var own and >= 0)
            return own;
        var head = syntax.Heads[verb];
        if (depth > 4 || head < 0)
            return -1;
        return syntax.Relations[verb] switch
        {
            Relation.Conj or Relation.Xcomp or Relation.Advcl when IsVerbal(head) || syntax.Child(head, Relation.Cop) >= 0 => Of(head, depth + 1),
            Relation.AclRelcl or Relation.Acl when IsNominal(head) => head,
            _ => -1,
        };
    }
}
