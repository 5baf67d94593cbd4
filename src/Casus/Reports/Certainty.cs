using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>How sure it is that a participant played its part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>Given as fact by the outlet, by its sources or by the participant itself.</summary>
    [JsonStringEnumMemberName("stated")]
    Stated,

    /// <summary>Claimed by the participant, an armed group, itself.</summary>
    [JsonStringEnumMemberName("claimed")]
    Claimed,

    /// <summary>Blamed by an opponent or an official.</summary>
    [JsonStringEnumMemberName("accused")]
    Accused,

    /// <summary>Suspected, apparent, alleged.</summary>
    [JsonStringEnumMemberName("suspected")]
    Suspected,

    /// <summary>Denied, by the participant or for it.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,
}
