using Casus.Records;

namespace Casus.Evaluation.Places;

/// <summary>Predicted places of all reports matched with the toponyms that are asked for.</summary>
/// <param name="Matched">Pairs of the same span, or of overlapping spans where that is enough.</param>
/// <param name="Counted">Predictions that count; those on a toponym that is not asked for do not.</param>
/// <param name="Wanted">Toponyms asked for.</param>
internal sealed record PlaceMatching(IReadOnlyList<(GoldToponym Gold, CodedPlace Place)> Matched, int Counted, int Wanted)
{
    /// <summary>Matches one to one within each report: same spans first, then the longest shared stretch.</summary>
    /// <param name="reports">Toponyms and places of each report.</param>
    /// <param name="isWanted">Which toponyms are asked for; the others count neither for nor against.</param>
    /// <param name="overlap">Whether overlapping spans match.</param>
    public static PlaceMatching Of(IEnumerable<PlaceReport> reports, Func<GoldToponym, bool> isWanted, bool overlap)
    {
        var matched = new List<(GoldToponym, CodedPlace)>();
        var (counted, wanted) = (0, 0);
        foreach (var (gold, places) in reports)
        {
            var pairs = Pair(gold, places, overlap);
            wanted += gold.Count(isWanted);
            for (var j = 0; j < places.Count; j++)
            {
                if (pairs[j] is { } toponym)
                {
                    if (!isWanted(toponym))
                        continue;
                    matched.Add((toponym, places[j]));
                    counted++;
                }
                else if (!gold.Any(g => !isWanted(g) && Shared(places[j], g) > 0)
                    || gold.Any(g => isWanted(g) && Shared(places[j], g) > 0))
                {
                    counted++;
                }
            }
        }

        return new(matched, counted, wanted);
    }

    private static GoldToponym?[] Pair(IReadOnlyList<GoldToponym> gold, IReadOnlyList<CodedPlace> places, bool overlap)
    {
        var bySpan = new Dictionary<(int, int), GoldToponym>();
        foreach (var toponym in gold)
            bySpan[(toponym.Start, toponym.End)] = toponym;
        GoldToponym?[] result = [.. places.Select(p => bySpan.GetValueOrDefault((p.Start, p.End)))];
        if (!overlap)
            return result;
        var taken = result.OfType<GoldToponym>().ToHashSet();
        var candidates = Enumerable.Range(0, places.Count).Where(j => result[j] is null)
            .SelectMany(j => gold.Where(g => !taken.Contains(g)).Select(g => (Place: j, Gold: g, Shared: Shared(places[j], g))))
            .Where(c => c.Shared > 0)
            .OrderByDescending(c => c.Shared)
                .ThenBy(c => c.Gold.Start)
                .ThenBy(c => places[c.Place].Start)
                .ThenBy(c => c.Place)
            .ToList();
        foreach (var (place, toponym, _) in candidates)
        {
            if (result[place] is null && taken.Add(toponym))
                result[place] = toponym;
        }

        return result;
    }

    private static int Shared(CodedPlace place, GoldToponym gold) =>
        Math.Min(place.End, gold.End) - Math.Max(place.Start, gold.Start);
}

/// <summary>The toponyms and the predicted places of one report.</summary>
/// <param name="Gold">Toponyms in text order, none overlapping.</param>
/// <param name="Places">Places of the text, one per span.</param>
internal sealed record PlaceReport(IReadOnlyList<GoldToponym> Gold, IReadOnlyList<CodedPlace> Places);
