using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>
/// Settles what only says that people were hit ("five people were shot") or brought to a hospital, once all that the report tells of the deed is
/// together: it counts the hurt where nothing tells them better, and never the dead a second time.
/// </summary>
internal static class WeakTolls
{
    // A number far beyond is one of many deeds ("15,000 people were shot last year").
    private const int MostTimes = 10;

    /// <summary>The tolls of one event, those settled that are weak.</summary>
    public static ImmutableArray<Toll> Settle(ImmutableArray<Toll> tolls)
    {
        if (!tolls.Any(t => t.IsWeak))
            return tolls;
        var dead = tolls.Where(t => t is { Outcome: CasualtyOutcome.Killed, IsSuperseded: false, Best: > 0 }).OrderByDescending(t => t.Best).FirstOrDefault();
        var hurt = tolls.Where(t => t is { Outcome: CasualtyOutcome.Injured, IsWeak: false, IsSuperseded: false, Best: not null }).Max(t => t.Best);
        // "Five people were shot, three of them wounded": told better, unless more were hit and did not die.
        if (hurt is > 0)
            return [.. tolls.Select(t => t.IsWeak ? Hurt(t, dead) is { } h && h.Best > hurt && h.Best <= MostTimes * hurt ? h : null : t).OfType<Toll>()];
        return [.. tolls.Select(t => t.IsWeak ? Hurt(t, dead) : t).OfType<Toll>()];
    }

    // "Six people were shot, one fatally": five were hurt; "a man was shot … he died": none. "Nine others were shot": all nine.
    private static Toll? Hurt(Toll hit, Toll? dead)
    {
        if (dead is null || hit.IsOfOthers)
            return hit;
        var left = hit.Best - dead.Best;
        if (left is not > 0)
            return null;
        return hit with { Low = left, Best = left, High = hit.High is null ? null : left, Again = hit.Again.Add(dead.Range), Rule = hit.Rule + ", less the dead" };
    }
}
