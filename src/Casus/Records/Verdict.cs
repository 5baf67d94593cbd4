using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>What became of a candidate.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>It stands in the record.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>It was considered and does not stand in the record.</summary>
    [JsonStringEnumMemberName("dropped")]
    Dropped,

    /// <summary>It was found to be the same as an earlier one and joined to it.</summary>
    [JsonStringEnumMemberName("joined")]
    Joined,

    /// <summary>No value could be given; the record says why.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
