using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells by its article whether a noun brings something new or means what the reader knows.</summary>
internal sealed class Articles(Reading reading)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>Whether "the" stands on a noun.</summary>
    public bool HasThe(int noun) => syntax.Child(noun, Relation.Det) is var the and >= 0 && tokens[the].Equals("the", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a deed's noun is one that the reader knows: "the attack", "that attack".</summary>
    public bool IsDefinite(EventMention mention) => Determiner(mention) is { } d
        && (d.Equals("the", StringComparison.OrdinalIgnoreCase) || d.Equals("this", StringComparison.OrdinalIgnoreCase) || d.Equals("that", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a deed's noun points to what was told last: "that attack", "this raid".</summary>
    public bool IsThat(EventMention mention) => Determiner(mention) is "that" or "That" or "this" or "This";

    /// <summary>Whether a deed's noun brings a new one: "an attack".</summary>
    /// <param name="mention">The deed.</param>
    /// <param name="another">Whether it is said to be another one: "another attack".</param>
    public bool IsIndefinite(EventMention mention, out bool another)
    {
        var determiner = Determiner(mention);
        another = determiner is not null && determiner.Equals("another", StringComparison.OrdinalIgnoreCase);
        return another || (determiner is not null && (determiner.Equals("a", StringComparison.OrdinalIgnoreCase) || determiner.Equals("an", StringComparison.OrdinalIgnoreCase)));
    }

    private string? Determiner(EventMention mention) => mention.Trigger.Class == WordClass.Noun && syntax.Child(mention.Head, Relation.Det) is var d and >= 0
        ? tokens[d].ToString()
        : null;
}
