using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds the words by which a report turns to another deed than the one it was telling of.</summary>
internal sealed class OtherDeeds(Reading reading, DiscourseCues cues)
{
    // "But elsewhere", "And, in a separate attack"
    private const int LatestOpening = 3;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>The word on a deed that tells it from another, or <see langword="null"/>: "separate", "earlier".</summary>
    public string? IsOther(EventMention mention)
    {
        if (mention.Trigger.Class != WordClass.Noun)
            return null;
        foreach (var child in syntax.ChildrenOf(mention.Head))
        {
            if (syntax.Relations[child] is Relation.Amod or Relation.Det
                && (cues.OtherModifiers.TryFind(syntax.Lemmas[child], out _) || cues.OtherModifiers.TryFind(tokens[child], out _) || (IsOrdinal(child) && IsHoursLater(mention.Head))))
                return syntax.Lemmas[child];
        }

        return null;
    }

    private bool IsOrdinal(int word) => syntax.Lemmas[word] is "second" or "third" or "fourth";

    // "An hour later a second blast killed four": minutes later it is the same attack.
    private bool IsHoursLater(int deed)
    {
        var verb = syntax.Tags[deed] == UniversalTag.Verb ? deed : syntax.Heads[deed];
        if (verb < 0)
            return false;
        foreach (var later in syntax.ChildrenOf(verb))
        {
            if (tokens[later] is "later" or "after" && later > 0 && syntax.Lemmas[later - 1] is "hour" or "day")
                return true;
        }

        return false;
    }

    /// <summary>Whether a sentence opens by turning elsewhere: "Elsewhere in the province, …", "In a separate incident, …".</summary>
    public bool OpensElsewhere(TokenRange sentence)
    {
        // "Earlier, gunmen killed an official in Afgoye"
        if (sentence.Count > 2 && tokens[sentence.Start] is "Earlier" && tokens[sentence.Start + 1] is ",")
            return true;
        for (var t = sentence.Start; t < Math.Min(sentence.End, sentence.Start + LatestOpening); t++)
        {
            if (cues.OtherOpenings.TryFindAt(tokens, t, out _, out _))
                return true;
        }

        return false;
    }
}
