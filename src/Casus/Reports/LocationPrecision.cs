using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>How exactly a location is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LocationPrecision>))]
public enum LocationPrecision
{
    /// <summary>A building, camp or other spot.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>A part of a town, or a street or building somewhere in it: the point is the town's where the part has none.</summary>
    [JsonStringEnumMemberName("neighbourhood")]
    Neighbourhood,

    /// <summary>A city, town or village.</summary>
    [JsonStringEnumMemberName("city")]
    City,

    /// <summary>A second-order division.</summary>
    [JsonStringEnumMemberName("admin2")]
    Admin2,

    /// <summary>A first-order division.</summary>
    [JsonStringEnumMemberName("admin1")]
    Admin1,

    /// <summary>A country and no more.</summary>
    [JsonStringEnumMemberName("country")]
    Country,

    /// <summary>A sea, a region, a river, any area without a ladder.</summary>
    [JsonStringEnumMemberName("area")]
    Area,
}
