namespace Casus.Knowledge;

/// <summary>What the words around a trigger must and must not be; a missing test is always met.</summary>
/// <remarks>
/// "Object" is what is acted on: the object of an active, the subject of a passive verb. A positive test asks for a filler that
/// matches, and fails when the slot is empty; a negative test fails when any filler matches.
/// </remarks>
public sealed class TriggerConditions
{
    private TriggerConditions()
    {
    }

    /// <summary>A trigger without conditions.</summary>
    public static TriggerConditions None { get; } = new();

    /// <summary>The object (or passive subject) must match.</summary>
    public NounTest? Object { get; private init; }

    /// <summary>No object (or passive subject) may match.</summary>
    public NounTest? NotObject { get; private init; }

    /// <summary>The subject (or "by" agent) must match.</summary>
    public NounTest? Subject { get; private init; }

    /// <summary>No subject (or "by" agent) may match.</summary>
    public NounTest? NotSubject { get; private init; }

    /// <summary>
    /// A prepositional phrase or an adverb of the trigger must match; the preposition itself counts as a word.
    /// </summary>
    public NounTest? With { get; private init; }

    /// <summary>No prepositional phrase or adverb may match.</summary>
    public NounTest? NotWith { get; private init; }

    /// <summary>A word before a noun trigger (compound, adjective, possessor) must match.</summary>
    public NounTest? Modifier { get; private init; }

    /// <summary>No word before a noun trigger may match.</summary>
    public NounTest? NotModifier { get; private init; }

    /// <summary>Whether there is no condition at all.</summary>
    public bool IsEmpty => Object is null && NotObject is null && Subject is null && NotSubject is null
        && With is null && NotWith is null && Modifier is null && NotModifier is null;

    /// <summary>How many positive tests there are: the more, the more specific the trigger.</summary>
    internal int Positive =>
        (Object is null ? 0 : 1) + (Subject is null ? 0 : 1) + (With is null ? 0 : 1) + (Modifier is null ? 0 : 1);

    /// <summary>The conditions as written, for explanations and comparison.</summary>
    public override string ToString() => string.Join(" | ", new (string Name, NounTest? Test)[]
    {
        ("object", Object), ("not-object", NotObject), ("subject", Subject), ("not-subject", NotSubject),
        ("with", With), ("not-with", NotWith), ("modifier", Modifier), ("not-modifier", NotModifier),
    }.Where(p => p.Test is not null).Select(p => $"{p.Name}: {p.Test}"));

    internal static TriggerConditions Read(Stanza stanza, NounClasses nouns)
    {
        var read = new TriggerConditions
        {
            Object = NounTest.Read(stanza, "object", nouns),
            NotObject = NounTest.Read(stanza, "not-object", nouns),
            Subject = NounTest.Read(stanza, "subject", nouns),
            NotSubject = NounTest.Read(stanza, "not-subject", nouns),
            With = NounTest.Read(stanza, "with", nouns),
            NotWith = NounTest.Read(stanza, "not-with", nouns),
            Modifier = NounTest.Read(stanza, "modifier", nouns),
            NotModifier = NounTest.Read(stanza, "not-modifier", nouns),
        };
        return read.IsEmpty ? None : read;
    }
}
