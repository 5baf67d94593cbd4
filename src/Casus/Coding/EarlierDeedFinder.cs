using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds the deeds that a report tells of only to say what came after them: "The strike came days after an attack that killed three soldiers."</summary>
public sealed class EarlierDeedFinder : IStage
{
    // "an attack on a base that killed three"
    private const int HighestClause = 4;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Syntax.Layer, EventMention.Layer],
        Provides = EarlierDeed.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var syntax = reading.Get(Syntax.Layer);
        return reading.With(EarlierDeed.Layer, [.. reading.Get(EventMention.Layer).Select(m => new EarlierDeed(CameAfter(syntax, m.Head), DescribedBy(syntax, m.Head)))]);
    }

    // "a law brought in after the massacre", "a curfew imposed after the attack"
    private static int DescribedBy(Syntax syntax, int deed)
    {
        for (int t = deed, step = 0; syntax.Heads[t] is var head and >= 0 && step < HighestClause; t = head, step++)
        {
            if (syntax.Relations[t] == Relation.Obl && NounPhrases.Preposition(syntax, t) is var after and >= 0 && syntax.Lemmas[after] is "after" or "following" or "since"
                && syntax.Relations[head] == Relation.Acl && syntax.FineTags[head] is "VBN" && syntax.Child(deed, Relation.Det) is var the and >= 0 && syntax.Lemmas[the] is "the")
                return head;
            if (syntax.Relations[t] is not (Relation.Nmod or Relation.Obl or Relation.Conj))
                return -1;
        }

        return -1;
    }

    // The verb that says that its subject came after the deed.
    private static int CameAfter(Syntax syntax, int deed)
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
