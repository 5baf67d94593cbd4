using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>When an event happened.</summary>
public sealed record EventDate
{
    /// <summary>Among <see cref="DerivedFrom"/> where the day is inferred from a verb's tense.</summary>
    public const string Tense = "tense";

    /// <summary>Among <see cref="DerivedFrom"/> where the day is inferred from that on which somebody told of the event.</summary>
    public const string Told = "told";

    /// <summary>First possible day, ISO 8601.</summary>
    public required string Start { get; init; }

    /// <summary>Last possible day, ISO 8601.</summary>
    public required string End { get; init; }

    /// <summary><c>day</c>, <c>days</c>, <c>week</c>, <c>month</c>, <c>year</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>The time words; of a day that is inferred from a tense, the verb; from what was told, the words for that day.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];

    /// <summary>
    /// What a relative time was counted from, <c>publishedOn</c>. Where no time is given, <c>publishedOn, tense</c> says that the report tells in the
    /// present perfect what happened, most likely on the day of publication, sometimes the day before; <c>publishedOn, told</c> that it had happened when somebody told of it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }
}
