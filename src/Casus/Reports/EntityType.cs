using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>What kind of thing an entity is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntityType>))]
public enum EntityType
{
    /// <summary>A human being or a number of them.</summary>
    Person,

    /// <summary>An organisation, armed group, force, government or company.</summary>
    Organisation,

    /// <summary>A place as a place.</summary>
    Place,

    /// <summary>A building or works: a base, a mosque, a hospital, a bridge.</summary>
    Facility,

    /// <summary>A nationality, ethnicity or religion.</summary>
    Nationality,

    /// <summary>A weapon or means of violence.</summary>
    Weapon,

    /// <summary>A vehicle, vessel or aircraft.</summary>
    Vehicle,

    /// <summary>A sum of money.</summary>
    Money,

    /// <summary>A number of something.</summary>
    Quantity,
}
