using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Records;

/// <summary>The record of one report: what <c>casus code</c> writes. Offsets are half-open and count Unicode code points.</summary>
/// <remarks>The contract is the JSON Schema that <c>casus schema</c> prints.</remarks>
public sealed record CodedReport
{
    /// <summary>The caller's name for the report, or one made from its content.</summary>
    public required string Id { get; init; }

    /// <summary>Program and version that read it.</summary>
    public required string Coder { get; init; }

    /// <summary>ISO 8601 as given, or as found in a byline or dateline (then <see cref="DerivedFrom"/> says so).</summary>
    public string? PublishedOn { get; init; }

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

/// <summary>A half-open range of code points.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
public sealed record TextRange(int Start, int End);

/// <summary>A person, organisation or thing of the report with all its mentions.</summary>
public sealed record CodedEntity
{
    /// <summary><c>e1</c>, <c>e2</c>, … within the report.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required EntityType Type { get; init; }

    /// <summary>Its best name in the report, else its first description.</summary>
    public required string Name { get; init; }

    /// <summary>The entry of the actor register, when linked.</summary>
    public string? ActorId { get; init; }

    /// <summary>ISO 3166-1 alpha-3 of the actor, nationality or place, when known.</summary>
    public string? Country { get; init; }

    /// <summary>PLOVER sector of the actor, when known.</summary>
    public string? Sector { get; init; }

    /// <summary>In text order; at least one.</summary>
    public required ImmutableArray<CodedMention> Mentions { get; init; }

    /// <summary>Register entries it might be, when it is ambiguous.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? ActorCandidates { get; init; }
}

/// <summary>One mention of an entity.</summary>
public sealed record CodedMention : TextQuote
{
    /// <summary>How it names the entity.</summary>
    public required MentionForm Form { get; init; }
}

/// <summary>A place name.</summary>
public sealed record CodedPlace : TextQuote
{
    /// <summary>GeoNames' number, or <see langword="null"/> with a reason in <see cref="Unknown"/>.</summary>
    public int? GeonameId { get; init; }

    /// <summary>GeoNames' main name.</summary>
    public string? Name { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    /// <summary>Decimal degrees, WGS 84.</summary>
    public double? Longitude { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>First-order division.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Second-order division.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Admin2 { get; init; }

    /// <summary>GeoNames feature code.</summary>
    public string? Feature { get; init; }

    /// <summary><c>literal</c>, <c>metonymic</c> or <c>demonym</c>.</summary>
    public required string Usage { get; init; }

    /// <summary>0 to 1: how far ahead of its rivals the place is.</summary>
    public double Score { get; init; }

    /// <summary>Rivals, best first, at most five.</summary>
    public ImmutableArray<CodedPlaceCandidate> Alternatives { get; init; } = [];

    /// <summary>Reason code when there is no place: <c>ambiguous-place</c>, <c>not-in-gazetteer</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }
}

/// <summary>Another place the name might mean.</summary>
/// <param name="GeonameId">GeoNames' number.</param>
/// <param name="Name">GeoNames' main name.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Admin1">First-order division.</param>
/// <param name="Latitude">Decimal degrees.</param>
/// <param name="Longitude">Decimal degrees.</param>
/// <param name="Score">Comparable among the candidates of one name.</param>
public sealed record CodedPlaceCandidate(int GeonameId, string Name, string Country, string? Admin1, double Latitude, double Longitude, double Score);

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

    /// <summary>What a relative value was counted from: <c>publishedOn</c>, <c>dateline</c>, <c>narrative</c>, <c>speech</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }

    /// <summary>Reason code when there is no value: <c>no-anchor-date</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }
}

/// <summary>Words that somebody is said to have said.</summary>
public sealed record CodedQuote : TextQuote
{
    /// <summary><c>direct</c> or <c>indirect</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The entity who said it, or <see langword="null"/> with a reason in <see cref="Unknown"/>.</summary>
    public string? Speaker { get; init; }

    /// <summary>The verb or phrase that attributes.</summary>
    public TextQuote? Cue { get; init; }

    /// <summary>Reason code when there is no speaker: <c>speaker-unnamed</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }
}
