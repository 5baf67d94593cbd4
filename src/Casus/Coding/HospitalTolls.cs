using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads who was brought to a hospital: "sent four people to the hospital", "three others were flown to Mount Sinai Hospital", "two remain in a hospital".</summary>
/// <remarks>Not whoever the sentence says has died.</remarks>
internal sealed class HospitalTolls(Reading reading, DiscourseCues cues, PeopleCounter people, TollCollector collector)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly HashSet<int> deeds = [.. reading.Get(EventMention.Layer).Where(m => m.Trigger.Type.IsViolent).Select(m => m.Head)];

    /// <summary>Adds those of the report.</summary>
    public void Add()
    {
        for (var t = 0; t < tokens.Count; t++)
        {
            if (cues.TollClinics.TryFindAt(tokens, t, out var outcome, out var length) && CarriesTo(t + length - 1) is var verb and >= 0
                && BroughtBy(verb) is var brought and >= 0 && IsPeople(brought) && !TellsOfDeath(verb))
            {
                Add(verb, brought, outcome);
            }
        }
    }

    private bool IsPeople(int noun) => people.MeansPeople(noun) || syntax.Tags[noun] == UniversalTag.Num;

    private void Add(int verb, int brought, CasualtyOutcome outcome)
    {
        var phrase = NounPhrases.WithOf(syntax, tokens, brought);
        // "A boy was taken to hospital": he may be the one who died.
        if (people.Count(brought, phrase) is { Best: > 0 } count)
            collector.AddToNearest(verb, new(outcome, count, brought, phrase, "brought to a hospital") { IsWeak = count.Best == 1 });
    }

    // The verb that a place of treatment stands with, or −1 where it is no verb of bringing or being there.
    private int CarriesTo(int clinic)
    {
        // "were evacuated from the hospital": they were there before.
        if (syntax.Child(clinic, Relation.Case) is not (var preposition and >= 0) || syntax.Lemmas[preposition] is not ("to" or "into" or "in" or "at"))
            return -1;
        var verb = syntax.Heads[clinic];
        if (verb >= 0 && syntax.Relations[clinic] == Relation.Nmod)
            verb = syntax.Heads[verb];
        return verb >= 0 && syntax.Relations[clinic] is Relation.Obl or Relation.Nmod && BringsOrStays(verb) ? verb : -1;
    }

    private bool BringsOrStays(int verb) => cues.TollCarries.TryFind(syntax.Lemmas[verb], out _) || cues.TollStays.TryFind(syntax.Lemmas[verb], out _);

    private int BroughtBy(int verb)
    {
        if (cues.TollStays.TryFind(syntax.Lemmas[verb], out _))
            return syntax.Child(verb, Relation.Nsubj);
        if (syntax.Child(verb, Relation.NsubjPass) is var carried and >= 0)
            return carried;
        if (syntax.Child(verb, Relation.AuxPass) >= 0)
            return -1;
        // "sent doctors to the hospital": a deed sends the hurt there, people send others.
        if (cues.TollSends.TryFind(syntax.Lemmas[verb], out _) && !deeds.Contains(syntax.Child(verb, Relation.Nsubj)))
            return -1;
        return syntax.Child(verb, Relation.Obj);
    }

    // "was taken to hospital, where he died", "was pronounced dead at the hospital"
    private bool TellsOfDeath(int verb)
    {
        var sentence = sentences[sentences.Holding(verb)];
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (cues.TollPerishes.TryFind(syntax.Lemmas[t], out _)
                || (cues.TollAdjectives.TryFind(tokens[t], out var said) && said == CasualtyOutcome.Killed && syntax.IsUnder(t, verb)))
            {
                return true;
            }
        }

        return false;
    }
}
