namespace Casus.Knowledge.Actors;

/// <summary>What the people a noun names are in a toll: "soldiers", "gunmen", "villagers".</summary>
public enum CasualtyClass
{
    /// <summary>The word does not say.</summary>
    Unknown,

    /// <summary>Not taking part in fighting.</summary>
    Civilian,

    /// <summary>Members of a state's forces.</summary>
    Military,

    /// <summary>Members of an armed group.</summary>
    Militant,

    /// <summary>Police and other guards of order.</summary>
    Police,
}
