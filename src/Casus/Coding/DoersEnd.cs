using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells what an attacker did from what was done to him: "before police shot him dead", "and broke into his room".</summary>
/// <remarks>It belongs to the event and its tolls, but names neither the deed's kind nor those who did it.</remarks>
internal sealed class DoersEnd(Reading reading, DiscourseCues cues)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly Articles articles = new(reading);

    /// <summary>Whether a mention tells what others did to the doer of the deed, or how they came to him.</summary>
    public bool IsToldBy(MentionFacts facts, IReadOnlyList<MentionFacts> all)
    {
        if (facts.Mention.Trigger.Class != WordClass.Verb || !facts.Type.IsViolent)
            return false;
        // "One blew himself up and the other was shot dead by officers."
        if (facts.Mention.Arguments.Any(a => a.Slot == Slot.PassiveSubject && tokens[a.Head] is "other" or "second" or "third" && articles.HasThe(a.Head))
            && all.Any(m => m != facts && m.Sentence == facts.Sentence && m.Type is { IsViolent: true, IsResult: false }))
        {
            return true;
        }

        var doers = all.Where(m => m != facts).SelectMany(m => m.Actors).ToHashSet();
        var harmed = facts.Roles.Where(r => r.Role is FrameRole.Victim or FrameRole.Target).ToList();
        if (doers.Count == 0 || harmed.Count == 0 || facts.Actors.Overlaps(doers))
            return false;
        var others = all.Any(m => m != facts && m.Roles.Any(r => r.Role is FrameRole.Victim or FrameRole.Target && !IsDoer(r.Head, doers)));
        return others && facts.Roles.Any(r => r.Role == FrameRole.Actor) && harmed.TrueForAll(r => IsDoer(r.Head, doers));
    }

    // He himself, "the attacker", or what is his: "his room".
    private bool IsDoer(int head, HashSet<int> doers)
    {
        if (entities.At(head) is { } entity && doers.Contains(entity.Index))
            return true;
        if (entities.At(head) is null && tokens[head] is "he" or "she" or "him" or "himself" or "her" or "herself" or "them")
            return true;
        // "four of the attackers"
        if (syntax.Tags[head] == UniversalTag.Num && syntax.Child(head, Relation.Nmod) is var whole and >= 0)
            return IsDoer(whole, doers);
        if (cues.Doers.TryFind(syntax.Lemmas[head], out _) && articles.HasThe(head))
            return true;
        var owner = syntax.Child(head, Relation.NmodPoss);
        if (owner < 0 || syntax.Tags[owner] != UniversalTag.Pron)
            return false;
        // "An American drone blew up his car": no state is "he".
        return entities.At(owner) is { } his ? doers.Contains(his.Index) : tokens[owner] is "its" or "their" || doers.Any(d => entities.All[d].Type == EntityType.Person);
    }
}
