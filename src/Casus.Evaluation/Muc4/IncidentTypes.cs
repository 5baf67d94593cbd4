using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Muc4;

/// <summary>Whether a report tells of an incident at all, and of which types.</summary>
internal static class IncidentTypes
{
    /// <summary>Reports with an incident.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="strict">Whether reports whose key marks every incident as optional are counted too.</param>
    public static Tally Relevance(IEnumerable<Muc4Report> reports, bool strict) => reports
        .Where(r => strict || r.Gold.Count == 0 || !r.Gold.All(t => t.IsOptional))
        .Select(r => Tally.OneToOne(
            r.Gold.Count > 0 && r.Predicted.Count > 0 ? 1 : 0,
            r.Predicted.Count > 0 ? 1 : 0,
            r.Gold.Count > 0 ? 1 : 0))
        .Aggregate(default(Tally), Tally.Add);

    /// <summary>Types per report, each counted once, by type.</summary>
    public static SortedDictionary<string, Tally> ByType(IEnumerable<Muc4Report> reports)
    {
        var byType = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var report in reports)
            Count(report, byType);
        return byType;
    }

    private static void Count(Muc4Report report, SortedDictionary<string, Tally> byType)
    {
        var predicted = report.Predicted.Select(t => t.Type).ToHashSet(StringComparer.Ordinal);
        var wanted = new Dictionary<string, bool>(StringComparer.Ordinal);
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alternatives in report.Gold.Select(t => t.Type.Split('/', StringSplitOptions.TrimEntries)))
        {
            // A key of two types is met by either, and then stands for the one that was met.
            var met = alternatives.FirstOrDefault(predicted.Contains);
            var type = met ?? alternatives[0];
            wanted[type] = met is not null || wanted.GetValueOrDefault(type);
            accepted.UnionWith(alternatives.Where(predicted.Contains));
        }

        foreach (var (type, found) in wanted)
            Add(type, new(0, 0, found ? 1 : 0, 1));
        foreach (var type in predicted)
            Add(type, new(accepted.Contains(type) && wanted.ContainsKey(type) ? 1 : 0, 1, 0, 0));

        void Add(string type, Tally tally) => byType[type] = byType.GetValueOrDefault(type) + tally;
    }
}
