using System.Collections.Immutable;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion.Incidents;

/// <summary>Makes tolls out of rival claims. docs/methodology/fusion.md states the rules.</summary>
internal sealed class TollFusion(IReadOnlyList<ReportPart> parts, int[] sources, Func<CodedReport, bool> tellsOfDeath)
{
    /// <summary>A source's number stands against newer ones for so many days; by then it has been overtaken.</summary>
    private const int DaysUntilOvertaken = 3;

    /// <summary>All tolls.</summary>
    public IncidentCasualties Fuse() => new()
    {
        Killed = Total(CasualtyOutcome.Killed),
        Injured = Total(CasualtyOutcome.Injured),
        ByGroup = [.. Groups()],
        TollOverTime = [.. OverTime()],
    };

    private IncidentToll? Total(CasualtyOutcome outcome)
    {
        var dead = outcome == CasualtyOutcome.Injured ? Fuse(e => ReportToll.Of(e, CasualtyOutcome.Killed))?.Best ?? 0 : 0;
        if (Fuse(e => dead > 0 ? ReportToll.OfHurt(e, dead) : ReportToll.Of(e, outcome)) is { } toll)
            return new() { Low = toll.Low, Best = toll.Best, High = toll.High };
        // Reports of an attack that speak of no death say that there was none they know of; those that speak of one and give no number leave it open.
        var tellOfAttack = parts.Any(p => p.IsNews && p.Events.Any(ReportEvents.IsViolent));
        var tellOfDeath = outcome == CasualtyOutcome.Killed && parts.Any(p => p.IsNews && tellsOfDeath(p.Record));
        return tellOfAttack && !tellOfDeath ? new() { Low = 0, Best = 0, High = null, DerivedFrom = "no-toll-in-reports" } : null;
    }

    private IEnumerable<GroupToll> Groups()
    {
        var told = parts.Where(p => p.IsNews).SelectMany(p => p.Events).SelectMany(e => e.Casualties).Select(c => (c.Outcome, c.Who)).ToHashSet();
        foreach (var outcome in Enum.GetValues<CasualtyOutcome>())
        {
            foreach (var who in Enum.GetValues<CasualtyGroup>().Where(w => told.Contains((outcome, w))))
            {
                if (who == CasualtyGroup.Unknown && outcome is CasualtyOutcome.Killed or CasualtyOutcome.Injured)
                    continue;
                if (Fuse(e => ReportToll.OfGroup(e, outcome, who)) is { } toll)
                    yield return new(who, outcome, toll.Low, toll.Best, toll.High);
            }
        }
    }

    private IEnumerable<TollOfDay> OverTime() => parts
        .Where(p => p.IsNews && p.Record.PublishedOn is { Length: >= 10 })
        .GroupBy(p => p.Record.PublishedOn![..10], StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new TollOfDay(g.Key, Highest(g, CasualtyOutcome.Killed), Highest(g, CasualtyOutcome.Injured)))
        .Where(t => t.Killed is not null || t.Injured is not null);

    private static int? Highest(IEnumerable<ReportPart> reports, CasualtyOutcome outcome) => reports.Select(p => ReportToll.Of(p.Events, outcome)?.Best).Max();

    private (int Low, int Best, int? High)? Fuse(Func<ImmutableArray<CodedEvent>, ReportToll?> tollOf)
    {
        var claims = new List<(int Source, int Day, ReportToll Toll)>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].IsNews && tollOf(parts[i].Events) is { } toll)
                claims.Add((sources[i], Days.Of(parts[i].Record.PublishedOn), toll));
        }

        if (claims.Count == 0)
            return null;
        var highest = claims.MaxBy(c => c.Toll.High ?? c.Toll.Best).Toll;
        var isOpen = claims.Any(c => c.Toll.High is null && c.Toll.Best >= (highest.High ?? highest.Best));
        return (claims.Min(c => c.Toll.Low), Best(claims), isOpen ? null : claims.Max(c => c.Toll.High ?? c.Toll.Best));
    }

    // Each source has one voice: what it said last. The number with most voices wins; of several, that which was said last, then of the dead the lower and of others the higher:
    // wounded are taken for dead and other deeds' dead for this one's, and of the wounded reports seldom have all.
    private static int Best(List<(int Source, int Day, ReportToll Toll)> claims)
    {
        var latest = claims.Max(c => c.Day);
        var direction = claims[0].Toll.Claim.Outcome == CasualtyOutcome.Killed ? -1 : 1;
        return claims
            .Where(c => c.Day < 0 || c.Day >= latest - DaysUntilOvertaken)
            .GroupBy(c => c.Source)
            .Select(g => g.OrderByDescending(c => c.Day).ThenByDescending(c => c.Toll.Best).First())
            .GroupBy(c => c.Toll.Best)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Max(c => c.Day))
            .ThenByDescending(g => direction * g.Key)
            .First().Key;
    }
}
