namespace Casus.Fusion;

/// <summary>How likely it is that two tellings are of one incident, by the weights of what they have in common.</summary>
internal sealed class PairScorer(TellingTable table, ReadOnlyMemory<float> weights)
{
    private readonly PairComparer comparer = new(table);

    private const float Apart = -20;

    /// <summary>From which probability on a pair has an edge in the match graph.</summary>
    public const float LeastEdge = 0.1f;

    /// <summary>The probability, 0 to 1.</summary>
    public float Probability(int a, int b) => 1 / (1 + MathF.Exp(-Score(a, b)));

    /// <summary>The sum of the weights; of two that cannot be of one incident, one that no weight makes up for.</summary>
    public float Score(int a, int b)
    {
        if (comparer.AreApart(a, b))
            return Apart;
        Span<int> features = stackalloc int[PairComparer.MostFeatures];
        var count = comparer.Compare(a, b, features);
        var sum = 0f;
        foreach (var feature in features[..count])
            sum += weights.Span[feature];
        return sum;
    }
}
