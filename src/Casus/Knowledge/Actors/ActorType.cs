namespace Casus.Knowledge.Actors;

/// <summary>A kind of actor and what follows from it, an entry of <c>data/actors/types.txt</c>.</summary>
/// <param name="Name">"rebel", "state military", "igo", …</param>
/// <param name="Sector">The PLOVER sector of its actors unless they say otherwise; empty for states and peoples.</param>
/// <param name="AcledClass">ACLED's actor class, or empty where it depends on the deed.</param>
/// <param name="PloverCode">The code PLOVER writes in place of a country, or empty.</param>
/// <param name="Members">What its people are in a toll.</param>
public sealed record ActorType(string Name, string Sector, string AcledClass, string PloverCode, CasualtyClass Members)
{
    /// <summary>Whether it is a state or one of its territories.</summary>
    public bool IsState => Name is "state" or "territory";

    /// <summary>Whether it is a people or community, whose name tells of no role.</summary>
    public bool IsPeople => Name is "people";

    /// <summary>Whether it is a single person.</summary>
    public bool IsPerson => Name is PersonName;

    /// <summary>The name of the type of persons.</summary>
    internal const string PersonName = "person";
}
