namespace Casus.Grounding;

/// <summary>How a place name is used.</summary>
public enum ToponymUsage
{
    /// <summary>It says where: "in Baghdad", "the Baghdad strike".</summary>
    Literal,

    /// <summary>It stands for a government or people: "Moscow denied".</summary>
    Metonymic,

    /// <summary>An adjective or noun of origin: "Syrian", "Iraqis".</summary>
    Demonym,
}
