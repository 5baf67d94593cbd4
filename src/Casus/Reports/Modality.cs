using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>How far the report stands behind an event having happened.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Modality>))]
public enum Modality
{
    /// <summary>Told as fact, by the outlet or by a source it relays without a hedge.</summary>
    [JsonStringEnumMemberName("asserted")]
    Asserted,

    /// <summary>Told as a claim the outlet does not make its own: "is said to have".</summary>
    [JsonStringEnumMemberName("alleged")]
    Alleged,

    /// <summary>Thought likely by someone: "apparent", "believed to".</summary>
    [JsonStringEnumMemberName("suspected")]
    Suspected,

    /// <summary>Said not to have happened.</summary>
    [JsonStringEnumMemberName("denied")]
    Denied,

    /// <summary>Intended or being prepared.</summary>
    [JsonStringEnumMemberName("planned")]
    Planned,

    /// <summary>Announced in order to deter or frighten.</summary>
    [JsonStringEnumMemberName("threatened")]
    Threatened,

    /// <summary>Conditional, feared, imagined, rehearsed.</summary>
    [JsonStringEnumMemberName("hypothetical")]
    Hypothetical,
}
