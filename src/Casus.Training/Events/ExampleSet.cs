using System.Globalization;
using System.Text;
using Casus.Coding.Learned;

namespace Casus.Training.Events;

/// <summary>Examples of decisions, and what is learned from them.</summary>
/// <param name="recall">How many times as much as precision recall weighs in the measure (F) by which the bounds are chosen.</param>
/// <param name="outcomes">What is decided about.</param>
internal sealed class ExampleSet(double recall, params string[] outcomes)
{
    private const int Folds = 5;
    private const int Rarest = 3;
    private const int Passes = 10;
    private const double Smallest = 0.005;
    private const double Sparsity = 0.08;
    private const double NearlyBest = 0.99;

    private readonly FeatureIndex index = new();
    private readonly List<int> documents = [];
    private readonly List<int[]> features = [];
    private readonly List<bool[]> answers = [];

    /// <summary>Adds a decision and its right answers.</summary>
    public void Add(int document, Action<IFeatureSink> describe, params bool[] right)
    {
        documents.Add(document);
        features.Add(index.Collect(describe));
        answers.Add(right);
    }

    /// <summary>Learns the weights, with the bounds at which the held-out parts gave the best F.</summary>
    public (LinearModel Model, string Text) Learn(Action<string> progress)
    {
        for (var i = 0; i < features.Count; i++)
            features[i] = [.. features[i].Where(f => index.CountOf(f) >= Rarest)];
        progress($"{features.Count} examples, {index.Count} features");
        var weights = new double[outcomes.Length][];
        var notes = new string[outcomes.Length];
        Parallel.For(0, outcomes.Length, o => (weights[o], notes[o]) = Learn(o));
        foreach (var note in notes)
            progress(note);
        return Write(weights);
    }

    private (double[] Weights, string Note) Learn(int outcome)
    {
        var held = new double[features.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = Fit(d => d % Folds != fold);
            for (var i = 0; i < features.Count; i++)
            {
                if (documents[i] % Folds == fold)
                    held[i] = model.Score(features[i]);
            }
        }

        var (threshold, right, said, wanted) = BestThreshold(held, i => answers[i][outcome]);

        var all = Fit(_ => true);
        var weights = Enumerable.Range(0, index.Count).Select(all.Weight).ToArray();
        weights[Enumerable.Range(0, index.Count).First(f => index.NameOf(f) == "always")] -= threshold;
        return (weights, string.Create(CultureInfo.InvariantCulture,
            $"{outcomes[outcome]}: from {threshold:0.00} on, precision {100.0 * right / said:0.0}, recall {100.0 * right / wanted:0.0}, F1 {200.0 * right / (said + wanted):0.0}, of {wanted} ({Folds}-fold cross-validation)"));

        LogisticRegression Fit(Func<int, bool> isIn)
        {
            var chosen = Enumerable.Range(0, features.Count).Where(i => isIn(documents[i])).ToList();
            var model = new LogisticRegression(index.Count, Sparsity, Passes);
            model.Learn([.. chosen.Select(i => features[i])], [.. chosen.Select(i => answers[i][outcome])]);
            return model;
        }
    }

    // Many bounds are nearly as good as the best; the middle one of them changes least when the examples do.
    private (double Threshold, int Right, int Said, int Wanted) BestThreshold(double[] scores, Func<int, bool> isTrue)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).ToArray();
        var wanted = order.Count(isTrue);
        var rights = new int[order.Length];
        for (var n = 0; n < order.Length; n++)
            rights[n] = (n > 0 ? rights[n - 1] : 0) + (isTrue(order[n]) ? 1 : 0);
        var best = Enumerable.Range(0, order.Length).Max(n => Measure(rights[n], n + 1, wanted));
        var good = Enumerable.Range(0, order.Length).Where(n => Measure(rights[n], n + 1, wanted) >= NearlyBest * best).ToList();
        var middle = good[good.Count / 2];
        return (scores[order[middle]] - 1e-6, rights[middle], middle + 1, wanted);
    }

    private double Measure(int right, int said, int wanted) => right * (1 + (recall * recall)) / (said + (recall * recall * wanted));

    private (LinearModel Model, string Text) Write(double[][] weights)
    {
        var rows = new List<(string, float[])>();
        var text = new StringBuilder("outcomes\t").AppendJoin('\t', outcomes).Append('\n');
        foreach (var f in Enumerable.Range(0, index.Count).OrderBy(index.NameOf, StringComparer.Ordinal))
        {
            if (weights.All(w => Math.Abs(w[f]) < Smallest))
                continue;
            var row = weights.Select(w => (float)Math.Round(w[f], 2)).ToArray();
            rows.Add((index.NameOf(f), row));
            text.Append(index.NameOf(f));
            foreach (var w in row)
                text.Append('\t').Append(w.ToString("0.##", CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        return (new(outcomes, rows), text.ToString());
    }
}
