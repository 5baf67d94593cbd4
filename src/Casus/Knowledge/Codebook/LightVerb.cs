using System.Collections.Immutable;

namespace Casus.Knowledge;

/// <summary>
/// A verb that says little itself and lends its subject to the event its noun names: "carried out an attack".
/// </summary>
public sealed class LightVerb
{
    /// <summary>Its lemmas in order, verb first.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>
    /// The role of its subject in the event of the noun; <see langword="null"/> where the subject is that noun itself
    /// ("an attack took place").
    /// </summary>
    public required FrameRole? Subject { get; init; }

    /// <summary>Where the noun stands: object, subject or a preposition's slot ("came <i>under</i> attack").</summary>
    public required Slot Event { get; init; }

    /// <summary>The words as one string.</summary>
    public override string ToString() => string.Join(' ', Words);
}
