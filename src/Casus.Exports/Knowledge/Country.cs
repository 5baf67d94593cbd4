using System.Globalization;
using Casus.Knowledge;

namespace Casus.Exports.Knowledge;

/// <summary>A country in the numbers and regions of conflict data sets.</summary>
/// <param name="Code">ISO 3166-1 alpha-3.</param>
/// <param name="Name">The name that exports write.</param>
/// <param name="Iso">ISO 3166-1 numeric; 0 for none.</param>
/// <param name="AcledRegion">One of seventeen.</param>
/// <param name="GleditschWard">The state's number in UCDP's data, or <see langword="null"/>.</param>
/// <param name="PlacedIn">The number under which UCDP files events there.</param>
/// <param name="Cow">Correlates of War number.</param>
/// <param name="GedRegion">One of five.</param>
internal sealed record Country(string Code, string Name, int Iso, string AcledRegion, int? GleditschWard, int? PlacedIn, int? Cow, string? GedRegion)
{
    /// <summary>The name as it stands behind "of".</summary>
    public string NameInSentence { get; private init; } = Name;

    public static Country Read(Stanza stanza)
    {
        var gw = Optional(stanza, "gw");
        return new(
            stanza.Require("country"), stanza.Require("name"), Optional(stanza, "iso") ?? 0, stanza.Require("acled"), gw, gw ?? Optional(stanza, "within"), Optional(stanza, "cow"), stanza["ged"])
        {
            NameInSentence = stanza["article"] is { } article ? $"{article} {stanza.Require("name")}" : stanza.Require("name"),
        };
    }

    private static int? Optional(Stanza stanza, string key) => stanza[key] is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw stanza.Error("CAS0306", key, $"'{text}' is no number. Correct the value.");
}
