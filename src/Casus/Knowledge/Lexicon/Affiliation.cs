namespace Casus.Knowledge;

/// <summary>Whom the people that a noun names belong to, as far as the noun alone tells.</summary>
public enum Affiliation
{
    /// <summary>The word does not tell: "people", "bodies".</summary>
    Unknown,

    /// <summary>Not taking part in fighting: "villagers".</summary>
    Civilian,

    /// <summary>Of a state's forces: "soldiers".</summary>
    Military,

    /// <summary>Of an armed group: "gunmen".</summary>
    Militant,

    /// <summary>Police and other guards of order.</summary>
    Police,
}
