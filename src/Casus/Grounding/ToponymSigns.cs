using System.Globalization;
using System.Text;
using Casus.Knowledge;

namespace Casus.Grounding;

/// <summary>
/// A sign that some words are, or are not, a place name. What each weighs stands in <c>toponym-signs.txt</c>.
/// </summary>
internal enum ToponymSign
{
    Country,
    Region,
    Division,
    District,
    Capital,
    Metropolis,
    LargeTown,
    Town,
    SmallTown,
    Village,
    Hamlet,
    OtherName,
    BareName,
    SeveralWords,
    Demonym,
    SiteNoun,
    SiteStart,
    UnknownName,
    Abbreviation,
    LoneAbbreviation,
    TaggedPlace,
    TaggedPlacePart,
    TaggedPerson,
    TaggedOrganisation,
    OrganisationStart,
    OrganisationInside,
    Untagged,
    NoProperNoun,
    BehindIn,
    BehindPlacePreposition,
    BehindDirection,
    BehindDeed,
    BehindPreposition,
    BehindTitle,
    BehindGivenName,
    BehindCapital,
    BehindArticle,
    BeginsSentence,
    Dateline,
    Contained,
    Contains,
    KindBeside,
    NamedByKind,
    BeforeOrganisation,
    BeforeSite,
    BeforeCapital,
    BeforePossessive,
    BeforeSpeech,
    BeforeDay,
    InSeries,
    EnglishWord,
    HardlyPlace,
    LowerElsewhere,
    SurnameHere,
    GivenName,
    CapitalsLine,
    ShortCapitals,
    SureElsewhere,
    OtherTongue,
    CountryNamed,
    EnglishCountryNamed,
    DivisionNamed,
}

/// <summary>The weights of the signs, one column for each kind of toponym.</summary>
public sealed class ToponymSigns
{
    private readonly double[][] weights = new double[Enum.GetValues<ToponymKind>().Length][];
    private readonly string[] wordings = new string[Enum.GetValues<ToponymSign>().Length];

    private ToponymSigns(IReadOnlyList<Stanza> stanzas)
    {
        for (var kind = 0; kind < weights.Length; kind++)
            weights[kind] = new double[wordings.Length];
        foreach (var stanza in stanzas)
        {
            var sign = WordLists.Choice<ToponymSign>(stanza, "sign");
            if (wordings[(int)sign] is not null)
                throw stanza.Error("CAS0412", $"the sign '{WordLists.Hyphened(sign.ToString())}' stands twice. Take one of the two away.");
            wordings[(int)sign] = stanza.Require("says");
            foreach (var kind in Enum.GetValues<ToponymKind>())
                weights[(int)kind][(int)sign] = Weight(stanza, ColumnOf(kind));
        }

        if (Array.FindIndex(wordings, w => w is null) is >= 0 and var missing)
            throw new Reports.CasusException(
                "CAS0412",
                "gazetteer/toponym-signs.txt",
                $"the sign '{WordLists.Hyphened(((ToponymSign)missing).ToString())}' is missing. Add a stanza for it.");
    }

    /// <summary>Reads <c>gazetteer/toponym-signs.txt</c> of the data folder.</summary>
    /// <exception cref="Reports.CasusException">CAS0301 to CAS0304: the file is missing or damaged; CAS0412: a sign stands
    /// twice or is missing; CAS0505: a sign is unknown.</exception>
    public static ToponymSigns Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.Stanzas("gazetteer/toponym-signs.txt"));
    }

    internal double WeightOf(ToponymKind kind, ulong signs)
    {
        var sum = 0.0;
        var column = weights[(int)kind];
        for (; signs != 0; signs &= signs - 1)
            sum += column[System.Numerics.BitOperations.TrailingZeroCount(signs)];
        return sum;
    }

    internal string Explain(ToponymKind kind, ulong signs)
    {
        var text = new StringBuilder();
        for (; signs != 0; signs &= signs - 1)
        {
            var sign = System.Numerics.BitOperations.TrailingZeroCount(signs);
            text.Append(text.Length > 0 ? "; " : "").Append(wordings[sign]).Append(' ')
                .Append(weights[(int)kind][sign].ToString("+0.0;−0.0;0", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    // What no list has is told by the signs of sites, the kind of its words or the tagger's word being among them.
    private static string ColumnOf(ToponymKind kind) => kind == ToponymKind.Unlisted ? ColumnOf(ToponymKind.Site) : WordLists.Hyphened(kind.ToString());

    private static double Weight(Stanza stanza, string kind) => stanza[kind] switch
    {
        null => 0,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) => weight,
        var text => throw stanza.Error("CAS0412", $"expected a number instead of '{text}'. Correct the line."),
    };
}
