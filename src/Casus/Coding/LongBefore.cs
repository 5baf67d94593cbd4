using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Tells deeds that a report counts years from: "seventy years after the bomb fell", "a decade after the massacre".</summary>
internal static class LongBefore
{
    private const int HighestClause = 3;

    /// <summary>The words that say so, unit and preposition; empty where none do.</summary>
    public static TokenRange WordsOn(DiscourseCues cues, Syntax syntax, EventMention mention)
    {
        var token = mention.Head;
        for (var step = 0; token >= 0 && step < HighestClause; step++, token = syntax.Heads[token])
        {
            foreach (var child in syntax.ChildrenOf(token))
            {
                if (child > 0 && child < mention.Range.Start && syntax.Lemmas[child] is "after" or "since" && syntax.Relations[child] is Relation.Case or Relation.Mark
                    && cues.UnitsCountedFrom.TryFind(syntax.Lemmas[child - 1], out _))
                {
                    return new(child - 1, child + 1);
                }
            }

            if (syntax.Relations[token] is not (Relation.Compound or Relation.Nsubj or Relation.Obj or Relation.NsubjPass or Relation.Nmod or Relation.Acl))
                break;
        }

        return default;
    }
}
