using System.Collections.Immutable;
using Casus.Evaluation.Measures;
using Casus.Grounding;
using Casus.Reports;

namespace Casus.Evaluation.Clusters;

/// <summary>Reports to be fused into incidents, and the facts of those incidents.</summary>
internal sealed class ClusterSet(string name, ImmutableArray<ClusterReport> reports, ImmutableArray<ClusterFacts> facts) : IGoldSet
{
    private const double EarthRadiusKm = 6371;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public GoldQuestion Question => GoldQuestion.Incidents;

    /// <inheritdoc/>
    public ImmutableArray<Report> Inputs { get; } = [.. reports.Select(r => r.ToReport())];

    /// <inheritdoc/>
    public ImmutableArray<Figure> Score(Answers answers)
    {
        var incidents = answers.Incidents ?? [];
        var gold = reports.Where(r => r.IncidentId is not null).ToList();
        var filed = File(gold.Select(r => r.Id).ToHashSet(StringComparer.Ordinal), incidents, out var twice, out var unknown);
        var alone = incidents.Count;
        var comparison = new ClusterComparison(
            [.. gold.Select(r => (r.IncidentId!, filed.TryGetValue(r.Id, out var i) ? i : alone++))]);
        return
        [
            .. Clusters(comparison),
            .. Facts(comparison.Aligned, incidents, gold.Select(r => r.IncidentId!).ToHashSet(StringComparer.Ordinal)),
            Figure.Count("incidents in the gold", comparison.GoldCount),
            Figure.Count("incidents predicted", comparison.PredictedCount),
            Figure.Count("reports in no incident", gold.Count - filed.Count),
            Figure.Count("reports named twice", twice),
            Figure.Count("unknown reports", unknown),
        ];
    }

    // A report named twice stays with the first incident that names it.
    private static Dictionary<string, int> File(HashSet<string> known, IReadOnlyList<FusedIncident> incidents, out int twice, out int unknown)
    {
        var filed = new Dictionary<string, int>(StringComparer.Ordinal);
        (twice, unknown) = (0, 0);
        for (var i = 0; i < incidents.Count; i++)
        {
            foreach (var report in incidents[i].Reports)
            {
                if (!known.Contains(report))
                    unknown++;
                else if (!filed.TryAdd(report, i))
                    twice++;
            }
        }

        return filed;
    }

    private static IEnumerable<Figure> Clusters(ClusterComparison comparison)
    {
        double F1((double Precision, double Recall) pair) => Tally.HarmonicMean(pair.Precision, pair.Recall);
        return
        [
            .. Matching("clusters, MUC", comparison.Muc, headline: false),
            .. Matching("clusters, B-cubed", comparison.BCubed, headline: false),
            .. Matching("clusters, CEAF-e", comparison.CeafE, headline: false),
            .. Matching("clusters, pairs", comparison.Pairs, headline: true),
            Figure.Share(
                "clusters, CoNLL",
                (F1(comparison.Muc) + F1(comparison.BCubed) + F1(comparison.CeafE)) / 3,
                headline: true),
        ];
    }

    private static IEnumerable<Figure> Matching(string name, (double Precision, double Recall) pair, bool headline) =>
    [
        Figure.Share(name + " P", pair.Precision),
        Figure.Share(name + " R", pair.Recall),
        Figure.Share(name + " F1", Tally.HarmonicMean(pair.Precision, pair.Recall), headline),
    ];

    private IEnumerable<Figure> Facts(IReadOnlyDictionary<string, int> aligned, IReadOnlyList<FusedIncident> incidents, HashSet<string> known)
    {
        TollComparison killed = new(), injured = new();
        Rate dateExact = default, dateNear = default, near = default, far = default;
        foreach (var fact in facts.Where(f => known.Contains(f.Id)))
        {
            var found = aligned.TryGetValue(fact.Id, out var i) && i < incidents.Count ? incidents[i] : null;
            if (fact.Killed is { } dead)
                killed.Add(dead, found?.Killed);
            if (fact.Injured is { } hurt)
                injured.Add(hurt, found?.Injured);
            if (!string.IsNullOrEmpty(fact.Date))
            {
                var days = DaysApart(fact.Date, found?.DateStart);
                (dateExact, dateNear) = (dateExact.With(days == 0), dateNear.With(days <= 1));
            }

            if (fact is { Lat: { } latitude, Lon: { } longitude })
            {
                var km = found is { Latitude: { } a, Longitude: { } b }
                    ? GreatCircle.DistanceKm(latitude, longitude, a, b, EarthRadiusKm)
                    : (double?)null;
                (near, far) = (near.With(km <= 25), far.With(km <= 161));
            }
        }

        return
        [
            .. killed.Figures("killed", headline: true),
            .. injured.Figures("injured", headline: false),
            Figure.Of("incident date exact", dateExact),
            Figure.Of("incident date within a day", dateNear, dateNear.Of > 0),
            Figure.Of("incident place within 25 km", near, near.Of > 0),
            Figure.Of("incident place within 161 km", far),
        ];
    }

    private static int? DaysApart(string gold, string? predicted) =>
        Day(gold) is { } a && Day(predicted) is { } b ? Math.Abs(a.DayNumber - b.DayNumber) : null;

    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && IsoDay.TryParse(text.AsSpan(0, 10), out var day)
            ? day
            : null;
}
