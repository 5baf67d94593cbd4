using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>How one event answers another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LinkRelation>))]
public enum LinkRelation
{
    /// <summary>Done in answer to it.</summary>
    [JsonStringEnumMemberName("retaliation-for")]
    RetaliationFor,

    /// <summary>One of the deeds it consists of.</summary>
    [JsonStringEnumMemberName("part-of")]
    PartOf,

    /// <summary>Said to come after it, with no cause claimed.</summary>
    [JsonStringEnumMemberName("follows")]
    Follows,
}
