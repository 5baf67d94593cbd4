using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Entities;

/// <summary>Matches mentions one to one, as many as can be, the surest pairs first.</summary>
internal static class MentionMatching
{
    /// <summary>Matches.</summary>
    /// <param name="gold">Gold mentions.</param>
    /// <param name="predicted">Predicted mentions.</param>
    /// <param name="weight">How well two fit; 0 not at all.</param>
    /// <returns>For each gold mention its prediction, or −1.</returns>
    public static int[] Of<TGold, TPredicted>(IReadOnlyList<TGold> gold, IReadOnlyList<TPredicted> predicted, Func<TGold, TPredicted, double> weight)
    {
        var best = new double[gold.Count];
        var candidates = new IReadOnlyList<int>[gold.Count];
        for (var i = 0; i < gold.Count; i++)
        {
            var fitting = Enumerable.Range(0, predicted.Count)
                .Select(j => (Index: j, Weight: weight(gold[i], predicted[j])))
                .Where(c => c.Weight > 0)
                .OrderByDescending(c => c.Weight).ToList();
            candidates[i] = [.. fitting.Select(c => c.Index)];
            best[i] = fitting.Count > 0 ? fitting[0].Weight : 0;
        }

        return Assignment.Largest(candidates, Enumerable.Range(0, gold.Count).OrderByDescending(i => best[i]));
    }

    /// <summary>How well two spans fit.</summary>
    /// <returns>The shared part of what they cover together; where overlap is not enough, 1 for the same span and else
    /// 0.</returns>
    public static double Fit((int Start, int End) a, (int Start, int End) b, bool overlap)
    {
        if (!overlap)
            return a == b ? 1 : 0;
        var shared = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
        return shared > 0 ? shared / (double)(Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start)) : 0;
    }
}
