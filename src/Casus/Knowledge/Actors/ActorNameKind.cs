namespace Casus.Knowledge.Actors;

/// <summary>How a form of the register names its actor.</summary>
public enum ActorNameKind
{
    /// <summary>The entry's own name.</summary>
    Name,

    /// <summary>Another name of its own.</summary>
    Alias,

    /// <summary>A name that commonly means another actor and needs the report's country to mean this one.</summary>
    Weak,

    /// <summary>A person's name that many bear: it needs the report's country or a title of office beside it.</summary>
    Common,

    /// <summary>A state's adjective: "Iraqi".</summary>
    Adjective,

    /// <summary>A noun for a state's people: "Iraqis".</summary>
    People,

    /// <summary>A capital that may stand for the government: "Moscow".</summary>
    Capital,

    /// <summary>A building or address that stands for the government: "the Kremlin".</summary>
    Seat,
}
