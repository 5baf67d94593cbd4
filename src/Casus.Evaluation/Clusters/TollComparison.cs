
namespace Casus.Evaluation.Clusters;

/// <summary>How near predicted tolls come to known ones; no answer is wrong.</summary>
internal sealed class TollComparison
{
    private readonly List<(GoldToll Gold, (double Min, double Max, double Best)? Predicted)> cases = [];

    /// <summary>Adds a case whose toll is known.</summary>
    public void Add(GoldToll gold, Toll? predicted) => cases.Add((gold, Range(predicted)));

    /// <summary>The figures, under a name; none when no toll is known.</summary>
    public IEnumerable<Figure> Figures(string name, bool headline)
    {
        if (cases.Count == 0)
            return [];
        var answered = cases
            .Where(c => c.Predicted is not null)
            .Select(c => (c.Gold, Predicted: c.Predicted!.Value))
            .ToList();
        var several = cases.Where(c => c.Gold.Min >= 2).ToList();
        return
        [
            Figure.Of($"{name} exact", new(answered.Count(c => IsExact(c.Gold, c.Predicted)), cases.Count), headline),
            Figure.Of($"{name} within range", new(answered.Count(c => IsWithin(c.Gold, c.Predicted)), cases.Count), headline),
            Figure.Of(
                $"{name} overlaps",
                new(answered.Count(c => c.Predicted.Min <= c.Gold.Max && c.Gold.Min <= c.Predicted.Max), cases.Count)),
            Figure.Of($"{name} answered", new(answered.Count, cases.Count)),
            Figure.Of(
                $"{name} exact, two or more",
                new(several.Count(c => c.Predicted is { } p && IsExact(c.Gold, p)), several.Count),
                headline),
            Figure.Of(
                $"{name} within range, two or more",
                new(several.Count(c => c.Predicted is { } p && IsWithin(c.Gold, p)), several.Count)),
            new($"{name} mean miss", Mean(answered.Select(c => Miss(c.Gold, c.Predicted.Best))), FigureUnit.Number),
            new($"{name} mean width", Mean(answered.Select(c => c.Predicted.Max - c.Predicted.Min)), FigureUnit.Number),
        ];
    }

    // One end stands for the other where it is missing; without a likeliest number, the middle.
    private static (double, double, double)? Range(Toll? toll)
    {
        if (toll is not { } t)
            return null;
        if ((t.Low ?? t.High) is not { } low)
            return t.Best is { } best ? (best, best, best) : null;
        var high = t.High ?? low;
        return (low, high, t.Best ?? (low + high) / 2.0);
    }

    private static bool IsExact(GoldToll gold, (double Min, double Max, double Best) predicted) =>
        gold.Min == predicted.Min && gold.Max == predicted.Max;

    private static bool IsWithin(GoldToll gold, (double Min, double Max, double Best) predicted) =>
        gold.Min <= predicted.Best && predicted.Best <= gold.Max;

    private static double Miss(GoldToll gold, double best) => Math.Max(0, Math.Max(gold.Min - best, best - gold.Max));

    private static double? Mean(IEnumerable<double> values) => values.Any() ? values.Average() : null;
}
