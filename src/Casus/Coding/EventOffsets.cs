using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds the words that count one deed from another.</summary>
internal static class EventOffsets
{
    /// <summary>In text order; of a word of side each stands for one at most.</summary>
    public static ImmutableArray<EventOffset> Find(Reading reading, DiscourseCues cues)
    {
        var tokens = reading.Get(Tokens.Layer);
        var syntax = reading.Get(Syntax.Layer);
        var byHead = reading.Get(EventMention.Layer).GroupBy(m => m.Head).ToDictionary(g => g.Key, g => g.First());
        if (byHead.Count == 0)
            return [];
        var timeAt = new Dictionary<int, (ResolvedTime Time, TokenRange Range)>();
        foreach (var time in reading.Get(ResolvedTime.ToldLayer))
        {
            var range = tokens.RangeOf(time.Span);
            if (!range.IsEmpty)
                timeAt.TryAdd(range.End - 1, (time, range));
        }

        var found = ImmutableArray.CreateBuilder<EventOffset>();
        for (var t = 1; t < tokens.Count; t++)
        {
            if (!cues.Sides.TryFindAt(tokens, t, out var side, out var length) || OtherDeed(t, length) is not { } other)
                continue;
            var end = Math.Max(other.Head + 1, t + length);
            var counted = Counted(t);
            // "several days after", "the week after": the unit says how near.
            var isVague = counted is null or { Time.Type: not TimexType.Duration } or { Time.Value: null } || counted.Value.Time.Value!.Contains('X', StringComparison.Ordinal);
            var near = isVague ? NearnessBefore(t) : null;
            if (near is null && counted is null or { Time.Type: not TimexType.Duration })
                continue;
            found.Add(new(counted?.Time, near?.Nearness, side, other.Index, new(Math.Min(counted?.Range.Start ?? t, near?.Start ?? t), end)));
        }

        return found.ToImmutable();

        // The tree hangs the word of side on the deed: as its preposition or its conjunction.
        EventMention? OtherDeed(int at, int length)
        {
            for (var t = at; t < at + length; t++)
            {
                if (syntax.Heads[t] is var head && head >= at + length && byHead.TryGetValue(head, out var mention))
                    return mention;
            }

            return null;
        }

        // "two days", "the week" before "after", or "the day after" with it.
        (ResolvedTime Time, TokenRange Range)? Counted(int at)
        {
            if (timeAt.TryGetValue(at - 1, out var before) && before.Time.Rule is not "age")
                return before;
            return timeAt.TryGetValue(at, out var with) && with.Range.Count > 1 && with.Time.Anchor is not null ? with : null;
        }

        // Of "the week" and "week" the longer counts.
        (Nearness Nearness, int Start)? NearnessBefore(int at)
        {
            for (var start = Math.Max(0, at - 2); start < at; start++)
            {
                if (cues.Nearnesses.TryFindAt(tokens, start, out var near, out var length) && start + length == at)
                    return (near, start);
            }

            return null;
        }
    }
}
