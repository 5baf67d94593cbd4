using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>A word or phrase that evokes an event type, with the conditions under which it does.</summary>
public sealed class Trigger
{
    /// <summary>The type it evokes.</summary>
    public required EventType Type { get; init; }

    /// <summary>Which of its slots fill which roles.</summary>
    public required Frame Frame { get; init; }

    /// <summary>Verb, noun or adjective.</summary>
    public required WordClass Class { get; init; }

    /// <summary>Its lemmas in order, "blow up", "drone strike".</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>
    /// The place of its head in <see cref="Words"/>: the verb (the first word, or the one after an adverb in -ly), the adjective, the noun (the
    /// last word, or the one before "of" and other prepositions).
    /// </summary>
    public required int Head { get; init; }

    /// <summary>Whether it needs further evidence near it: a casualty, a weapon, an armed actor.</summary>
    public required bool IsWeak { get; init; }

    /// <summary>What must and must not stand in its slots.</summary>
    public required TriggerConditions Conditions { get; init; }

    /// <summary>What the word means here, for readers of the codebook.</summary>
    public string? Gloss { get; init; }

    /// <summary>The words as one string.</summary>
    public string Text => string.Join(' ', Words.AsSpan());

    /// <summary>The words and the type, for explanations.</summary>
    public override string ToString() => $"{Text} → {Type.Name}";
}
