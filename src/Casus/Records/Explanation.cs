using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>Why the record of a report says what it says: what was decided, by which rule, on which words.</summary>
public sealed record Explanation
{
    /// <summary>The report's id.</summary>
    public required string Report { get; init; }

    /// <summary>In the order in which they were taken: stage by stage, in text order within a stage.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];
}

/// <summary>One decision.</summary>
public sealed record Decision
{
    /// <summary>The stage that took it, by the name of its layer: <c>event-mentions</c>, <c>toponyms</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>What was decided.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The words decided about: a trigger, a place name, a number.</summary>
    public required TextQuote Subject { get; init; }

    /// <summary>The event of the record it bears on; <see langword="null"/> for a candidate that became none.</summary>
    public string? Event { get; init; }

    /// <summary>The field of the event it set: <c>type</c>, <c>date</c>, <c>location</c>, <c>actor</c>, <c>killed</c>; else <see langword="null"/>.</summary>
    public string? Field { get; init; }

    /// <summary>The value the field got, or the candidate would have brought, in the form of the record.</summary>
    public string? Value { get; init; }

    /// <summary>The rule by its stable name: <c>weekday-before-publication</c>, <c>metaphor</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule says, as a sentence without its full stop; <see langword="null"/> when the name says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>The words the rule looked at, beside <see cref="Subject"/>.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];
}

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
