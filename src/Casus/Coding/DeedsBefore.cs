using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells the deed of which a report has told from the one that it came after, or that came after it.</summary>
internal sealed class DeedsBefore(Reading reading, DiscourseCues cues)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EarlierDeed> earlier = reading.Get(EarlierDeed.Layer);

    /// <summary>Whether the sentence of a mention says that the deed told before came after it.</summary>
    /// <param name="members">The tellings of the deed told before.</param>
    /// <param name="facts">The mention.</param>
    public bool IsBefore(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsViolent || earlier[facts.Mention.Index].Verb is not (var verb and >= 0) || syntax.Child(verb, Relation.Nsubj) is not (var subject and >= 0) || subject > verb)
            return false;
        return members.Exists(m => m.Mention.Head == subject) || (IsPointer(subject) && members[^1].Sentence is var last && facts.Sentence - last is 0 or 1);
    }

    /// <summary>Whether a mention is called what followed the deed told before: "Air strikes that followed killed 20."</summary>
    public bool Followed(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsViolent || facts.Sentence <= members[^1].Sentence)
            return false;
        var deed = facts.Mention.Trigger.Class == WordClass.Noun ? facts.Mention.Head : syntax.Child(facts.Mention.Head, Relation.Nsubj);
        return deed >= 0 && !cues.Frays.TryFind(syntax.Lemmas[deed], out _) && syntax.Child(deed, Relation.AclRelcl) is var clause and >= 0 && syntax.Lemmas[clause] is "follow" or "ensue" && syntax.Child(clause, Relation.Obj) < 0
            && syntax.Child(clause, Relation.Nsubj) is var that and >= 0 && tokens[that] is "that" or "which";
    }

    private bool IsPointer(int subject) => syntax.Tags[subject] == UniversalTag.Pron && syntax.Lemmas[subject] is "it" or "this" or "that";
}
