using Casus.Evaluation.Measures;
using Casus.Records;

namespace Casus.Evaluation.Times;

/// <summary>
/// Pairs gold and predicted time expressions one to one: same spans first, then as many overlapping ones as can be.
/// </summary>
internal static class TimePairs
{
    /// <summary>Pairs the expressions of one report.</summary>
    /// <returns>Each pair with whether its spans are the same.</returns>
    public static IEnumerable<(GoldTime Gold, CodedTime Predicted, bool IsExact)> Of(IReadOnlyList<GoldTime> gold, IReadOnlyList<CodedTime> predicted)
    {
        var bySpan = Enumerable.Range(0, predicted.Count)
            .GroupBy(j => (predicted[j].Start, predicted[j].End))
            .ToDictionary(g => g.Key, g => new Queue<int>(g));
        var free = Enumerable.Range(0, predicted.Count).ToHashSet();
        var rest = new List<GoldTime>();
        foreach (var time in gold)
        {
            if (bySpan.TryGetValue((time.Start, time.End), out var same) && same.TryDequeue(out var j))
            {
                free.Remove(j);
                yield return (time, predicted[j], true);
            }
            else
            {
                rest.Add(time);
            }
        }

        // From left to right on both sides, as the tools of TempEval-3 go.
        List<GoldTime> ordered = [.. rest.OrderBy(t => t.Start)];
        List<CodedTime> candidates = [.. free.Order().Select(j => predicted[j]).OrderBy(t => t.Start).ThenBy(t => t.End)];
        var edges = ordered.Select(t => (IReadOnlyList<int>)[.. Enumerable.Range(0, candidates.Count).Where(j => Overlaps(t, candidates[j]))]);
        var owners = Assignment.Largest([.. edges]);
        for (var i = 0; i < ordered.Count; i++)
        {
            if (owners[i] >= 0)
                yield return (ordered[i], candidates[owners[i]], false);
        }
    }

    /// <summary>Whether both share a character.</summary>
    public static bool Overlaps(GoldSpan gold, TextQuote predicted) =>
        Math.Min(gold.End, predicted.End) > Math.Max(gold.Start, predicted.Start);
}
