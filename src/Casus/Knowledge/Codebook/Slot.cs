namespace Casus.Knowledge;

/// <summary>A grammatical place beside a trigger that a participant can fill.</summary>
public enum Slot
{
    /// <summary>No slot of any frame; the default.</summary>
    None,

    /// <summary>Subject of an active verb.</summary>
    Subject,

    /// <summary>Direct object.</summary>
    Object,

    /// <summary>Subject of a passive verb.</summary>
    PassiveSubject,

    /// <summary>Indirect object: "give <i>them</i> arms".</summary>
    IndirectObject,

    /// <summary>Possessor of a noun: "<i>Israel's</i> strike".</summary>
    Possessor,

    /// <summary>Compound, adjective or nationality before a noun: "<i>drone</i> strike", "<i>US</i> raid".</summary>
    Modifier,

    /// <summary>Clause that completes a verb or noun: "urged them <i>to leave</i>".</summary>
    Complement,

    /// <summary>Who is to do what the clause that completes a verb tells: "demanded that <i>the army</i> leave".</summary>
    ComplementSubject,

    /// <summary>Whom the object, or the object of the completing clause, names with a word of its own: "rejected <i>Norway's</i> plan".</summary>
    WithinObject,

    /// <summary>The agent of a passive or a noun: "by rebels".</summary>
    By,

    /// <summary>"with".</summary>
    With,

    /// <summary>"using", a participle that works as a preposition.</summary>
    Using,

    /// <summary>"targeting", a participle that works as a preposition.</summary>
    Targeting,

    /// <summary>"on".</summary>
    On,

    /// <summary>"onto".</summary>
    Onto,

    /// <summary>"upon".</summary>
    Upon,

    /// <summary>"against".</summary>
    Against,

    /// <summary>"at".</summary>
    At,

    /// <summary>"in".</summary>
    In,

    /// <summary>"inside".</summary>
    Inside,

    /// <summary>"outside".</summary>
    Outside,

    /// <summary>"near".</summary>
    Near,

    /// <summary>"along".</summary>
    Along,

    /// <summary>"of".</summary>
    Of,

    /// <summary>"from".</summary>
    From,

    /// <summary>"to".</summary>
    To,

    /// <summary>"toward" and "towards".</summary>
    Toward,

    /// <summary>"into".</summary>
    Into,

    /// <summary>"for".</summary>
    For,

    /// <summary>"between".</summary>
    Between,

    /// <summary>"among".</summary>
    Among,

    /// <summary>"over".</summary>
    Over,

    /// <summary>"about".</summary>
    About,

    /// <summary>"through".</summary>
    Through,

    /// <summary>"under".</summary>
    Under,

    /// <summary>"as".</summary>
    As,

    /// <summary>"after".</summary>
    After,
}
