using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Finds those who share somebody's lot without "and": "shot dead a lawyer with his wife and two children".</summary>
internal static class Companions
{
    /// <summary>Whether a noun stands behind "with" and a possessive and is one for kin, guards and friends; not "killed him with his knife".</summary>
    public static bool AreKin(Syntax syntax, DiscourseCues cues, int noun)
    {
        // "with his wife and two children"
        while (syntax.Relations[noun] == Relation.Conj && syntax.Heads[noun] >= 0)
            noun = syntax.Heads[noun];
        return NounPhrases.Preposition(syntax, noun) is var with and >= 0 && syntax.Lemmas[with] is "with" && cues.Kin.TryFind(syntax.Lemmas[noun], out _)
            && syntax.Child(noun, Relation.NmodPoss) is var whose and >= 0 && syntax.Tags[whose] == UniversalTag.Pron;
    }
}
