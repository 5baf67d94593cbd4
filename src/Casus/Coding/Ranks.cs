using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Tells the stretch of time in which a deed holds its rank from the time that it took: "killed six, the worst attack in recent years".</summary>
internal static class Ranks
{
    // "the latest in a string of attacks in recent weeks"
    private const int Highest = 6;

    /// <summary>Whether a word before a noun, and on it, gives it a rank: "the <i>worst</i> attack", "the <i>first</i> bombing".</summary>
    public static bool Has(Syntax syntax, DiscourseCues cues, int noun)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (child < noun && IsRank(syntax, cues, child))
                return true;
        }

        return false;
    }

    /// <summary>Whether the word of time at <paramref name="stretch"/> says of how long a time a deed is the worst, the first or the latest.</summary>
    public static bool HoldsOver(Syntax syntax, DiscourseCues cues, int stretch, int deed)
    {
        for (int token = stretch, step = 0; token >= 0 && token != deed && step < Highest; token = syntax.Heads[token], step++)
        {
            if (IsRank(syntax, cues, token) || Has(syntax, cues, token))
                return true;
        }

        return false;
    }

    private static bool IsRank(Syntax syntax, DiscourseCues cues, int word) => syntax.FineTags[word] is "JJS" or "RBS" || cues.Rankings.TryFind(syntax.Lemmas[word], out _);
}
