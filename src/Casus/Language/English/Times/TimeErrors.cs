using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Language.English.Times;

/// <summary>
/// The errors of the files under <c>data/times</c>, CAS0302, CAS0306 and CAS0312 to CAS0316; each names the file and line.
/// </summary>
internal static class TimeErrors
{
    public static CasusException NoTokens(Stanza stanza) =>
        stanza.Error("CAS0302", "the field 'tokens' is missing. Add it to the stanza.");

    public static CasusException NotOneWord(Stanza stanza, string item) =>
        stanza.Error("CAS0316", $"'{item}' is not one word. Write phrases as patterns.");

    public static CasusException NotANumber(Stanza stanza, string key, string value) =>
        stanza.Error("CAS0306", $"'{key}' must be a whole number of days, not '{value}'. Correct the value.");

    public static CasusException UnknownKind(Stanza stanza) =>
        stanza.Error("CAS0312", "the stanza is none of 'class', 'holiday' and 'pattern'. Name its kind in the first field.");

    public static CasusException UnknownType(Stanza stanza, string type) =>
        stanza.Error("CAS0313", $"the type '{type}' is unknown. Use DATE, TIME, DURATION, SET or none.");

    public static CasusException Twice(Stanza stanza, string name) =>
        stanza.Error("CAS0313", $"there are two patterns named '{name}'. Rename one.");

    public static CasusException Damaged(Stanza stanza, string tokens, string reason) =>
        stanza.Error("CAS0313", $"'{tokens}': {reason}. Correct the line.");

    public static CasusException UnknownClass(Stanza stanza, string key, string word) =>
        stanza.Error("CAS0313", $"there is no word class '{word}'. Correct the field '{key}'.");

    public static CasusException UnknownGroup(Stanza stanza, string group) =>
        stanza.Error("CAS0314", $"there is no pattern or group '{group}'. Correct the name, or add one.");

    public static CasusException Circle(Stanza stanza, string group) =>
        stanza.Error("CAS0314", $"the group '{group}' holds itself. Patterns must not be circular.");

    public static CasusException UnknownRule(Stanza stanza, string rule, IEnumerable<string> known) =>
        stanza.Error(
            "CAS0315",
            $"there is no rule '{rule}'. Use one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
}
