using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells what a deed did to its victims.</summary>
internal sealed class TollOutcomes(Reading reading, DiscourseCues cues)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>What befell the victims of a mention; <see langword="null"/> where its words do not say.</summary>
    /// <remarks>"The bomb killed five" is a bombing by its type; its verb says what befell the five. "Fatally shot", "the fatal shooting of": that it killed.</remarks>
    public CasualtyOutcome? Of(EventMention mention) => Told(mention) is { } outcome ? Fatal(mention, outcome)
        : mention.Trigger.Type.IsViolent && IsFatal(mention.Head) ? CasualtyOutcome.Killed : null;

    // "threatened him with death", "survived an attempt on his life", "sentenced three men to death"
    private static bool HarmsNobody(EventMention mention) => mention.Trigger.Type.Name is "threat-of-violence" or "assassination-attempt" or "conviction";

    /// <summary>What befell the victims of a deed that hits and does not say whether they live: "shot five people"; <see langword="null"/> for any other. Not "shot at".</summary>
    public CasualtyOutcome? OfHit(EventMention mention)
    {
        if (mention.Trigger.Class != WordClass.Verb || ShotDownWeapons.IsInterception(mention.Trigger.Type) || Of(mention) is not null || (mention.Range.End < syntax.Lemmas.Length && syntax.Lemmas[mention.Range.End] is "at"))
            return null;
        if (cues.TollHits.TryFind(syntax.Lemmas[mention.Head], out var outcome))
            return outcome;
        if (mention.Trigger.Type.IsViolent && IsInLimb(mention.Head))
            return CasualtyOutcome.Injured;
        // "were struck by gunfire"
        return mention.Trigger.Type.IsViolent && mention.Arguments.Any(a => a.Slot is Slot.By or Slot.With && cues.TollMissiles.TryFind(syntax.Lemmas[a.Head], out outcome)) ? outcome : null;
    }

    /// <summary>Whether a blow hit a limb: "hit in the leg" is wounded, and no more.</summary>
    public bool IsInLimb(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (child > verb && syntax.Relations[child] == Relation.Obl && cues.TollLimbs.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return false;
    }

    /// <summary>What befell people whom a word counts, with what stands on it: "fatally wounded" is killed.</summary>
    public CasualtyOutcome Fatal(int word, CasualtyOutcome outcome) => outcome == CasualtyOutcome.Injured && IsFatal(word) ? CasualtyOutcome.Killed : outcome;

    // "suffered a fatal wound": the word stands on what the verb brings with it.
    private CasualtyOutcome Fatal(EventMention mention, CasualtyOutcome outcome) =>
        outcome == CasualtyOutcome.Injured && mention.Trigger.Class == WordClass.Verb && mention.Trigger.Words.Length > 1 && mention.Arguments.Any(a => a.Slot == Slot.Object && IsFatal(a.Head))
            ? CasualtyOutcome.Killed
            : Fatal(mention.Head, outcome);

    private bool IsFatal(int word)
    {
        foreach (var child in syntax.ChildrenOf(word))
        {
            if (cues.TollFatal.TryFind(syntax.Lemmas[child], out _))
                return true;
        }

        return word > 0 && cues.TollFatal.TryFind(syntax.Lemmas[word - 1], out _);
    }

    private CasualtyOutcome? Told(EventMention mention)
    {
        if (HarmsNobody(mention))
            return null;
        // "succumbed to his wounds"
        if (mention.Trigger.Class == WordClass.Verb && cues.TollPerishes.TryFind(mention.Trigger.Words[0], out var perished))
            return perished;
        for (var t = mention.Range.Start; mention.Trigger.Class == WordClass.Verb && t < mention.Range.End; t++)
        {
            if (cues.TollDeeds.TryFind(syntax.Lemmas[t], out var deed))
                return deed;
        }

        // "shot five villagers dead": the phrase has a gap.
        foreach (var word in mention.Trigger.Class == WordClass.Verb ? mention.Trigger.Words : [])
        {
            if (cues.TollDeeds.TryFind(word, out var deed))
                return deed;
        }

        for (var t = mention.Trigger.Type; t is not null; t = t.Parent)
        {
            if (cues.TollTypes.TryFind(t.Name, out var outcome))
                return outcome;
        }

        return null;
    }
}
