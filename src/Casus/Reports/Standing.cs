using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>What part an event plays in a report.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Standing>))]
public enum Standing
{
    /// <summary>What the report reports.</summary>
    [JsonStringEnumMemberName("news")]
    News,

    /// <summary>What it retells to explain the news.</summary>
    [JsonStringEnumMemberName("background")]
    Background,

    /// <summary>A total over many incidents; never an incident itself.</summary>
    [JsonStringEnumMemberName("aggregate")]
    Aggregate,
}
