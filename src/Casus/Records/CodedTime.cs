using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>A time expression.</summary>
public sealed record CodedTime : TextQuote
{
    /// <summary>TIMEX3 type in capitals: <c>DATE</c>, <c>TIME</c>, <c>DURATION</c>, <c>SET</c>.</summary>
    public required string Type { get; init; }

    /// <summary>TIMEX3 value, or <see langword="null"/> with a reason in <see cref="Unknown"/>.</summary>
    public string? Value { get; init; }

    /// <summary>TIMEX3 modifier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mod { get; init; }

    /// <summary>
    /// What a relative value was counted from: <c>publishedOn</c>, <c>dateline</c>, <c>narrative</c>, <c>speech</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }

    /// <summary>Reason code when there is no value: <c>no-anchor-date</c>, <c>no-such-date</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }
}
