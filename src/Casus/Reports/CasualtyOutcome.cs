using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>What befell people.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CasualtyOutcome>))]
public enum CasualtyOutcome
{
    /// <summary>Dead.</summary>
    [JsonStringEnumMemberName("killed")]
    Killed,

    /// <summary>Hurt and alive.</summary>
    [JsonStringEnumMemberName("injured")]
    Injured,

    /// <summary>Unaccounted for.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>Taken prisoner, hostage or into custody.</summary>
    [JsonStringEnumMemberName("detained")]
    Detained,

    /// <summary>Driven from home.</summary>
    [JsonStringEnumMemberName("displaced")]
    Displaced,
}
