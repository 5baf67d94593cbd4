using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>The part somebody or something plays in an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipantRole>))]
public enum ParticipantRole
{
    /// <summary>Who did it; for deeds without violence PLOVER's actor.</summary>
    [JsonStringEnumMemberName("actor")]
    Actor,

    /// <summary>What it was aimed at; for deeds without violence PLOVER's recipient.</summary>
    [JsonStringEnumMemberName("target")]
    Target,

    /// <summary>The people harmed.</summary>
    [JsonStringEnumMemberName("victim")]
    Victim,

    /// <summary>The weapon or means.</summary>
    [JsonStringEnumMemberName("instrument")]
    Instrument,

    /// <summary>Who claimed responsibility.</summary>
    [JsonStringEnumMemberName("claimant")]
    Claimant,
}
