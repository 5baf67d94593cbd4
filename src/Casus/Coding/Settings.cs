using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Tells phrases that only say amid what something is done from those that say what it is about.</summary>
internal static class Settings
{
    /// <summary>Whether the phrase of <paramref name="noun"/> says when, why or amid what: "after the raid", "despite the talks", "in the wake of".</summary>
    /// <remarks>Such a phrase lies outside what its verb plans, denies or speaks of.</remarks>
    public static bool IsSetting(Syntax syntax, DiscourseCues cues, int noun) =>
        NounPhrases.Preposition(syntax, noun) is var preposition and >= 0 && (cues.Settings.TryFind(syntax.Lemmas[preposition], out _)
            || (syntax.Lemmas[preposition] is "in" && cues.SettingNouns.TryFind(syntax.Lemmas[noun], out _)));
}
