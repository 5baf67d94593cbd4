namespace Casus.Training.Events;

/// <summary>
/// Learns to tell yes from no by adding up weights of features: logistic regression, by regularised dual averaging with a step of its own for each
/// feature (Xiao 2010; Duchi, Hazan and Singer 2011), which leaves at exactly 0 what has no use.
/// </summary>
internal sealed class LogisticRegression(int features, double sparsity, int passes)
{
    private const double Step = 0.2;

    private readonly double[] gradients = new double[features];
    private readonly double[] squares = new double[features];
    private long seen;

    /// <summary>Learns from examples, always in the same order for the same number of them.</summary>
    public void Learn(IReadOnlyList<int[]> examples, IReadOnlyList<bool> answers)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(1);
        for (var pass = 0; pass < passes; pass++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var error = Probability(examples[i]) - (answers[i] ? 1 : 0);
                seen++;
                foreach (var f in examples[i])
                {
                    gradients[f] += error;
                    squares[f] += error * error;
                }
            }
        }
    }

    /// <summary>The score: above 0 for yes.</summary>
    public double Score(int[] example)
    {
        var sum = 0.0;
        foreach (var f in example)
            sum += Weight(f);
        return sum;
    }

    /// <summary>The weight of a feature.</summary>
    public double Weight(int feature)
    {
        var sum = gradients[feature];
        var kept = Math.Abs(sum) - (sparsity * passesSeen);
        return kept <= 0 ? 0 : -Math.Sign(sum) * Step * kept / (1e-6 + Math.Sqrt(squares[feature]));
    }

    private double passesSeen => Math.Sqrt(seen);

    private double Probability(int[] example) => 1 / (1 + Math.Exp(-Score(example)));
}
