using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Muc4;

/// <summary>
/// Fillers of each role pooled over the report, whatever the incident, as CEAF-REE (Du, Rush and Cardie, EACL 2021)
/// counts them.
/// </summary>
internal static class RoleFillers
{
    /// <summary>Counts one kind of filler over all reports, matched one to one within each.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="match">What makes a filler right.</param>
    /// <param name="fillers">The fillers of a template that are meant.</param>
    public static Tally Count(IEnumerable<Muc4Report> reports, FillerMatch match, Func<IncidentTemplate, IReadOnlyList<Filler>> fillers) =>
        reports.Select(report =>
        {
            var gold = Pool(report.Gold.SelectMany(fillers));
            var predicted = Pool(report.Predicted.SelectMany(fillers));
            var candidates = gold.Select(g => (IReadOnlyList<int>)[.. Enumerable.Range(0, predicted.Count).Where(j => g.Matches(predicted[j], match))]);
            var matched = Assignment.Largest([.. candidates]).Count(j => j >= 0);
            return Tally.OneToOne(matched, predicted.Count, gold.Count);
        }).Aggregate(default(Tally), Tally.Add);

    // A filler whose strings are among another's, or the reverse, is a repeat; so is a predicted one of the same entity.
    private static List<Filler> Pool(IEnumerable<Filler> fillers)
    {
        var pooled = new List<Filler>();
        var keptFor = new Dictionary<string, Filler?>(StringComparer.Ordinal);
        foreach (var filler in fillers)
        {
            if (filler.Key is not null && keptFor.TryGetValue(filler.Key, out var same))
            {
                same?.Absorb(filler);
                continue;
            }

            var kept = pooled.Exists(filler.Repeats) ? null : filler.Copy();
            if (kept is not null)
                pooled.Add(kept);
            if (filler.Key is not null)
                keptFor[filler.Key] = kept;
        }

        return pooled;
    }
}
