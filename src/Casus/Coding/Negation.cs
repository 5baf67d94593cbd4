using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds the word that says there was none of a thing: "no casualties", "nobody", "did not", "without causing".</summary>
internal sealed class Negation(Reading reading, DiscourseCues cues)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>The word on <paramref name="token"/> that negates it, the token itself where it means nobody or nothing, or −1.</summary>
    public int On(int token)
    {
        if (syntax.Tags[token] is UniversalTag.Pron && IsNoneWord(syntax.Lemmas[token]))
            return token;
        foreach (var child in syntax.ChildrenOf(token))
        {
            var lemma = syntax.Lemmas[child];
            var negates = syntax.Relations[child] switch
            {
                // "no fewer than 287" bounds a number.
                Relation.Det => IsNoneWord(lemma) && !cues.Bounds.TryFindAt(tokens, child, out _, out _),
                Relation.Advmod => syntax.Tags[token] is UniversalTag.Verb && cues.HedgeModifiers.TryFind(lemma, out var m) && m == Modality.Denied,
                Relation.Case or Relation.Mark => cues.HedgePrepositions.TryFind(lemma, out var m) && m == Modality.Denied,
                _ => false,
            };
            if (negates)
                return child;
        }

        return -1;
    }

    /// <summary>The word that makes a subject or object of <paramref name="verb"/> nobody or nothing, or −1: "no group claimed it".</summary>
    public int OnArgumentOf(int verb)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] is Relation.Nsubj or Relation.NsubjPass or Relation.Obj && syntax.Tags[child] is not UniversalTag.Verb && On(child) is var no and >= 0)
                return no;
        }

        return -1;
    }

    private bool IsNoneWord(string lemma) => cues.Numbers.TryFind(lemma, out var number) && number.High == 0;

    /// <summary>Whether a noun for casualties is said to be none.</summary>
    public bool IsNone(int token) => OfNone(token) >= 0;

    /// <summary>
    /// What says that there were none: "no casualties", "no indication of civilian casualties", "without causing casualties", "did not cause any"; −1 where nothing does.
    /// </summary>
    public int OfNone(int token)
    {
        for (var step = 0; step < 3 && token >= 0; step++, token = syntax.Heads[token])
        {
            if (On(token) is var no and >= 0)
                return no;
            if (syntax.Tags[token] is not (UniversalTag.Noun or UniversalTag.Propn)
                || syntax.Relations[token] is not (Relation.Nmod or Relation.Obl or Relation.Obj or Relation.Nsubj))
            {
                return -1;
            }

            if (syntax.Relations[token] == Relation.Obj)
                return cues.TollUnsaid.TryFind(syntax.Lemmas[syntax.Heads[token]], out _) ? -1 : On(syntax.Heads[token]);
            // "the names of casualties", "a large number of victims"
            if (syntax.Relations[token] == Relation.Nmod && syntax.Heads[token] is var whole && syntax.Tags[whole] == UniversalTag.Noun
                && !cues.TollSigns.TryFind(syntax.Lemmas[whole], out _))
            {
                return -1;
            }
        }

        return -1;
    }
}
