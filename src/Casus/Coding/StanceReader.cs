using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Tells how far the report stands behind each event mention, from the words that hold sway over it in the tree.</summary>
/// <remarks>
/// In this order: a negation on the event's word; a modal verb; a hedge that modifies it; what governs it ("plans to attack", "believed
/// to have", "failed to"), going up as long as clauses complete one another; a condition; the kind of saying it stands in.
/// </remarks>
public sealed class StanceReader(DiscourseCues cues) : IStage
{
    private const int FarthestGovernor = 4;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Syntax.Layer, Speech.Layer, EventMention.Layer],
        Provides = Stance.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var syntax = reading.Get(Syntax.Layer);
        var speeches = reading.Get(Speech.Layer);
        var index = new SpeechIndex(speeches, syntax.Heads.Length);
        return reading.With(Stance.Layer, [.. reading.Get(EventMention.Layer).Select(Of)]);

        Stance Of(EventMention mention)
        {
            var speech = index.Innermost(mention.Head);
            var (modality, cue) = Modal(syntax, mention);
            if (modality is null && speech >= 0 && speeches[speech].Kind is SpeechKind.Claim or SpeechKind.Accuse)
                return new(Modality.Alleged, speeches[speech].Cue, speech);
            if (modality is null && speech >= 0 && speeches[speech].Kind is SpeechKind.Deny)
                return new(Modality.Denied, speeches[speech].Cue, speech);
            return new(modality ?? Modality.Asserted, cue, speech);
        }
    }

    private (Modality? Modality, TokenRange Cue) Modal(Syntax syntax, EventMention mention)
    {
        if (OnWord(syntax, mention.Head, mention.Trigger.Class) is { } own)
            return own;
        var token = mention.Head;
        for (var step = 0; step < FarthestGovernor && syntax.Heads[token] >= 0; step++)
        {
            var head = syntax.Heads[token];
            if (!Carries(syntax, token))
                break;
            if (Governed(syntax, head, token) is { } governed)
                return governed;
            if (syntax.Tags[head] is UniversalTag.Verb or UniversalTag.Aux && OnWord(syntax, head, WordClass.Verb) is { } above && !SpeechCues.IsSaying(cues, syntax, head))
                return above;
            token = head;
        }

        return (null, default);
    }

    // What holds sway over the head holds sway over these too.
    private static bool Carries(Syntax syntax, int token) => syntax.Relations[token] is Relation.Xcomp or Relation.Ccomp or Relation.Obj or Relation.Nsubj or Relation.NsubjPass
        or Relation.Obl or Relation.Nmod or Relation.Acl or Relation.Compound or Relation.Advcl or Relation.Amod or Relation.Csubj
        || (syntax.Relations[token] == Relation.Conj && syntax.Child(token, Relation.Nsubj) < 0 && syntax.Child(token, Relation.NsubjPass) < 0);

    private (Modality? Modality, TokenRange Cue)? OnWord(Syntax syntax, int word, WordClass wordClass)
    {
        (Modality, TokenRange)? weaker = null;
        foreach (var child in syntax.ChildrenOf(word))
        {
            var lemma = syntax.Lemmas[child];
            var found = syntax.Relations[child] switch
            {
                Relation.Aux when cues.HedgeAuxiliaries.TryFind(lemma, out var m) => m,
                Relation.Mark when cues.HedgeMarks.TryFind(lemma, out var m) => m,
                Relation.Case when wordClass == WordClass.Noun && cues.HedgePrepositions.TryFind(lemma, out var m) => m,
                Relation.Advmod or Relation.Amod or Relation.Det or Relation.Cc or Relation.CcPreconj when cues.HedgeModifiers.TryFind(lemma, out var m) => m,
                _ => (Modality?)null,
            };
            if (found is Modality.Denied)
                return (found, new(child, child + 1));
            if (found is { } modality)
                weaker ??= (modality, new(child, child + 1));
        }

        return weaker is { } w ? (w.Item1, w.Item2) : null;
    }

    private (Modality? Modality, TokenRange Cue)? Governed(Syntax syntax, int head, int below)
    {
        foreach (var (words, modality) in cues.HedgeGovernors.StartingWith(syntax.Lemmas[head]))
        {
            // "believed to have fired": the "to" stands before the event's verb.
            var last = words.Length == 1 ? head : LemmaSearch.LastOf(syntax, [.. words], head);
            if (last < 0)
                continue;
            // A subject does not fall under its verb: "the attack failed" does, "the attack feared" does not arise.
            if (syntax.Relations[below] == Relation.Nsubj && syntax.Lemmas[head] is not ("fail" or "seem" or "appear"))
                continue;
            if (syntax.Relations[below] == Relation.Advcl && modality != Modality.Planned)
                continue;
            return (modality, new(head, head + 1));
        }

        return null;
    }
}
