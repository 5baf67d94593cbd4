using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Tells the deed of which a report has told from the one that it came after: "The strike came days after an attack that killed three soldiers."</summary>
internal sealed class DeedsBefore(Reading reading, DiscourseCues cues)
{
    // "an attack on a base that killed three"
    private const int HighestClause = 4;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>Whether the sentence of a mention says that the deed told before came after it.</summary>
    /// <param name="members">The tellings of the deed told before.</param>
    /// <param name="facts">The mention.</param>
    public bool IsBefore(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsViolent || CameAfter(facts.Mention.Head) is not (var verb and >= 0) || syntax.Child(verb, Relation.Nsubj) is not (var subject and >= 0) || subject > verb)
            return false;
        return members.Exists(m => m.Mention.Head == subject) || (IsPointer(subject) && members[^1].Sentence is var last && facts.Sentence - last is 0 or 1);
    }

    /// <summary>Whether a mention stands in a phrase that says what something came after: it has not the day of that.</summary>
    public bool IsEarlier(EventMention mention) => CameAfter(mention.Head) >= 0 || DescribedBy(mention) >= 0;

    /// <summary>Whether a mention is called what followed the deed told before: "Air strikes that followed killed 20."</summary>
    public bool Followed(List<MentionFacts> members, MentionFacts facts)
    {
        if (!facts.Type.IsViolent || facts.Sentence <= members[^1].Sentence)
            return false;
        var deed = facts.Mention.Trigger.Class == WordClass.Noun ? facts.Mention.Head : syntax.Child(facts.Mention.Head, Relation.Nsubj);
        return deed >= 0 && !cues.Frays.TryFind(syntax.Lemmas[deed], out _) && syntax.Child(deed, Relation.AclRelcl) is var clause and >= 0 && syntax.Lemmas[clause] is "follow" or "ensue" && syntax.Child(clause, Relation.Obj) < 0
            && syntax.Child(clause, Relation.Nsubj) is var that and >= 0 && tokens[that] is "that" or "which";
    }

    /// <summary>The participle that describes a thing by the deed that it came after: "a law brought in after the massacre", "a curfew imposed after the attack"; −1 where none does.</summary>
    public int DescribedBy(EventMention mention)
    {
        for (int t = mention.Head, step = 0; syntax.Heads[t] is var head and >= 0 && step < HighestClause; t = head, step++)
        {
            if (syntax.Relations[t] == Relation.Obl && NounPhrases.Preposition(syntax, t) is var after and >= 0 && syntax.Lemmas[after] is "after" or "following" or "since"
                && syntax.Relations[head] == Relation.Acl && syntax.FineTags[head] is "VBN" && syntax.Child(mention.Head, Relation.Det) is var the and >= 0 && syntax.Lemmas[the] is "the")
                return head;
            if (syntax.Relations[t] is not (Relation.Nmod or Relation.Obl or Relation.Conj))
                return -1;
        }

        return -1;
    }

    private bool IsPointer(int subject) => syntax.Tags[subject] == UniversalTag.Pron && syntax.Lemmas[subject] is "it" or "this" or "that";

    // The verb that says that its subject came after the deed; −1 where none does.
    private int CameAfter(int deed)
    {
        for (int t = deed, step = 0; syntax.Heads[t] is var head and >= 0 && step < HighestClause; t = head, step++)
        {
            var first = syntax.Relations[t] switch
            {
                Relation.Advcl => syntax.Child(t, Relation.Mark),
                Relation.Obl => NounPhrases.Preposition(syntax, t),
                _ => -1,
            };
            if (first >= 0 && syntax.Lemmas[first] is "after" && syntax.Lemmas[head] is "come" or "happen" or "occur" && head < t)
                return head;
            if (syntax.Relations[t] is not (Relation.AclRelcl or Relation.Acl or Relation.Nsubj or Relation.Nmod or Relation.Obj or Relation.Obl or Relation.Conj or Relation.Xcomp))
                return -1;
        }

        return -1;
    }
}
