using System.Collections.Immutable;
using System.Globalization;
using Casus.Knowledge;

namespace Casus.Grounding;

/// <summary>
/// What speaks for or against one of the places that a name may mean. What each weighs stands in <c>toponym-weights.txt</c>.
/// </summary>
internal enum ToponymFactor
{
    Country,
    FormerCountry,
    CountrySize,
    Division,
    DivisionSize,
    District,
    DistrictSize,
    Capital,
    SeatOfDivision,
    Town,
    TownSize,
    PartOfTown,
    PartSize,
    GreatCity,
    Sea,
    Region,
    OtherFeature,
    WellKnown,
    AbbreviatedName,
    BareDivision,
    BareDistrict,
    WithoutArticle,
    HistoricName,
    OtherName,
    OtherNameOfCity,
    OtherNameOfTown,
    RivalledName,
    SeatOfSameName,
    DivisionWord,
    DistrictWord,
    TownWord,
    TownPreposition,
    OtherWord,
    Contained,
    NotContained,
    SameCountry,
    InCountry,
    InDivision,
    InDistrict,
    Near,
    NearKm,
    ContextMost,
    ContextHalf,
    Repetition,
    PublisherHome,
}

/// <summary>The weights of the factors by which the place of a name is chosen.</summary>
public sealed class ToponymWeights
{
    private readonly double[] values;
    private readonly string[] wordings;

    private ToponymWeights(double[] values, string[] wordings) => (this.values, this.wordings) = (values, wordings);

    internal double this[ToponymFactor factor] => values[(int)factor];

    /// <summary>Reads <c>gazetteer/toponym-weights.txt</c> of the data folder.</summary>
    /// <exception cref="Reports.CasusException">CAS0301 to CAS0304: the file is missing or damaged; CAS0413: a factor stands twice,
    /// is missing, or has no number; CAS0505: a factor is unknown.</exception>
    public static ToponymWeights Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var factors = Enum.GetValues<ToponymFactor>();
        var (values, wordings) = (new double[factors.Length], new string?[factors.Length]);
        foreach (var stanza in data.Stanzas("gazetteer/toponym-weights.txt"))
        {
            var factor = WordLists.Choice<ToponymFactor>(stanza, "factor");
            if (wordings[(int)factor] is not null)
                throw stanza.Error("CAS0413", $"the factor '{NameOf(factor)}' stands twice. Take one of the two away.");
            wordings[(int)factor] = stanza.Require("says");
            if (!double.TryParse(stanza.Require("weight"), NumberStyles.Float, CultureInfo.InvariantCulture, out values[(int)factor]))
                throw stanza.Error("CAS0413", $"expected a number instead of '{stanza["weight"]}'. Correct the line.");
        }

        if (Array.FindIndex(wordings, w => w is null) is >= 0 and var missing)
            throw new Reports.CasusException(
                "CAS0413", "gazetteer/toponym-weights.txt", $"the factor '{NameOf((ToponymFactor)missing)}' is missing. Add a stanza for it.");
        return new(values, wordings!);
    }

    internal string Says(ToponymFactor factor) => wordings[(int)factor];

    /// <summary>The same with another weight for one factor.</summary>
    internal ToponymWeights With(ToponymFactor factor, double weight)
    {
        var changed = (double[])values.Clone();
        changed[(int)factor] = weight;
        return new(changed, wordings);
    }

    /// <summary>The name of a factor as the file writes it.</summary>
    internal static string NameOf(ToponymFactor factor) => WordLists.Hyphened(factor.ToString());

    /// <summary>All factors in their order.</summary>
    internal static ImmutableArray<ToponymFactor> Factors { get; } = [.. Enum.GetValues<ToponymFactor>()];
}

/// <summary>Adds up what speaks for a place, and on demand notes it in words.</summary>
internal ref struct ToponymTally(ToponymWeights weights, System.Text.StringBuilder? words)
{
    /// <summary>The sum so far.</summary>
    public double Sum { get; private set; }

    /// <summary>Adds a factor so many times.</summary>
    public void Add(ToponymFactor factor, double times = 1)
    {
        var amount = weights[factor] * times;
        Sum += amount;
        if (amount != 0)
            words?.Append(words.Length > 0 ? ", " : "").Append(weights.Says(factor)).Append(' ').Append(amount.ToString("+0.0;−0.0;0", CultureInfo.InvariantCulture));
    }
}
