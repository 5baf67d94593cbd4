using Casus.Language;

namespace Casus.Training;

/// <summary>The regular forms of English verbs and nouns.</summary>
internal static class Inflection
{
    /// <summary>Third person, past and participles of a verb, with their lemma and tags.</summary>
    /// <remarks>Whether a last consonant is doubled hangs on the stress, which spelling does not show: of longer verbs both forms are given.</remarks>
    public static IEnumerable<(string Form, string Lemma, UniversalTag Tag, string FineTag)> OfVerb(string verb)
    {
        yield return (WithS(verb), verb, UniversalTag.Verb, "VBZ");
        foreach (var stem in Stems(verb))
        {
            yield return (PastOf(verb, stem), verb, UniversalTag.Verb, "VBD");
            yield return (PastOf(verb, stem), verb, UniversalTag.Verb, "VBN");
            yield return ((stem == verb && DropsE(verb) ? verb[..^1] : stem) + "ing", verb, UniversalTag.Verb, "VBG");
        }
    }

    /// <summary>The plural of a noun, with its lemma and tags.</summary>
    public static IEnumerable<(string Form, string Lemma, UniversalTag Tag, string FineTag)> OfNoun(string noun)
    {
        yield return (WithS(noun), noun, UniversalTag.Noun, "NNS");
    }

    private static string PastOf(string verb, string stem) =>
        stem.EndsWith('e') ? stem + "d" : EndsInConsonantAndY(verb) ? verb[..^1] + "ied" : stem + "ed";

    private static string WithS(string word) =>
        EndsInConsonantAndY(word) ? word[..^1] + "ies"
        : word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
            ? word + "es" : word + "s";

    private static bool EndsInConsonantAndY(string word) => word.Length > 2 && word[^1] is 'y' && !IsVowel(word[^2]);

    private static bool DropsE(string verb) => verb.Length > 2 && verb[^1] is 'e' && verb[^2] is not ('e' or 'o' or 'y');

    private static IEnumerable<string> Stems(string verb)
    {
        var doubles = verb.Length > 2 && !IsVowel(verb[^1]) && verb[^1] is not ('w' or 'x' or 'y' or 'h') && IsVowel(verb[^2]) && !IsVowel(verb[^3]);
        var vowels = verb.Count(IsVowel);
        if (!doubles || vowels > 1)
            yield return verb;
        if (doubles)
            yield return verb + verb[^1];
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
