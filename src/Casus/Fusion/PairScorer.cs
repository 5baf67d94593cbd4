namespace Casus.Fusion;

/// <summary>How likely it is that two tellings are of one incident, by the weights of what they have in common.</summary>
internal sealed class PairScorer(TellingTable table, ReadOnlyMemory<float> weights)
{
    private readonly PairComparer comparer = new(table);

    /// <summary>
    /// How much a pair has to say about whether two clusters are one: much where both reports name the day of fresh news, for incidents of one place are told apart by
    /// their days, and reports without a day fit each of them.
    /// </summary>
    public static float Say(in TellingFacts x, in TellingFacts y) => x.HasDay && y.HasDay && !x.IsProceeding && !y.IsProceeding ? 4 : 1;

    /// <summary>The probability, 0 to 1.</summary>
    public float Probability(int a, int b) => 1 / (1 + MathF.Exp(-Score(a, b)));

    /// <summary>The sum of the weights.</summary>
    public float Score(int a, int b)
    {
        Span<int> features = stackalloc int[PairComparer.MostFeatures];
        var count = comparer.Compare(a, b, features);
        var sum = 0f;
        foreach (var feature in features[..count])
            sum += weights.Span[feature];
        return sum;
    }
}
