namespace Casus.Language;

/// <summary>What a noun phrase refers to in its sentence, read off its head word; the types of the GUM corpus.</summary>
public enum ReferentKind : byte
{
    /// <summary>The word is no head of a noun phrase that refers to anything.</summary>
    None,

    /// <summary>A person or several.</summary>
    Person,

    /// <summary>A place, a building included.</summary>
    Place,

    /// <summary>An organisation: a company, an army, a government.</summary>
    Organisation,

    /// <summary>A thing that can be touched.</summary>
    Object,

    /// <summary>Something that happens.</summary>
    Event,

    /// <summary>A time or a span of time.</summary>
    Time,

    /// <summary>What cannot be touched.</summary>
    Abstract,

    /// <summary>An animal.</summary>
    Animal,

    /// <summary>A plant.</summary>
    Plant,

    /// <summary>A substance: water, fuel, gas.</summary>
    Substance,
}
