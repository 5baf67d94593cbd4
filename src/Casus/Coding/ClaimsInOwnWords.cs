using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds what an armed group, or who speaks for it, claims in quotation marks: "We carried out the attack", "We are responsible for the blast", "Our fighters shot him".</summary>
internal sealed class ClaimsInOwnWords(Reading reading, DiscourseCues cues)
{
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
    private readonly Negation negation = new(reading, cues);

    /// <summary>Who speaks, and the predicate that claims, with the deed below it or -1 where it speaks of one told before.</summary>
    public IEnumerable<(int Speaker, int Predicate, int Deed)> Find()
    {
        foreach (var speech in reading.Get(Speech.Layer))
        {
            if (speech is not { IsDirect: true, Speaker: >= 0 })
                continue;
            for (var t = speech.Content.Start; t < speech.Content.End; t++)
            {
                if (IsOwn(t) && syntax.Heads[t] is var predicate and >= 0 && speech.Content.Contains(predicate) && IsPast(predicate) && negation.On(predicate) < 0
                    && DeedOf(predicate, out var deed))
                {
                    yield return (speech.Speaker, predicate, deed);
                }
            }
        }
    }

    // "we", "our fighters"
    private bool IsOwn(int token) => syntax.Relations[token] == Relation.Nsubj
        && (syntax.Lemmas[token] is "we" or "We" || (syntax.Child(token, Relation.NmodPoss) is var whose and >= 0 && syntax.Lemmas[whose] is "our" or "we"));

    // Not what they will, would or can do.
    private bool IsPast(int predicate) => !(syntax.Child(predicate, Relation.Aux) is var aux and >= 0 && syntax.Lemmas[aux] is not ("have" or "be" or "do"));

    private bool DeedOf(int predicate, out int deed)
    {
        deed = mentions.FirstOrDefault(m => m.Trigger.Type.IsViolent && (m.Head == predicate || (syntax.IsUnder(m.Head, predicate) && TreeDistance.Between(syntax, predicate, m.Head, _ => false) <= 2)))?.Head ?? -1;
        if (syntax.Child(predicate, Relation.Cop) >= 0)
            return syntax.Lemmas[predicate] is "responsible" || (NounPhrases.Preposition(syntax, predicate) is var behind and >= 0 && syntax.Lemmas[behind] is "behind");
        return deed == predicate || syntax.Lemmas[predicate] is "claim" || (syntax.Lemmas[predicate] is "carry" or "conduct" or "launch" or "stage" or "execute" or "do" or "plant" or "plan" or "perform"
            && (deed >= 0 || (syntax.Child(predicate, Relation.Obj) is var it and >= 0 && syntax.Lemmas[it] is "it" or "this" or "that")));
    }
}
