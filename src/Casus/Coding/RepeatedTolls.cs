using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>
/// Joins what a report says twice: the same number of the same people by the same voice ("a senior commander was killed … the killing of the
/// commander") is one claim with two places in the text. What another voice says, or another number, stays a claim of its own.
/// </summary>
internal sealed class RepeatedTolls(Reading reading, DiscourseCues cues)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly ImmutableArray<Stance> stances = reading.Get(Stance.Layer);
    private readonly ImmutableArray<Speech> speeches = reading.Get(Speech.Layer);

    /// <summary>The claims of one event, in text order, each with all places that make it.</summary>
    public ImmutableArray<Toll> Join(IEnumerable<Toll> tolls)
    {
        var claims = new List<Toll>();
        foreach (var toll in tolls)
        {
            // "killed six people. Rescuers found the body of a sixth victim": he is one of them.
            if (OrdinalIn(toll.Range) is > 1 and var rank && claims.Exists(c => c.Outcome == toll.Outcome && c.Best >= rank))
            {
                claims.Add(toll with { IsPart = true });
                continue;
            }

            var first = claims.FindIndex(c => IsAgain(c, toll, claims) || MeansThem(c, toll));
            if (first < 0)
                claims.Add(toll);
            else
                claims[first] = WithRepeat(claims[first], toll);
        }

        return [.. claims];
    }

    private int OrdinalIn(TokenRange range)
    {
        for (var t = range.Start; t < range.End; t++)
        {
            if (syntax.Lemmas[t] is "first")
                return 1;
            if (cues.TollOrdinals.TryFind(syntax.Lemmas[t], out var rank))
                return rank;
        }

        return 0;
    }

    // "A bomb killed two men. The dead men were named": no other dead.
    private bool MeansThem(Toll first, Toll later) => first.Outcome == later.Outcome && first.Best > 1 && (later.Low, later.Best, later.High) == (null, null, null) && !later.IsPart
        && (cues.TollStricken.TryFind(syntax.Lemmas[later.Head], out _) || syntax.Lemmas[later.Head].Equals(syntax.Lemmas[first.Head], StringComparison.OrdinalIgnoreCase))
        && tokens[later.Range.Start] is "the" or "The" or "those" or "Those" && sentences.Holding(later.Range.Start) > sentences.Holding(first.Range.Start);

    private static Toll WithRepeat(Toll first, Toll again) => first with
    {
        Again = first.Again.Add(again.Range),
        IsWeak = first.IsWeak && again.IsWeak,
        Who = first.Who == Reports.CasualtyGroup.Unknown ? again.Who : first.Who,
    };

    private bool IsAgain(Toll first, Toll later, List<Toll> claims)
    {
        if (first.Outcome != later.Outcome || (first.Low, first.Best, first.High) != (later.Low, later.Best, later.High)
            || (first.IsPart != later.IsPart && !IsAllOfThem(later)) || first.IsSuperseded != later.IsSuperseded || VoiceOf(first) != VoiceOf(later))
            return false;
        if (first.Best == 1)
            return IsSamePerson(first, later, claims);
        return first.Best is not null && !SaysMore(later)
            && (first.Who == later.Who || first.Who == Reports.CasualtyGroup.Unknown || later.Who == Reports.CasualtyGroup.Unknown);
    }

    // "Three seafarers were killed … three of them": no part of them.
    private bool IsAllOfThem(Toll toll) => toll.IsPart && tokens[toll.Range.End - 1] is "them" or "whom";

    // "Pizarro … the leader": a description with "the" means the one man of whom has been told.
    private bool IsSamePerson(Toll first, Toll later, List<Toll> claims)
    {
        if (SaysMore(later))
            return false;
        if (entities.At(first.Head) is { } one && entities.At(later.Head) is { } other && (one.Index == other.Index || (one.IsNamed && other.IsNamed)))
            return one.Index == other.Index;
        if (syntax.Lemmas[first.Head].Equals(syntax.Lemmas[later.Head], StringComparison.OrdinalIgnoreCase))
            return true;
        var isOnly = claims.Count(c => c.Outcome == later.Outcome && c.Best == 1) == 1;
        return isOnly && (syntax.Tags[later.Head] == UniversalTag.Pron || tokens[later.Range.Start].Equals("the", StringComparison.OrdinalIgnoreCase));
    }

    private bool SaysMore(Toll toll) => Additions.AreIn(syntax, toll.Range);

    private int VoiceOf(Toll toll) =>
        stances[toll.Mention].Speech is var speech and >= 0 && speeches[speech].Speaker is var speaker and >= 0 ? entities.At(speaker)?.Index ?? -2 - speaker : -1;
}
