using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Muc4;

/// <summary>Pairs predicted templates with those of the key so that the document's F1 is as high as it can be.</summary>
/// <remarks>
/// The published evaluation (Du, Rush and Cardie 2021) tries every pairing. The same result, with the same choice among equally good
/// ones, comes from a table over the sets of key templates already taken; only documents with very many templates are searched by a
/// weighted assignment instead.
/// </remarks>
internal sealed class TemplateAlignment
{
    private const int LargestTable = 600_000;
    private const double Tolerance = 1e-12;

    private readonly (int Predicted, int Gold)?[,] pairs;
    private readonly int predictedTotal;
    private readonly int goldTotal;
    private readonly int predictions;
    private readonly int keys;

    private TemplateAlignment((int Predicted, int Gold)?[,] pairs, int predictedTotal, int goldTotal)
    {
        (this.pairs, this.predictedTotal, this.goldTotal) = (pairs, predictedTotal, goldTotal);
        (predictions, keys) = (pairs.GetLength(0), pairs.GetLength(1));
    }

    /// <summary>Aligns.</summary>
    /// <param name="pairs">For each predicted template and each of the key what is right on either side; nothing where
    /// types disagree.</param>
    /// <param name="predictedTotal">Everything predicted in the document.</param>
    /// <param name="goldTotal">Everything in the document's key.</param>
    /// <returns>For each predicted template its key template, or −1.</returns>
    public static int[] Best((int Predicted, int Gold)?[,] pairs, int predictedTotal, int goldTotal)
    {
        var alignment = new TemplateAlignment(pairs, predictedTotal, goldTotal);
        if (alignment.predictions == 0 || alignment.keys == 0)
            return [.. Enumerable.Repeat(-1, alignment.predictions)];
        return alignment.keys < 20
            && (long)alignment.predictions * (1 << alignment.keys) * (alignment.keys + 1) <= LargestTable
            ? alignment.ByTable()
            : alignment.ByAssignment();
    }

    private double F1(int predicted, int gold) =>
        Tally.HarmonicMean(Tally.Share(predicted, predictedTotal), Tally.Share(gold, goldTotal));

    private int[] ByTable()
    {
        var table = Table();
        var best = table[0][0].Max(c => F1(c.Predicted, c.Gold));
        var result = new int[predictions];
        var (taken, predicted, gold) = (0, 0, 0);
        for (var i = 0; i < predictions; i++)
        {
            foreach (var j in Enumerable.Range(0, keys).Append(-1).Where(j => j < 0 || (taken >> j & 1) == 0))
            {
                var right = j < 0 ? (0, 0) : pairs[i, j] ?? (0, 0);
                var after = j < 0 ? taken : taken | 1 << j;
                var (p, g) = (predicted + right.Item1, gold + right.Item2);
                if (!table[i + 1][after].Any(c => F1(p + c.Predicted, g + c.Gold) >= best - Tolerance))
                    continue;
                result[i] = j >= 0 && pairs[i, j] is null ? -1 : j;
                (taken, predicted, gold) = (after, p, g);
                break;
            }
        }

        return result;
    }

    // table[i][taken]: what the predictions from i on can still add, the dominated combinations left out.
    private List<(int Predicted, int Gold)>[][] Table()
    {
        var table = new List<(int, int)>[predictions + 1][];
        table[predictions] = [.. Enumerable.Range(0, 1 << keys).Select(_ => new List<(int, int)> { (0, 0) })];
        for (var i = predictions - 1; i >= 0; i--)
        {
            table[i] = new List<(int, int)>[1 << keys];
            for (var taken = 0; taken < 1 << keys; taken++)
                table[i][taken] = Undominated(Reachable(i, taken, table[i + 1]));
        }

        return table;
    }

    private HashSet<(int Predicted, int Gold)> Reachable(int i, int taken, List<(int Predicted, int Gold)>[] next)
    {
        var reachable = new HashSet<(int Predicted, int Gold)>(next[taken]);
        for (var j = 0; j < keys; j++)
        {
            if ((taken >> j & 1) != 0 || pairs[i, j] is not { } right)
                continue;
            foreach (var (p, g) in next[taken | 1 << j])
                reachable.Add((p + right.Predicted, g + right.Gold));
        }

        return reachable;
    }

    private static List<(int, int)> Undominated(HashSet<(int Predicted, int Gold)> all)
    {
        var kept = new List<(int, int)>();
        var highest = -1;
        foreach (var (predicted, gold) in all.OrderByDescending(c => c.Predicted).ThenByDescending(c => c.Gold))
        {
            if (gold <= highest)
                continue;
            kept.Add((predicted, gold));
            highest = gold;
        }

        return kept;
    }

    private int[] ByAssignment()
    {
        var (best, result) = (-1.0, Enumerable.Repeat(-1, predictions).ToArray());
        foreach (var share in (double[])[0.5, 0.0, 0.25, 0.75, 1.0])
        {
            // As many columns again that stand for "no key template".
            var cost = new double[predictions, keys + predictions];
            for (var i = 0; i < predictions; i++)
            {
                for (var j = 0; j < keys; j++)
                    cost[i, j] = pairs[i, j] is { } right
                        ? -((share * right.Predicted * goldTotal) + ((1 - share) * right.Gold * predictedTotal))
                        : 0;
            }

            int[] tried = [.. Assignment.Cheapest(cost).Select((j, i) => j < keys && pairs[i, j] is not null ? j : -1)];
            var rights = tried.Select((j, i) => j < 0 ? (Predicted: 0, Gold: 0) : pairs[i, j]!.Value).ToList();
            var f1 = F1(rights.Sum(r => r.Predicted), rights.Sum(r => r.Gold));
            if (f1 > best + Tolerance)
                (best, result) = (f1, tried);
        }

        return result;
    }
}
