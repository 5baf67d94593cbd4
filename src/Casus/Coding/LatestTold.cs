using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Keeps which deed a report told of last.</summary>
/// <remarks>
/// Within a sentence that is the one whose words came last; for what follows, the one of its main clause: "Israel killed the leader with a drone while
/// its troops went on pounding Gaza. Six people died."
/// </remarks>
/// <param name="syntax">The trees.</param>
/// <param name="cues">Words for suspects.</param>
internal sealed class LatestTold(Syntax syntax, DiscourseCues cues)
{
    private int sentence = -1;
    private int depth;
    private MentionGroup? last;
    private MentionGroup? main;

    /// <summary>The deed that <paramref name="facts"/> would go on with, or <see langword="null"/>.</summary>
    public MentionGroup? For(MentionFacts facts) => facts.Sentence == sentence ? last : main;

    /// <summary>Takes down that <paramref name="facts"/> tell of <paramref name="group"/>.</summary>
    public void Tell(MentionGroup group, MentionFacts facts)
    {
        var own = TreeDistance.Depth(syntax, facts.Mention.Head);
        // "The gunman was shot dead by police. Seventeen people were injured.": the report goes on with what the gunman did.
        if (main is not null && main != group && facts.Sentence != sentence && !facts.Harmed.IsEmpty && (BefellSuspect(facts) || main.Members.Exists(m => m.Actors.Overlaps(facts.Harmed))))
        {
            sentence = facts.Sentence;
            last = group;
            return;
        }

        if (facts.Sentence != sentence || own <= depth)
            (main, depth) = (group, own);
        (sentence, last) = (facts.Sentence, group);
    }

    // "Police shot a suspect dead."
    private bool BefellSuspect(MentionFacts facts) => facts.Roles.Any(r => r.Role == FrameRole.Victim && cues.Suspects.TryFind(syntax.Lemmas[r.Head], out _));
}
