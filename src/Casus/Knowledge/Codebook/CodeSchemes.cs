namespace Casus.Knowledge;

/// <summary>The codes that other schemes of the field allow, by which the codebook is checked.</summary>
/// <remarks>
/// Sources: PLOVER manual 2.0 and POLECAT (categories, modes, quads), ACLED codebook (sub-event types), MUC-4 (incident
/// types), CAMEO 1.1b3.
/// </remarks>
public static class CodeSchemes
{
    /// <summary>
    /// PLOVER's sixteen types, each with its quad class (1 verbal cooperation … 4 material conflict) and its modes.
    /// </summary>
    public static IReadOnlyDictionary<string, PloverType> Plover { get; } = new Dictionary<string, PloverType>(StringComparer.Ordinal)
    {
        ["AGREE"] = new(1, []),
        ["CONSULT"] = new(1, ["visit", "third-party", "multilateral", "phone"]),
        ["SUPPORT"] = new(1, []),
        ["CONCEDE"] = new(1, []),
        ["COOPERATE"] = new(2, []),
        ["AID"] = new(2, []),
        ["RETREAT"] = new(2, ["withdraw", "release", "disarm", "ceasefire", "access", "resign"]),
        ["REQUEST"] = new(3, ["assist", "change", "yield", "meet"]),
        ["ACCUSE"] = new(3, ["disapprove", "investigate", "allege"]),
        ["REJECT"] = new(3, ["assist", "change", "yield", "meet"]),
        ["THREATEN"] = new(3, ["restrict", "arrest", "relations", "expel", "territory", "violence"]),
        ["PROTEST"] = new(4, ["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"]),
        ["SANCTION"] = new(4, ["convict", "expel", "withdraw", "discontinue"]),
        ["MOBILIZE"] = new(4, ["troops", "weapons", "police", "militia"]),
        ["COERCE"] = new(4, ["seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"]),
        ["ASSAULT"] = new(4, ["abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack",
            "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"]),
    };

    /// <summary>ACLED's twenty-five sub-event types.</summary>
    public static IReadOnlySet<string> Acled { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Government regains territory", "Non-state actor overtakes territory", "Armed clash", "Excessive force against protesters",
        "Protest with intervention", "Peaceful protest", "Violent demonstration", "Mob violence", "Chemical weapon", "Air/drone strike",
        "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack",
        "Abduction/forced disappearance", "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    };

    /// <summary>MUC-4's incident types.</summary>
    public static IReadOnlySet<string> Muc4 { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE" };

    /// <summary>
    /// Whether <paramref name="code"/> has the form of a CAMEO code: two to four digits, the first two from 01 to 20.
    /// </summary>
    public static bool IsCameo(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length is >= 2 and <= 4 && code.All(char.IsAsciiDigit)
            && ((code[0] - '0') * 10) + code[1] - '0' is >= 1 and <= 20;
    }
}
