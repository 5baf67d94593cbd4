using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What becomes of tellings without violence that are said, asked, refused or imagined rather than done.</summary>
/// <remarks>
/// What a statement only speaks of is its topic and makes its kind more exact ("demanded a ceasefire" asks to give way); to say that one will
/// not do a thing is to refuse it; what is only imagined, or somebody's purpose, is no event.
/// </remarks>
internal sealed class VerbalActs(Reading reading, Refinements refinements, DiscourseCues cues)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly StatementTopics topics = new(reading, cues);
    private readonly ImmutableArray<Stance> stances = reading.Get(Stance.Layer);
    private readonly HashSet<int> heads = [.. reading.Get(EventMention.Layer).Select(m => m.Head)];

    /// <summary>Whether no member of the group tells of an event of its own.</summary>
    public bool IsNoEvent(MentionGroup group) => group.Members.TrueForAll(m => topics.IsMerelySpokenOf(m.Mention, m.Modality) || IsUndone(m));

    /// <summary>The member's type, made more exact by what it speaks of or that it refuses.</summary>
    public EventType TypeOf(MentionFacts facts)
    {
        if (IsRefusal(facts.Mention.Trigger.Type, stances[facts.Mention.Index]))
            return refinements.RefineRefused(facts.Type);
        return topics.Of(facts.Mention).Select(t => refinements.RefineByTopic(facts.Type, t.Trigger.Type)).FirstOrDefault(t => t != facts.Type) ?? facts.Type;
    }

    /// <summary>Whether "not" on "will" makes a refusal of a deed: only of what would be to somebody's good.</summary>
    public static bool CanBeRefused(EventType type) => !type.IsViolent && type.Quad is 1 or 2;

    // An assertion that has a cue is one that its "not" makes.
    private static bool IsRefusal(EventType type, Stance stance) => stance is { Modality: Modality.Asserted, Cue.IsEmpty: false } && CanBeRefused(type);

    // "If Norway signs the treaty", "prevented the march", "a meeting aimed at ending the dispute"
    private bool IsUndone(MentionFacts facts)
    {
        if (facts.Type.IsViolent)
            return false;
        var cue = stances[facts.Mention.Index].Cue.Start;
        return facts.Modality switch
        {
            Modality.Hypothetical => true,
            // Kept from happening by another act.
            Modality.Denied => cue != facts.Mention.Head && heads.Contains(cue),
            // Nobody says that he will do it.
            Modality.Planned => facts.Actors.IsEmpty && cue != facts.Mention.Head && syntax.Heads[cue] != facts.Mention.Head,
            _ => false,
        };
    }
}
