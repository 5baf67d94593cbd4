using Casus.Reports;

namespace Casus.Knowledge;

/// <summary>The errors of the codebook and the lexicon, CAS0501 to CAS0511; each names the file and line.</summary>
internal static class KnowledgeErrors
{
    public static CasusException UnknownType(Stanza stanza, string key, string name) =>
        stanza.Error(
            "CAS0501",
            key,
            $"there is no event type '{name}'. Correct the name, or add the type to codebook/types.txt.");

    public static CasusException UnknownFrame(Stanza stanza, string name) =>
        stanza.Error(
            "CAS0502",
            "frame",
            $"there is no frame '{name}'. Correct the name, or add the frame to codebook/frames.txt.");

    public static CasusException UnknownClass(Stanza stanza, string key, string name) =>
        stanza.Error("CAS0503", key, $"there is no noun class '{name}'. Names in capitals are classes of the files in lexicon/; write words in lower case.");

    public static CasusException UnknownCode(Stanza stanza, string key, string code, string known) =>
        stanza.Error("CAS0504", key, $"'{code}' is no code of this scheme. Known: {known}.");

    public static CasusException UnknownValue(Stanza stanza, string key, string value, string known) =>
        stanza.Error("CAS0505", key, $"'{value}' is not allowed as {key}. Expected one of: {known}.");

    public static CasusException Twice(Stanza stanza, string key, string name, string first) =>
        stanza.Error("CAS0506", key, $"'{name}' is already there ({first}). Remove one of the two.");

    public static CasusException Circle(Stanza stanza, string name) =>
        stanza.Error("CAS0507", "parent", $"'{name}' inherits from itself. Name another parent.");

    public static CasusException BadWord(Stanza stanza, string key, string word, string expected) =>
        stanza.Error("CAS0508", key, $"'{word}' cannot be matched: {expected}.");

    public static CasusException UnknownKey(Stanza stanza, string key, string known) =>
        stanza.Error("CAS0509", key, $"the field '{key}' is unknown here. Known: {known}.");

    public static CasusException TooManyClasses(Stanza stanza) =>
        stanza.Error("CAS0511", "class", $"there are more than {ClassSet.Capacity} noun classes. Join some of them.");

    public static CasusException NoWords(Stanza stanza, string keys) =>
        stanza.Error("CAS0512", $"the stanza lists no words. Add one of the fields {keys}.");
}
