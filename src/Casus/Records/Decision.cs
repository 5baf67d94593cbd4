using System.Collections.Immutable;

namespace Casus.Records;

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

    /// <summary>
    /// The field of the event it set: <c>type</c>, <c>date</c>, <c>location</c>, <c>actor</c>, <c>killed</c>; else
    /// <see langword="null"/>.
    /// </summary>
    public string? Field { get; init; }

    /// <summary>The value the field got, or the candidate would have brought, in the form of the record.</summary>
    public string? Value { get; init; }

    /// <summary>The rule by its stable name: <c>weekday-before-publication</c>, <c>metaphor</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>
    /// What the rule says, as a sentence without its full stop; <see langword="null"/> when the name says it all.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>The words the rule looked at, beside <see cref="Subject"/>.</summary>
    public ImmutableArray<TextQuote> Evidence { get; init; } = [];
}
