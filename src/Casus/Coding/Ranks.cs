using Casus.Language;

namespace Casus.Coding;

/// <summary>Tells the stretch of time in which a deed holds its rank from the time that it took: "killed six, the worst attack in recent years".</summary>
internal static class Ranks
{
    // "the latest in a string of attacks in recent weeks"
    private const int Highest = 6;

    /// <summary>Whether the word of time at <paramref name="stretch"/> says of how long a time a deed is the worst, the first or the latest.</summary>
    public static bool HoldsOver(Syntax syntax, int stretch, int deed)
    {
        for (int token = stretch, step = 0; token >= 0 && token != deed && step < Highest; token = syntax.Heads[token], step++)
        {
            if (IsRank(syntax, token))
                return true;
            foreach (var child in syntax.ChildrenOf(token))
            {
                if (child < token && syntax.Relations[child] == Relation.Amod && IsRank(syntax, child))
                    return true;
            }
        }

        return false;
    }

    private static bool IsRank(Syntax syntax, int word) => syntax.FineTags[word] is "JJS" || syntax.Lemmas[word] is "latest";
}
