using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Tells where a clause names somebody: "was named as Ali Nur", "police identified the gunman as Ali Nur".</summary>
internal static class Naming
{
    /// <summary>Whether a word is a verb of naming.</summary>
    public static bool IsBy(Syntax syntax, DiscourseCues cues, int word) => word >= 0 && cues.Namings.TryFind(syntax.Lemmas[word], out _);

    /// <summary>Whether a word is a verb of naming that brings somebody into the report; not "known as".</summary>
    public static bool Introduces(Syntax syntax, DiscourseCues cues, int word) => word >= 0 && cues.Namings.TryFind(syntax.Lemmas[word], out var isNew) && isNew;

    /// <summary>Whether a name stands behind "as".</summary>
    public static bool IsBehindAs(Syntax syntax, int name) =>
        NounPhrases.Preposition(syntax, name) is var preposition and >= 0 && syntax.Lemmas[preposition] is "as";

    /// <summary>Whether a name hangs on the noun that is named, and not on the verb: "named the suspect as Ali Nur".</summary>
    public static bool IsOnNoun(Syntax syntax, DiscourseCues cues, int name) =>
        syntax.Relations[name] == Relation.Nmod && IsBehindAs(syntax, name) && syntax.Heads[name] is var noun and >= 0 && IsBy(syntax, cues, syntax.Heads[noun]);
}
