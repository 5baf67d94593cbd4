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

    /// <summary>
    /// The words for it in the headline outside the text, counted into the title; <see langword="null"/> when that does
    /// not tell of it.
    /// </summary>
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
