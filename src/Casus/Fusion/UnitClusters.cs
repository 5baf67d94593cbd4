namespace Casus.Fusion;

/// <summary>Clusters one unit of the match graph.</summary>
/// <param name="graph">The graph.</param>
/// <param name="idOf">The id of a report.</param>
/// <param name="judged">What people said.</param>
/// <param name="threshold">From which likeness on two are joined.</param>
internal sealed class UnitClusters(IMatchGraph graph, Func<int, string> idOf, JudgedReports judged, float threshold)
{
    /// <summary>The clusters, each in the order of the reports' ids, and they in the order of their first ones.</summary>
    public List<int[]> Of(List<int> unit)
    {
        if (unit.Count == 1)
            return [[unit[0]]];
        int[] inside = [.. unit.OrderBy(idOf, StringComparer.Ordinal)];
        var numbers = new Dictionary<int, int>(inside.Length);
        for (var i = 0; i < inside.Length; i++)
            numbers.Add(inside[i], i);
        var (alike, together, apart) = (new List<(int, int, float)>(), new List<(int, int)>(), new List<(int, int)>());
        for (var i = 0; i < inside.Length; i++)
        {
            foreach (var (other, likeness) in graph.Edges(inside[i]))
            {
                if (numbers.TryGetValue(other, out var number) && number > i)
                    alike.Add((i, number, likeness));
            }

            together.AddRange(judged.Together(inside[i]).Where(numbers.ContainsKey).Select(o => (i, numbers[o])).Where(p => p.i < p.Item2));
            apart.AddRange(judged.Left(inside[i]).Where(numbers.ContainsKey).Select(o => (numbers[o], i)));
        }

        var clusters = Agglomeration.Join(Array.ConvertAll(inside, m => graph.DayOf(m) != TellingFacts.Unknown), alike, threshold, together, apart);
        return clusters.ConvertAll(c => Array.ConvertAll(c, m => inside[m]));
    }
}
