using System.Text.Json.Serialization;

namespace Casus.Reports;

/// <summary>How an event lies to the place that locates it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LocationRelation>))]
public enum LocationRelation
{
    /// <summary>In it or at it.</summary>
    [JsonStringEnumMemberName("in")]
    In,

    /// <summary>Near it, or a stated distance or direction from it.</summary>
    [JsonStringEnumMemberName("near")]
    Near,

    /// <summary>Between it and another.</summary>
    [JsonStringEnumMemberName("between")]
    Between,

    /// <summary>Along it: a road, a river, a border.</summary>
    [JsonStringEnumMemberName("along")]
    Along,
}
