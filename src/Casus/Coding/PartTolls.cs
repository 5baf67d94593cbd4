using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Settles counts that cannot stand beside each other: no part is larger than its whole ("killing nine soldiers. Troops killed 15 of them"), and who died of his wounds is no longer hurt.</summary>
internal static class PartTolls
{
    /// <summary>The tolls of one event, in their order; a part that is larger than all that it could be a part of is none.</summary>
    public static ImmutableArray<Toll> Settle(ImmutableArray<Toll> tolls)
    {
        // "killed 10 people. A woman and two children were among the dead."
        tolls = [.. tolls.Select(t => t.IsAmong
            && tolls.Any(o => o is { IsAmong: false, IsPart: false } && o.Outcome == t.Outcome && o.Range.Start < t.Range.Start && o.Best > t.Best) ? t with { IsPart = true } : t)];
        if (!tolls.Any(t => t.IsPart))
            return tolls;
        return [.. tolls.Select(t => t.IsPart && t.Best is { } part && tolls.Where(o => !o.IsPart && o.Outcome == t.Outcome).ToList() is var wholes
            && (wholes.Count > 0 || part > 1) && wholes.TrueForAll(o => o.Best is { } whole && whole < part && o.High is not null) && !tolls.Any(o => o.IsPart && o.Outcome == t.Outcome && o.Best > part) ? t with { IsPart = false } : t)];
    }

    /// <summary>Sets aside that somebody was hurt of whom the report tells later that he died: "wounded a man. He died in hospital."</summary>
    /// <param name="tolls">Those of one event.</param>
    /// <param name="entities">Who is meant.</param>
    public static ImmutableArray<Toll> Worsened(ImmutableArray<Toll> tolls, Entities entities) => !tolls.Any(t => t.Outcome == CasualtyOutcome.Killed) ? tolls :
        [.. tolls.Select(t => t is { Outcome: CasualtyOutcome.Injured, Best: 1, IsSuperseded: false } && entities.At(t.Head) is { } hurt
            && tolls.Any(d => d is { Outcome: CasualtyOutcome.Killed, Best: 1 } && d.Range.Start > t.Range.End && entities.At(d.Head)?.Index == hurt.Index) ? t with { IsSuperseded = true } : t)];
}
