using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Clusters;

/// <summary>Compares two ways of clustering the same reports, each report in exactly one cluster on either side.</summary>
/// <remarks>
/// Sources: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF-e (Luo 2005), their mean as in CoNLL 2012.
/// </remarks>
internal sealed class ClusterComparison
{
    private readonly int reports;
    private readonly List<string> gold;
    private readonly Dictionary<string, int> goldSizes;
    private readonly Dictionary<int, int> predictedSizes;
    private readonly List<(string Gold, int Predicted, int Shared)> cells;

    /// <summary>Compares.</summary>
    /// <param name="reports">For each report its gold cluster and its predicted cluster, in a fixed order.</param>
    public ClusterComparison(IReadOnlyList<(string Gold, int Predicted)> reports)
    {
        this.reports = reports.Count;
        cells = [.. reports.GroupBy(r => r).Select(g => (g.Key.Gold, g.Key.Predicted, g.Count()))];
        gold = [.. cells.Select(c => c.Gold).Distinct(StringComparer.Ordinal)];
        goldSizes = cells.GroupBy(c => c.Gold, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Shared), StringComparer.Ordinal);
        predictedSizes = cells.GroupBy(c => c.Predicted).ToDictionary(g => g.Key, g => g.Sum(c => c.Shared));
        (CeafE, Aligned) = Align();
    }

    /// <summary>Gold clusters.</summary>
    public int GoldCount => goldSizes.Count;

    /// <summary>Predicted clusters.</summary>
    public int PredictedCount => predictedSizes.Count;

    /// <summary>The predicted cluster that the best one-to-one assignment gives each gold cluster; some have none.</summary>
    public IReadOnlyDictionary<string, int> Aligned { get; }

    /// <summary>Entity-based CEAF with the similarity 2·shared/(sizes).</summary>
    public (double Precision, double Recall) CeafE { get; }

    /// <summary>B-cubed.</summary>
    public (double Precision, double Recall) BCubed =>
        (cells.Sum(c => c.Shared * c.Shared / (double)predictedSizes[c.Predicted]) / reports, cells.Sum(c => c.Shared * c.Shared / (double)goldSizes[c.Gold]) / reports);

    /// <summary>Links of the MUC measure; clusters of one report have none.</summary>
    public (double Precision, double Recall) Muc
    {
        get
        {
            var goldLinks = goldSizes.Values.Sum(s => s - 1);
            var predictedLinks = predictedSizes.Values.Sum(s => s - 1);
            // A cluster cut into n parts by the other side keeps its size less n links.
            var kept = reports - cells.Count;
            return Shares(kept, predictedLinks, goldLinks);
        }
    }

    /// <summary>Pairs of reports that share a cluster.</summary>
    public (double Precision, double Recall) Pairs =>
        Shares(cells.Sum(c => PairsIn(c.Shared)), predictedSizes.Values.Sum(PairsIn), goldSizes.Values.Sum(PairsIn));

    // Where there is nothing to join, joining nothing is right.
    private static (double, double) Shares(long right, long predicted, long gold) =>
        (predicted > 0 ? (double)right / predicted : gold == 0 ? 1 : 0, gold > 0 ? (double)right / gold : 1);

    private static long PairsIn(int size) => (long)size * (size - 1) / 2;

    private ((double, double), Dictionary<string, int>) Align()
    {
        var numbers = predictedSizes.Keys.Select((id, n) => (id, n)).ToDictionary(p => p.id, p => p.n);
        var ids = predictedSizes.Keys.ToList();
        var byGold = cells.ToLookup(c => c.Gold, StringComparer.Ordinal);
        List<IReadOnlyList<(int Right, double Weight)>> weights =
            [.. gold.Select(g => (IReadOnlyList<(int, double)>)[.. byGold[g].Select(c => (numbers[c.Predicted], 2.0 * c.Shared / (goldSizes[g] + predictedSizes[c.Predicted])))])];
        var assigned = SparseAssignment.Heaviest(weights);
        var aligned = new Dictionary<string, int>(StringComparer.Ordinal);
        var sum = 0.0;
        for (var i = 0; i < gold.Count; i++)
        {
            if (assigned[i] < 0)
                continue;
            aligned[gold[i]] = ids[assigned[i]];
            sum += weights[i].First(w => w.Right == assigned[i]).Weight;
        }

        return ((Tally.Share(sum, predictedSizes.Count), Tally.Share(sum, goldSizes.Count)), aligned);
    }
}
