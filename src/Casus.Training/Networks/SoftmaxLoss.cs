using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>Cross-entropy of one row of scores.</summary>
internal static class SoftmaxLoss
{
    /// <summary>Turns scores into the gradient of the loss.</summary>
    /// <param name="scores">The scores; overwritten by the gradient, times <paramref name="weight"/>.</param>
    /// <param name="gold">The right class.</param>
    /// <param name="smoothing">The share of the mass that is spread over all classes.</param>
    /// <param name="weight">What the row counts.</param>
    /// <returns>The loss, unweighted.</returns>
    public static double Apply(Span<float> scores, int gold, float smoothing, float weight)
    {
        var top = scores[VectorMath.IndexOfLargest(scores)];
        var goldScore = scores[gold] - top;
        double sum = 0, total = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            total += scores[i] - top;
            sum += scores[i] = MathF.Exp(scores[i] - top);
        }

        var loss = Math.Log(sum) - ((1 - smoothing) * goldScore) - (smoothing * total / scores.Length);
        var inverse = (float)(weight / sum);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = (scores[i] * inverse) - (weight * smoothing / scores.Length);
        scores[gold] -= weight * (1 - smoothing);
        return loss;
    }
}
