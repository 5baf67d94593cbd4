using System.Collections.Immutable;

namespace Casus.Coding;

/// <summary>Takes no count for a part that is larger than all that it could be a part of: "killing nine soldiers. Troops killed 15 of them."</summary>
internal static class PartTolls
{
    /// <summary>The tolls of one event, in their order.</summary>
    public static ImmutableArray<Toll> Settle(ImmutableArray<Toll> tolls)
    {
        if (!tolls.Any(t => t.IsPart))
            return tolls;
        return [.. tolls.Select(t => t.IsPart && t.Best is { } part && tolls.Where(o => !o.IsPart && o.Outcome == t.Outcome).ToList() is var wholes
            && wholes.TrueForAll(o => o.Best is { } whole && whole < part && o.High is not null) && !tolls.Any(o => o.IsPart && o.Outcome == t.Outcome && o.Best > part) ? t with { IsPart = false } : t)];
    }
}
