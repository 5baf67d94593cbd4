using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Newsdesk;

/// <summary>Holds fused incidents against the gold incidents: which reports they join, and what they say.</summary>
/// <remarks>
/// Clusters may overlap. Filing a report with an incident it merely recalls is not held against the system; a report in no cluster
/// stands alone; reports without a main incident are left out and counted as stray.
/// </remarks>
internal sealed class FusionScoring
{
    private readonly NewsdeskGold gold;
    private readonly Dictionary<string, NewsdeskReport> reports;
    private readonly List<(string Incident, HashSet<string> Reports)> wanted;
    private readonly HashSet<string> items;
    private readonly List<(HashSet<string> Reports, FusedIncident? Incident)> clusters = [];
    private int stray;

    private FusionScoring(NewsdeskGold gold)
    {
        this.gold = gold;
        reports = gold.Reports.ToDictionary(r => r.Id, StringComparer.Ordinal);
        wanted = [.. gold.Reports.SelectMany(r => r.Incidents.Select(i => (Incident: i, r.Id)))
            .GroupBy(p => p.Incident, p => p.Id, StringComparer.Ordinal)
            .Select(g => (g.Key, g.ToHashSet(StringComparer.Ordinal)))];
        items = wanted.SelectMany(w => w.Reports).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Scores.</summary>
    public static IEnumerable<Figure> Score(NewsdeskGold gold, IReadOnlyList<FusedIncident> incidents)
    {
        var scoring = new FusionScoring(gold);
        foreach (var incident in incidents.Where(i => i.IsViolent))
            scoring.Add(incident);
        var filed = scoring.clusters.SelectMany(c => c.Reports).ToHashSet(StringComparer.Ordinal);
        scoring.clusters.AddRange(scoring.items.Where(i => !filed.Contains(i)).Order(StringComparer.Ordinal)
            .Select(i => (new HashSet<string>(StringComparer.Ordinal) { i }, (FusedIncident?)null)));
        return scoring.Figures();
    }

    private void Add(FusedIncident incident)
    {
        var ids = incident.Reports.ToHashSet(StringComparer.Ordinal);
        stray += ids.Count(i => reports.TryGetValue(i, out var r) && r.Incidents.Count == 0);
        ids.IntersectWith(items);
        if (ids.Count == 0)
            return;
        var meant = MostVoted(ids);
        ids.RemoveWhere(i => reports[i].Background.Contains(meant) && !reports[i].Incidents.Contains(meant));
        if (ids.Count > 0)
            clusters.Add((ids, incident));
    }

    // The gold incident that a cluster is about: main news counts one vote, a recollection half.
    private string MostVoted(HashSet<string> ids)
    {
        var votes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var report in ids.Select(i => reports[i]))
        {
            foreach (var main in report.Incidents)
                votes[main] = votes.GetValueOrDefault(main) + 1;
            foreach (var recalled in report.Background.Distinct(StringComparer.Ordinal))
                votes[recalled] = votes.GetValueOrDefault(recalled) + 0.5;
        }

        return votes.MaxBy(v => (v.Value, wanted.Where(w => w.Incident == v.Key).Sum(w => w.Reports.Count(ids.Contains)))).Key;
    }

    private IEnumerable<Figure> Figures()
    {
        var predicted = clusters.Select(c => c.Reports).ToList();
        var overlap = new OverlappingClusters(items, [.. wanted.Select(w => w.Reports)], predicted);
        var (cubedP, cubedR) = overlap.BCubed();
        var (entityP, entityR, aligned) = overlap.EntityAlignment();
        var (pairP, pairR) = overlap.Pairs();
        IEnumerable<Figure> shares =
        [
            .. Matching("clusters, B-cubed", cubedP, cubedR, headline: true),
            .. Matching("clusters, CEAF-e", entityP, entityR, headline: true),
            .. Matching("clusters, pairs", pairP, pairR, headline: true),
        ];
        return
        [
            .. shares,
            .. Facts(aligned.ToDictionary(a => wanted[a.Gold].Incident, a => clusters[a.Predicted].Incident, StringComparer.Ordinal)),
            Figure.Count("clusters in the gold", wanted.Count),
            Figure.Count("clusters predicted", predicted.Count),
            Figure.Count("clusters mixed", predicted.Count(c => c.SelectMany(i => reports[i].Incidents).Distinct(StringComparer.Ordinal).Count() > 1)),
            Figure.Count("stray reports", stray),
        ];
    }

    private static IEnumerable<Figure> Matching(string name, double precision, double recall, bool headline) =>
    [
        Figure.Share(name + " P", precision),
        Figure.Share(name + " R", recall),
        Figure.Share(name + " F1", Tally.HarmonicMean(precision, recall), headline),
    ];

    private IEnumerable<Figure> Facts(Dictionary<string, FusedIncident?> aligned)
    {
        Rate killed = default, date = default, place = default;
        foreach (var (id, _) in wanted)
        {
            var (incident, site) = (gold.Incident(id), gold.SiteOf(id));
            var found = aligned.GetValueOrDefault(id);
            if (incident is { KilledLow: { } low, KilledHigh: { } high })
                killed = killed.With(IsTollRight(found, low, high));
            if (found is null)
                continue;
            if (found.DateStart is not null)
                date = date.With(DayRange.Between(found.DateStart, found.DateEnd) is { } days && days.IsNear(site.Days));
            if (found.Latitude is not null || found.PlaceName is not null)
                place = place.With(site.Has(found.PlaceName, found.Latitude, found.Longitude));
        }

        return
        [
            Figure.Of("incident killed overlaps", killed, headline: true),
            Figure.Of("incident date", date),
            Figure.Of("incident place", place),
        ];
    }

    private static bool IsTollRight(FusedIncident? found, int low, int high)
    {
        var least = found?.Killed?.Low ?? found?.Killed?.High;
        var most = found?.Killed?.High ?? least;
        return (least <= high && most >= low) || (high == 0 && found is not null && least is null);
    }
}
