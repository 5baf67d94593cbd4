using System.Collections.Immutable;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Finds the words of a phrase around its head.</summary>
internal static class LemmaSearch
{
    // "took 12 people from the village hostage": what stands between a verb and the rest of its phrase is seldom longer.
    private const int WidestGap = 8;

    // "said that the government and the rebels in the west must …": an auxiliary belongs to its clause, however long the subject.
    private const int WidestGapToAuxiliary = 25;

    /// <summary>Whether all words after the first stand behind <paramref name="verb"/> in order, with short gaps, within its sentence.</summary>
    public static bool FollowsClosely(Syntax syntax, ImmutableArray<string> words, int verb) => LastOf(syntax, words, verb) >= 0;

    /// <summary>The token of the last word of a verb's phrase, or −1 when the phrase is not there.</summary>
    public static int LastOf(Syntax syntax, ImmutableArray<string> words, int verb)
    {
        var at = verb;
        for (var w = 1; w < words.Length; w++)
        {
            at = Next(syntax, words[w], at, verb, isLast: w == words.Length - 1);
            if (at < 0)
                return -1;
        }

        return at;
    }

    private static int Next(Syntax syntax, string lemma, int after, int verb, bool isLast)
    {
        for (var i = after + 1; i < syntax.Tags.Length && i <= after + WidestGapToAuxiliary; i++)
        {
            if ((i > after + WidestGap && syntax.Tags[i] != UniversalTag.Aux) || !string.Equals(syntax.Lemmas[i], lemma, StringComparison.OrdinalIgnoreCase))
                continue;
            // The tree has to agree: the word hangs on the verb, directly or through its phrase.
            if ((i == after + 1 || HangsOn(syntax, i, verb)) && !(isLast && Describes(syntax, i, verb)))
                return i;
        }

        return -1;
    }

    // "was taken away with life-threatening injuries" takes no life: the word only describes another.
    private static bool Describes(Syntax syntax, int token, int verb) =>
        syntax.Tags[token] == UniversalTag.Noun && syntax.Relations[token] == Relation.Compound && syntax.Heads[token] > token && syntax.Heads[token] != verb;

    private static bool HangsOn(Syntax syntax, int token, int verb)
    {
        var isState = syntax.Tags[token] == UniversalTag.Adj;
        var isPreposition = syntax.Tags[token] == UniversalTag.Adp;
        for (var steps = 0; token >= 0 && steps < 3; token = syntax.Heads[token], steps++)
        {
            if (token == verb)
                return true;
            // "were shot, leaving one dead": the word belongs to the other verb.
            if (isState && syntax.Tags[token] == UniversalTag.Verb)
                return false;
            // "called it the worst attack on peacekeepers": the preposition belongs to the attack.
            if (isPreposition && syntax.Relations[token] == Relation.Xcomp && syntax.Tags[token] == UniversalTag.Noun)
                return false;
        }

        return token == verb;
    }
}
