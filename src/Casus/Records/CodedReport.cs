using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>
/// The record of one report: what <c>casus code</c> writes. Offsets are half-open and count Unicode code points.
/// </summary>
/// <remarks>The contract is the JSON Schema that <c>casus schema</c> prints.</remarks>
public sealed record CodedReport
{
    /// <summary>The caller's name for the report, or one made from its content.</summary>
    public required string Id { get; init; }

    /// <summary>Program and version that read it.</summary>
    public required string Coder { get; init; }

    /// <summary>ISO 8601 as given, or as found in a byline or dateline (then <see cref="DerivedFrom"/> says so).</summary>
    public string? PublishedOn { get; init; }

    /// <summary>The date that the text prints as its own, where it is more than a day off the one that was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrintedDate? PrintedOn { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; init; }

    /// <summary>Headline, as given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Publisher, as given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Publisher { get; init; }

    /// <summary>Address, as given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>The text itself, where Casus made it (from a page or a file) and the caller would not have it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Fields of the report that were inferred, with what from: <c>{"publishedOn": "byline"}</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, string>? DerivedFrom { get; init; }

    /// <summary>Fields of the report that could not be had, with the reason code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, string>? Unknown { get; init; }

    /// <summary>What its text is worded like; absent in records that an earlier build wrote.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Wording? Wording { get; init; }

    /// <summary>The sentences, in text order.</summary>
    public ImmutableArray<TextRange> Sentences { get; init; } = [];

    /// <summary>People, organisations and things, in order of first mention.</summary>
    public ImmutableArray<CodedEntity> Entities { get; init; } = [];

    /// <summary>Every place name, in text order.</summary>
    public ImmutableArray<CodedPlace> Places { get; init; } = [];

    /// <summary>Every time expression, in text order.</summary>
    public ImmutableArray<CodedTime> Times { get; init; } = [];

    /// <summary>Every quotation, direct or indirect, in text order.</summary>
    public ImmutableArray<CodedQuote> Quotes { get; init; } = [];

    /// <summary>The events, in order of their triggers.</summary>
    public ImmutableArray<CodedEvent> Events { get; init; } = [];
}
