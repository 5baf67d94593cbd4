using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>How a mention names its entity.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MentionForm>))]
public enum MentionForm
{
    /// <summary>By a proper name.</summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>By a common noun: "the militia".</summary>
    [JsonStringEnumMemberName("nominal")]
    Nominal,

    /// <summary>By a pronoun.</summary>
    [JsonStringEnumMemberName("pronoun")]
    Pronoun,
}
