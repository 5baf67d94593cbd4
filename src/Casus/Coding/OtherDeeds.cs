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
                && (cues.OtherModifiers.TryFind(syntax.Lemmas[child], out _) || cues.OtherModifiers.TryFind(tokens[child], out _)))
                return syntax.Lemmas[child];
        }

        return null;
    }

    /// <summary>Whether a sentence opens by turning elsewhere: "Elsewhere in the province, …", "In a separate incident, …".</summary>
    public bool OpensElsewhere(TokenRange sentence)
    {
        for (var t = sentence.Start; t < Math.Min(sentence.End, sentence.Start + LatestOpening); t++)
        {
            if (cues.OtherOpenings.TryFindAt(tokens, t, out _, out _))
                return true;
        }

        return false;
    }
}
