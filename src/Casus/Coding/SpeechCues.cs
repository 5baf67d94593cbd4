using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Recognises verbs of saying in the tree.</summary>
internal static class SpeechCues
{
    /// <summary>Whether a token is a verb of saying.</summary>
    public static bool IsSaying(DiscourseCues cues, Syntax syntax, int token) => TryVerb(cues, syntax, token, out _);

    /// <summary>Whether a token has times and places of its own, which are not those of the deeds below it: verbs of saying, and words that look back on a deed.</summary>
    public static bool Parts(DiscourseCues cues, Syntax syntax, int token) => IsSaying(cues, syntax, token)
        || (syntax.Tags[token] == UniversalTag.Verb && cues.StandingGovernors.TryFind(syntax.Lemmas[token], out var standing) && standing == Standing.Background);

    /// <summary>The kind of saying a verb does; of a phrase ("claim responsibility") the verb is the cue.</summary>
    public static bool TryVerb(DiscourseCues cues, Syntax syntax, int token, out SpeechKind kind)
    {
        kind = default;
        return syntax.Tags[token] == UniversalTag.Verb && TryFind(cues.SpeechVerbs, syntax, token, out kind);
    }

    /// <summary>Whether a token is a verb that says something with words in quotation marks close by.</summary>
    public static bool IsQuoting(DiscourseCues cues, Syntax syntax, int token) => TryFind(cues.QuotingVerbs, syntax, token, out _);

    private static bool TryFind(CueTable<SpeechKind> verbs, Syntax syntax, int token, out SpeechKind kind)
    {
        foreach (var (words, meaning) in verbs.StartingWith(syntax.Lemmas[token]))
        {
            if (LemmaSearch.FollowsClosely(syntax, [.. words], token))
            {
                kind = meaning;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
