using Casus.Language;

namespace Casus.Coding;

/// <summary>Tells the verbs that make a clause of their own from participles and infinitives.</summary>
internal static class FiniteVerbs
{
    /// <summary>Whether a token is a verb or auxiliary in a finite form.</summary>
    public static bool IsAt(Syntax syntax, int token) => syntax.Tags[token] is UniversalTag.Verb or UniversalTag.Aux
        && syntax.FineTags[token] is "VBD" or "VBZ" or "VBP" or "MD";

    /// <summary>Whether a verb is told in the present perfect: "has killed", "have been killed".</summary>
    public static bool IsPresentPerfect(Syntax syntax, int verb) => syntax.Tags[verb] == UniversalTag.Verb
        && syntax.Child(verb, Relation.Aux) is var auxiliary and >= 0 && syntax.Lemmas[auxiliary] is "have" && syntax.FineTags[auxiliary] is "VBP" or "VBZ";

    /// <summary>Whether one stands among some tokens.</summary>
    public static bool AreIn(Syntax syntax, TokenRange range)
    {
        for (var t = range.Start; t < range.End; t++)
        {
            if (IsAt(syntax, t))
                return true;
        }

        return false;
    }
}
