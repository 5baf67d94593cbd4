using Casus.Language;

namespace Casus.Coding;

/// <summary>How far a word stands from a trigger in the tree, clause borders counting more.</summary>
internal static class TreeDistance
{
    /// <summary>What "too far to belong together" costs.</summary>
    public const int Unreachable = 1000;

    /// <summary>The cost of the way from <paramref name="trigger"/> up to the common ancestor and down to <paramref name="word"/>.</summary>
    /// <param name="syntax">The trees.</param>
    /// <param name="trigger">Where the way begins.</param>
    /// <param name="word">Where it ends.</param>
    /// <param name="isBarrier">Whether the way up may not pass a token: the verb of saying above a reported clause has times and places of its own.</param>
    public static int Between(Syntax syntax, int trigger, int word, Predicate<int> isBarrier)
    {
        var up = 0;
        var steps = 0;
        for (var ancestor = trigger; ancestor >= 0 && steps < 64; ancestor = syntax.Heads[ancestor], steps++)
        {
            if (ancestor != trigger && isBarrier(ancestor))
                return Unreachable;
            var down = Down(syntax, word, ancestor);
            if (down >= 0)
                return up + down;
            up += CostUp(syntax.Relations[ancestor]);
        }

        return Unreachable;
    }

    /// <summary>Whether <paramref name="word"/> hangs below another trigger that is not above <paramref name="trigger"/>: then it is that one's.</summary>
    public static bool BelongsToOther(Syntax syntax, int trigger, int word, IReadOnlySet<int> triggers)
    {
        for (var t = word; t >= 0; t = syntax.Heads[t])
        {
            if (t == trigger)
                return false;
            if (triggers.Contains(t))
                return !syntax.IsUnder(trigger, t);
        }

        return false;
    }

    /// <summary>
    /// Whether another trigger stands between the trigger and a word that does not hang on it: "the killing answers the attack of 28
    /// January". Joined verbs share what stands before the first.
    /// </summary>
    public static bool OtherStandsBetween(Syntax syntax, EventMention mention, int word, IReadOnlySet<int> triggers)
    {
        if (syntax.Relations[mention.Head] == Relation.Conj || syntax.IsUnder(word, mention.Head))
            return false;
        for (var t = Math.Min(mention.Head, word) + 1; t < Math.Max(mention.Head, word); t++)
        {
            if (triggers.Contains(t) && !mention.Range.Contains(t) && (!syntax.IsUnder(mention.Head, t) || ComesBefore(syntax, mention.Head, t)))
                return true;
        }

        return false;
    }

    // "Two days after the raid, gunmen seized pupils in Sokoto": the phrase is of another time than the verb it hangs on.
    private static bool ComesBefore(Syntax syntax, int deed, int verb) => deed < verb
        && NounPhrases.Preposition(syntax, deed) is var p and >= 0 && syntax.Lemmas[p] is "after" or "before" or "since" or "following";

    /// <summary>How many words stand above <paramref name="token"/>.</summary>
    public static int Depth(Syntax syntax, int token)
    {
        var depth = 0;
        for (var t = token; syntax.Heads[t] >= 0 && depth < 64; t = syntax.Heads[t])
            depth++;
        return depth;
    }

    private static int Down(Syntax syntax, int word, int ancestor)
    {
        var cost = 0;
        var steps = 0;
        for (var t = word; t >= 0 && steps < 64; t = syntax.Heads[t], steps++)
        {
            if (t == ancestor)
                return cost;
            cost += CostDown(syntax.Relations[t]);
        }

        return -1;
    }

    private static int CostUp(Relation relation) => relation switch
    {
        Relation.Ccomp or Relation.Parataxis => 4,
        Relation.Conj => 2,
        Relation.Advcl or Relation.AclRelcl or Relation.AdvclRelcl => 2,
        _ => 1,
    };

    private static int CostDown(Relation relation) => relation switch
    {
        Relation.Ccomp or Relation.Parataxis or Relation.Advcl or Relation.AclRelcl or Relation.AdvclRelcl or Relation.Acl => 5,
        Relation.Conj => 4,
        _ => 1,
    };
}
