using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Casus.Reports;

namespace Casus.Records;

/// <summary>One event of a report: everything the report says of it, each value with its words.</summary>
public sealed record CodedEvent
{
    /// <summary><c>v1</c>, <c>v2</c>, … within the report.</summary>
    public required string Id { get; init; }

    /// <summary>The event type of the codebook, <c>drone-strike</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its codes in the schemes of the field.</summary>
    public required EventCodes Codes { get; init; }

    /// <summary>The word that evokes it best.</summary>
    public required TextQuote Trigger { get; init; }

    /// <summary>Every trigger of this event, in text order.</summary>
    public ImmutableArray<TextQuote> Mentions { get; init; } = [];

    /// <summary>The words for it in the headline outside the text, counted into the title; <see langword="null"/> when that does not tell of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextQuote? Headline { get; init; }

    /// <summary>How far the report stands behind it.</summary>
    public required Modality Modality { get; init; }

    /// <summary>The hedge, negation or plan that sets <see cref="Modality"/>; empty for a plain assertion.</summary>
    public ImmutableArray<TextQuote> ModalityEvidence { get; init; } = [];

    /// <summary>What part it plays in the report.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Why it is not news: the words that make it background or an aggregate; empty for news.</summary>
    public ImmutableArray<TextQuote> StandingEvidence { get; init; } = [];

    /// <summary>Who says so; empty = the outlet itself.</summary>
    public ImmutableArray<Attribution> AttributedTo { get; init; } = [];

    /// <summary>When, or <see langword="null"/> with a reason in <see cref="Unknown"/>.</summary>
    public EventDate? Date { get; init; }

    /// <summary>Where, or <see langword="null"/> with a reason in <see cref="Unknown"/>.</summary>
    public EventLocation? Location { get; init; }

    /// <summary>Who and with what.</summary>
    public ImmutableArray<Participant> Participants { get; init; } = [];

    /// <summary>Tolls: one entry per claim.</summary>
    public ImmutableArray<Casualties> Casualties { get; init; } = [];

    /// <summary>Which other events it answers or belongs to.</summary>
    public ImmutableArray<EventLink> Links { get; init; } = [];

    /// <summary>Values that could not be had, with the reason code: <c>{"date": "no-date-in-text"}</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, string>? Unknown { get; init; }
}

/// <summary>Codes in the schemes of the field; a scheme that has none for the event is <see langword="null"/>.</summary>
public sealed record EventCodes
{
    /// <summary>PLOVER type, one of sixteen.</summary>
    public string? Plover { get; init; }

    /// <summary>PLOVER mode.</summary>
    public string? PloverMode { get; init; }

    /// <summary>CAMEO code, two to four digits.</summary>
    public string? Cameo { get; init; }

    /// <summary>ACLED sub-event type.</summary>
    public string? Acled { get; init; }

    /// <summary>UCDP kind of violence: <c>state-based</c>, <c>non-state</c>, <c>one-sided</c>.</summary>
    public string? Ged { get; init; }

    /// <summary>MUC-4 incident type.</summary>
    public string? Muc4 { get; init; }
}

/// <summary>Who says so.</summary>
/// <param name="Entity">The entity that says it.</param>
/// <param name="Evidence">The attributing words.</param>
public sealed record Attribution(string Entity, ImmutableArray<TextQuote> Evidence);

/// <summary>When an event happened.</summary>
public sealed record EventDate
{
    /// <summary>First possible day, ISO 8601.</summary>
    public required string Start { get; init; }

    /// <summary>Last possible day, ISO 8601.</summary>
    public required string End { get; init; }

    /// <summary><c>day</c>, <c>days</c>, <c>week</c>, <c>month</c>, <c>year</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>The time words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];

    /// <summary>What a relative time was counted from, <c>publishedOn</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }
}

/// <summary>Where an event happened.</summary>
public sealed record EventLocation
{
    /// <summary>The place name, or the name of the site.</summary>
    public required string Name { get; init; }

    /// <summary>How the event lies to the place.</summary>
    public required LocationRelation Relation { get; init; }

    /// <summary>GeoNames' number.</summary>
    public int? GeonameId { get; init; }

    /// <summary>Decimal degrees.</summary>
    public double? Latitude { get; init; }

    /// <summary>Decimal degrees.</summary>
    public double? Longitude { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>First-order division.</summary>
    public string? Admin1 { get; init; }

    /// <summary>How exactly it is known.</summary>
    public required LocationPrecision Precision { get; init; }

    /// <summary>The place words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];

    /// <summary>Set where the place was inferred, <c>dateline</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DerivedFrom { get; init; }

    /// <summary>Reason code when the name has no coordinates: <c>ambiguous-place</c>, <c>not-in-gazetteer</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unknown { get; init; }
}

/// <summary>A participant as one claim: two sources that blame two groups make two participants.</summary>
public sealed record Participant
{
    /// <summary>Its part.</summary>
    public required ParticipantRole Role { get; init; }

    /// <summary>Its entity.</summary>
    public required string Entity { get; init; }

    /// <summary>The words that name it here.</summary>
    public required string Text { get; init; }

    /// <summary>How sure.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The hedge, accusation or denial that sets <see cref="Certainty"/>; empty when stated.</summary>
    public ImmutableArray<TextQuote> CertaintyEvidence { get; init; } = [];

    /// <summary>Who says so; empty = the outlet itself.</summary>
    public ImmutableArray<Attribution> AttributedTo { get; init; } = [];

    /// <summary>The words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];
}

/// <summary>A toll as one claim.</summary>
public sealed record Casualties
{
    /// <summary>What befell them.</summary>
    public required CasualtyOutcome Outcome { get; init; }

    /// <summary>At least so many; <see langword="null"/> when the words give no lower bound.</summary>
    public int? Low { get; init; }

    /// <summary>The likeliest number; <see langword="null"/> for "many".</summary>
    public int? Best { get; init; }

    /// <summary>At most so many; <see langword="null"/> when open ("at least").</summary>
    public int? High { get; init; }

    /// <summary>Who they were.</summary>
    public required CasualtyGroup Who { get; init; }

    /// <summary>The words for them.</summary>
    public required string Text { get; init; }

    /// <summary>Who says so; empty = the outlet itself.</summary>
    public ImmutableArray<Attribution> AttributedTo { get; init; } = [];

    /// <summary>The words.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];

    /// <summary>Whether a larger toll of the same event already counts them ("including three children").</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PartOfTotal { get; init; }
}

/// <summary>How an event stands to another of the report.</summary>
/// <param name="Relation">What links them.</param>
/// <param name="Event">The other event.</param>
/// <param name="AttributedTo">Who says so; empty = the outlet itself.</param>
/// <param name="Evidence">The linking words.</param>
public sealed record EventLink(LinkRelation Relation, string Event, ImmutableArray<Attribution> AttributedTo, ImmutableArray<TextQuote> Evidence);
