using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>What was found, and when: "Guards found eight bodies on Tuesday after a riot" tells by when the riot had been.</summary>
internal sealed class Finds(Reading reading, DiscourseCues cues)
{
    private const int FarthestVerb = 4;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly ImmutableArray<ResolvedTime> times = reading.Get(ResolvedTime.Layer);

    /// <summary>The day of the find that a mention's clause tells of; <see langword="null"/> where there is none, or no day is given.</summary>
    public TimeAnchor? DayOf(EventMention mention)
    {
        if (FindAbove(mention.Head) is not (var verb and >= 0))
            return null;
        foreach (var time in times)
        {
            if (time is { Precision: DatePrecision.Day, Days: { } days } && tokens.RangeOf(time.Span) is { IsEmpty: false } range && syntax.Heads[syntax.TopOf(range)] == verb)
                return new(days.Start, TimeAnchorKind.Speech, time.Span);
        }

        return null;
    }

    /// <summary>Whether a mention tells of a grave that was found.</summary>
    public bool IsOfGrave(EventMention mention)
    {
        if (syntax.Lemmas[mention.Head] is "grave")
            return true;
        if (FindAbove(mention.Head) is not (var verb and >= 0))
            return false;
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Lemmas[child] is "grave" && syntax.Relations[child] is Relation.Obj or Relation.Nsubj or Relation.NsubjPass or Relation.Obl)
                return true;
        }

        return false;
    }

    private int FindAbove(int token)
    {
        for (var step = 0; step < FarthestVerb && token >= 0; step++, token = syntax.Heads[token])
        {
            if (syntax.Tags[token] == UniversalTag.Verb && cues.Finds.TryFind(syntax.Lemmas[token], out _))
                return token;
        }

        return -1;
    }
}
