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

    /// <summary>Who speaks, and the predicate that claims, with the deed that it names, or −1 where it speaks of one told before.</summary>
    public IEnumerable<(int Speaker, int Predicate, int Deed)> Find()
    {
        foreach (var speech in reading.Get(Speech.Layer))
        {
            if (speech is not { IsDirect: true, Speaker: >= 0 })
                continue;
            for (var t = speech.Content.Start; t < speech.Content.End; t++)
            {
                if (IsOwn(t) && syntax.Heads[t] is var predicate and >= 0 && speech.Content.Contains(predicate) && IsTold(predicate) && negation.On(predicate) < 0
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

    // What they did or are behind, not what they will, would or can do.
    private bool IsTold(int predicate) => syntax.Child(predicate, Relation.Cop) >= 0 || (syntax.FineTags[predicate] is "VBD" or "VBN"
        && !(syntax.Child(predicate, Relation.Mark) is var mark and >= 0 && syntax.Lemmas[mark].ToLowerInvariant() is "if" or "unless" or "when"));

    private bool DeedOf(int predicate, out int deed)
    {
        deed = DeedAt(predicate);
        if (syntax.Child(predicate, Relation.Cop) >= 0)
        {
            // "We are responsible for the victims": no claim.
            var what = syntax.Child(predicate, Relation.Obl);
            deed = what >= 0 ? DeedAt(what) : DeedAt(predicate);
            return ResponsibilityFinder.IsOfGuilt(syntax, cues, predicate) && (deed >= 0 || what < 0 || syntax.Lemmas[what] is "it" or "this" or "that");
        }

        var item = syntax.Child(predicate, Relation.Obj);
        if (item >= 0)
            deed = DeedAt(item) is var done and >= 0 ? done : deed;
        return deed == predicate || (item >= 0 && (syntax.Lemmas[predicate] is "claim" || cues.Committings.TryFind(syntax.Lemmas[predicate], out _))
            && (deed == item || syntax.Lemmas[item] is "it" or "this" or "that" or "responsibility" or "credit"));
    }

    private int DeedAt(int head) => mentions.FirstOrDefault(m => m.Trigger.Type.IsViolent && m.Head == head)?.Head ?? -1;
}
