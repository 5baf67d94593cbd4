using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>
/// Who the people of a toll were, as far as the report says; never inferred from the attacker's word alone.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<CasualtyGroup>))]
public enum CasualtyGroup
{
    /// <summary>The report does not say.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>Not taking part in fighting.</summary>
    [JsonStringEnumMemberName("civilian")]
    Civilian,

    /// <summary>Members of a state's forces.</summary>
    [JsonStringEnumMemberName("military")]
    Military,

    /// <summary>Members of an armed group.</summary>
    [JsonStringEnumMemberName("militant")]
    Militant,

    /// <summary>Police and other guards of order.</summary>
    [JsonStringEnumMemberName("police")]
    Police,

    /// <summary>Several of these together.</summary>
    [JsonStringEnumMemberName("mixed")]
    Mixed,
}
