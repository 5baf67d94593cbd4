namespace Casus.Knowledge;

/// <summary>The part of speech a trigger is looked up under.</summary>
public enum WordClass
{
    /// <summary>Verbs, finite or not.</summary>
    Verb,

    /// <summary>Common nouns; names too, as headlines capitalise them.</summary>
    Noun,

    /// <summary>Adjectives, participles used as adjectives included.</summary>
    Adjective,
}
