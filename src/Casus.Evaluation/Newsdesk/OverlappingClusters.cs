using Casus.Evaluation.Measures;

namespace Casus.Evaluation.Newsdesk;

/// <summary>Compares two ways of clustering the same items where an item may sit in several clusters.</summary>
/// <remarks>Source: extended B-cubed (Amigó et al. 2009); CEAF-e with the similarity of Luo (2005).</remarks>
internal sealed class OverlappingClusters
{
    private readonly List<string> items;
    private readonly IReadOnlyList<HashSet<string>> gold;
    private readonly IReadOnlyList<HashSet<string>> predicted;
    private readonly Dictionary<string, HashSet<int>> goldOf;
    private readonly Dictionary<string, HashSet<int>> predictedOf;

    /// <summary>Takes both sides; every item sits in a cluster on either side.</summary>
    public OverlappingClusters(IEnumerable<string> items, IReadOnlyList<HashSet<string>> gold, IReadOnlyList<HashSet<string>> predicted)
    {
        this.items = [.. items.Order(StringComparer.Ordinal)];
        (this.gold, this.predicted) = (gold, predicted);
        goldOf = ClustersOf(gold);
        predictedOf = ClustersOf(predicted);
    }

    /// <summary>B-cubed precision and recall.</summary>
    public (double Precision, double Recall) BCubed() =>
        (Side(predicted, predictedOf, goldOf), Side(gold, goldOf, predictedOf));

    /// <summary>
    /// The best one-to-one alignment of clusters, its precision and recall, and the pairs of it that share an item.
    /// </summary>
    public (double Precision, double Recall, List<(int Gold, int Predicted)> Aligned) EntityAlignment()
    {
        var similarity = new double[gold.Count, predicted.Count];
        for (var i = 0; i < gold.Count; i++)
        {
            for (var j = 0; j < predicted.Count; j++)
                similarity[i, j] = 2.0 * gold[i].Count(predicted[j].Contains) / (gold[i].Count + predicted[j].Count);
        }

        var aligned = Assignment.Heaviest(similarity);
        var sum = aligned.Sum(a => similarity[a.Row, a.Column]);
        return (Tally.Share(sum, predicted.Count), Tally.Share(sum, gold.Count), [.. aligned.Where(a => similarity[a.Row, a.Column] > 0)]);
    }

    /// <summary>
    /// Precision and recall of the pairs of items that share a cluster; without such pairs, silence is right.
    /// </summary>
    public (double Precision, double Recall) Pairs()
    {
        int both = 0, onlyPredicted = 0, onlyGold = 0;
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = i + 1; j < items.Count; j++)
            {
                var together = predictedOf[items[i]].Overlaps(predictedOf[items[j]]);
                var should = goldOf[items[i]].Overlaps(goldOf[items[j]]);
                both += together && should ? 1 : 0;
                onlyPredicted += together && !should ? 1 : 0;
                onlyGold += should && !together ? 1 : 0;
            }
        }

        return (both + onlyPredicted > 0 ? Tally.Share(both, both + onlyPredicted) : onlyGold == 0 ? 1 : 0,
            both + onlyGold > 0 ? Tally.Share(both, both + onlyGold) : 1);
    }

    private Dictionary<string, HashSet<int>> ClustersOf(IReadOnlyList<HashSet<string>> clusters) =>
        items.ToDictionary(i => i, i => Enumerable.Range(0, clusters.Count).Where(k => clusters[k].Contains(i)).ToHashSet(), StringComparer.Ordinal);

    private double Side(IReadOnlyList<HashSet<string>> clusters, Dictionary<string, HashSet<int>> own, Dictionary<string, HashSet<int>> other) =>
        items.Average(x =>
        {
            var neighbours = own[x].SelectMany(k => clusters[k]).ToHashSet(StringComparer.Ordinal);
            return neighbours.Average(y =>
            {
                var shared = own[x].Count(own[y].Contains);
                return Math.Min(shared, other[x].Count(other[y].Contains)) / (double)shared;
            });
        });
}
