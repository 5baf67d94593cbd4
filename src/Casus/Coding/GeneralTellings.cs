using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells mentions that speak of many deeds, or of what many deeds did, from those that tell of one.</summary>
/// <remarks>What shows it stands on the mention itself (<see cref="GenericDeeds"/>, <see cref="Tallies"/>, <see cref="Habits"/>, <see cref="LongPerfects"/>) or on the deeds
/// that it follows from: "has carried out 100 air strikes since 2010, killing 900".</remarks>
internal sealed class GeneralTellings(Reading reading, DiscourseCues cues)
{
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly Articles articles = new(reading);

    /// <summary>What tells of deeds in general.</summary>
    public GenericDeeds Generic { get; } = new(reading, cues);

    /// <summary>What sums up a war or a long time.</summary>
    public Tallies Tallies { get; } = new(reading, cues);

    /// <summary>What is done again and again.</summary>
    public Habits Habits { get; } = new(reading, cues);

    /// <summary>Perfects over months or years.</summary>
    public LongPerfects Perfects { get; } = new(reading);

    /// <summary>Whether a mention tells of no single deed.</summary>
    public bool Is(EventMention mention) => BySelf(mention) || OthersBehind(mention) is not null;

    /// <summary>The words of the many deeds, or of the habit, that the mention goes with, and why they show it; <see langword="null"/> where it goes with none.</summary>
    public (TokenRange Words, string Rule)? OthersBehind(EventMention mention)
    {
        if (DeedsThatDid(mention) is { } deeds)
            return (new(deeds.Head, deeds.Head + 1), "it tells what many deeds did");
        if (HabitBehind(mention) is { } habit)
            return (Habits.WordsOn(habit), "it tells what is done again and again");
        return DiedOfManyDeeds(mention) ? (mention.Range, "it tells what many deeds did") : null;
    }

    private bool BySelf(EventMention mention) => Generic.Is(mention) || Tallies.CueOn(mention) is not null || !Habits.WordsOn(mention).IsEmpty
        || (mention.Trigger.Type.IsViolent && !Perfects.WordsOn(mention).IsEmpty);

    // "In May four attacks killed 18 soldiers": what many deeds did is of many deeds.
    private EventMention? DeedsThatDid(EventMention mention)
    {
        if (!mention.Trigger.Type.IsResult || mention.Trigger.Class != WordClass.Verb)
            return null;
        var doers = mention.Arguments.Where(a => a.Slot is Slot.Subject or Slot.By).Select(a => a.Head).ToList();
        // "has carried out 100 air strikes since 2010, killing over 900", "has carried out many bombings, killing hundreds"
        if (syntax.Relations[mention.Head] == Relation.Advcl && syntax.FineTags[mention.Head] == "VBG"
            && mentions.FirstOrDefault(m => m.Head == syntax.Child(syntax.Heads[mention.Head], Relation.Obj) && m.Trigger.Type.IsViolent) is { } done
            && (IsNumbered(done) || FiniteVerbs.IsPresentPerfect(syntax, syntax.Heads[mention.Head])) && BySelf(done))
        {
            return done;
        }

        // "four attacks attributed to the group killed": the tree may hang the subject on the participle.
        var deed = doers.Count > 0 ? mentions.FirstOrDefault(m => doers.Contains(m.Head))
            : syntax.Child(mention.Head, Relation.NsubjPass) < 0 && mention.Index > 0 ? mentions[mention.Index - 1] : null;
        return deed is { Trigger: { Type.IsViolent: true, Class: WordClass.Noun } } && sentences.Holding(deed.Head) == sentences.Holding(mention.Head)
            && (IsNumbered(deed) || Tallies.CueOn(deed) is not null) && BySelf(deed) ? deed : null;
    }

    // "They raid villages, often killing farmers": what goes with a habit is one.
    private EventMention? HabitBehind(EventMention mention) => mention.Trigger.Class == WordClass.Verb && syntax.Relations[mention.Head] is Relation.Advcl or Relation.Conj
        ? mentions.FirstOrDefault(m => m.Head == syntax.Heads[mention.Head] && !Habits.WordsOn(m).IsEmpty)
        : null;

    // "There were 90 bombings. Twelve people have died in the blasts": the blasts are those of which many have been told.
    private bool DiedOfManyDeeds(EventMention result)
    {
        if (!result.Trigger.Type.IsResult || result.Trigger.Class != WordClass.Verb)
            return false;
        if (!mentions.Any(m => AreManyDeeds(m) && result.Arguments.Any(a => a.Head == m.Head) && articles.IsDefinite(m)))
            return false;
        var start = sentences[sentences.Holding(result.Head)].Start;
        return mentions.LastOrDefault(m => m.Head < start && AreManyDeeds(m)) is { } before && IsNumbered(before) && BySelf(before);
    }

    private bool AreManyDeeds(EventMention mention) => mention.Trigger is { Type.IsViolent: true, Class: WordClass.Noun } && Generic.IsPlural(mention);

    private bool IsNumbered(EventMention deed)
    {
        for (var token = NounPhrases.Base(syntax, deed.Head).Start; token < deed.Head; token++)
        {
            if (syntax.Tags[token] == UniversalTag.Num)
                return true;
        }

        return false;
    }
}
