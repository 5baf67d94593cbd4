using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>An event of the report: the mentions that tell of it, and what they come to.</summary>
public sealed record EventDraft
{
    /// <summary>As the clauses tell them, in the order of their first mentions.</summary>
    public static Layer<ImmutableArray<EventDraft>> ToldLayer { get; } = new("events-told");

    /// <summary>The same with the participants that the report as a whole shows.</summary>
    public static Layer<ImmutableArray<EventDraft>> Layer { get; } = new("events");

    /// <summary>Its number in the report.</summary>
    public required int Index { get; init; }

    /// <summary>The most specific type its mentions and their instruments allow.</summary>
    public required EventType Type { get; init; }

    /// <summary>Numbers of its mentions, in text order.</summary>
    public required ImmutableArray<int> Mentions { get; init; }

    /// <summary>The mention that tells most; the record's trigger.</summary>
    public required int Best { get; init; }

    /// <summary>The surest time, or <see langword="null"/>.</summary>
    public ResolvedTime? Time { get; init; }

    /// <summary>Set where the time was not said of the event but taken from elsewhere: <c>context</c>.</summary>
    public string? TimeDerivedFrom { get; init; }

    /// <summary>The surest place; empty when there is none.</summary>
    public required MentionPlace Place { get; init; }

    /// <summary>Set where the place was not said of the event but taken from elsewhere: <c>title</c>, <c>dateline</c>, <c>context</c>.</summary>
    public string? PlaceDerivedFrom { get; init; }

    /// <summary>What the headline outside the text adds, or <see langword="null"/> when it does not tell of this event.</summary>
    public HeadlineSupport? Headline { get; init; }

    /// <summary>Who and what, in text order, one entry per entity and role.</summary>
    public required ImmutableArray<RoleFiller> Roles { get; init; }

    /// <summary>The tolls, in text order.</summary>
    public required ImmutableArray<Toll> Tolls { get; init; }

    /// <summary>How far the report stands behind it: the firmest of its mentions.</summary>
    public required Stance Stance { get; init; }
}
