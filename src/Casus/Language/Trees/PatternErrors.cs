using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Language.Trees;

/// <summary>A <c>tree</c> line, for messages about it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Pattern">The name of its pattern.</param>
/// <param name="Text">The tree as written.</param>
internal sealed record PatternPlace(string File, int Line, string Pattern, string Text)
{
    private const int Shown = 24;

    /// <summary>An error at a character of the tree.</summary>
    public CasusException Error(string code, int at, string message) =>
        new(code, $"{File}:{Line}", $"pattern '{Pattern}', {From(at)}: {message}");

    private string From(int at) =>
        at >= Text.Length ? "at its end" : Text.Length - at <= Shown ? $"at '{Text[at..]}'" : $"at '{Text.AsSpan(at, Shown)}…'";
}

/// <summary>The errors of tree patterns, CAS0320 to CAS0325; each names the file and line.</summary>
internal static class PatternErrors
{
    public static CasusException UnknownKind(Stanza stanza) =>
        stanza.Error("CAS0320", "the stanza is neither 'pattern' nor 'list'. Name its kind in the first field.");

    public static CasusException UnknownField(Stanza stanza, string field, string known) =>
        stanza.Error("CAS0320", field, $"the field '{field}' is unknown here. Known: {known}.");

    public static CasusException NoWord(Stanza stanza, string word) =>
        stanza.Error("CAS0320", "words", $"'{word}' is more than one word. Lists hold single words; write phrases as steps.");

    public static CasusException Expected(PatternPlace place, int at, string expected) =>
        place.Error("CAS0321", at, $"expected {expected}. Correct the tree.");

    public static CasusException Unknown(PatternPlace place, int at, string kind, string name, string known) =>
        place.Error("CAS0322", at, $"there is no {kind} '{name}'. Known: {known}.");

    public static CasusException NothingPasses(PatternPlace place, int at) =>
        place.Error("CAS0323", at, "no word can pass these tests together. Remove one of them.");

    public static CasusException LabelTwice(PatternPlace place, int at, string label) =>
        place.Error("CAS0323", at, $"the label '{label}' stands twice in the tree. Rename one.");

    public static CasusException LabelForbidden(PatternPlace place, int at, string label) =>
        place.Error("CAS0323", at, $"the label '{label}' stands behind '!', where no word is found. Remove it.");

    public static CasusException EmptyOption(PatternPlace place, int at) =>
        place.Error("CAS0323", at, "the optional step holds no label, so it changes nothing. Add a label, or remove the step.");

    public static CasusException Twice(Stanza stanza, string kind, string name) =>
        stanza.Error("CAS0324", $"there are two {kind}s named '{name}'. Rename one.");

    public static CasusException TooLarge(PatternPlace place, int at) =>
        place.Error("CAS0325", at, $"the tree has more than {PatternTree.MaxWords} words. Split the pattern.");
}
