using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>Words that somebody is said to have said.</summary>
public sealed record CodedQuote : TextQuote
{
    /// <summary><c>direct</c> or <c>indirect</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The entity who said it, or <see langword="null"/> with a reason in <see cref="Unknown"/>.</summary>
    public string? Speaker { get; init; }

    /// <summary>The words for who or what says it, where that is no entity: "a leaked report".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextQuote? SpeakerWords { get; init; }

    /// <summary>The verb or phrase that attributes.</summary>
    public TextQuote? Cue { get; init; }

    /// <summary>Reason code when there is no speaker: <c>speaker-unnamed</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }
}
