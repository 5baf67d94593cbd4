using Casus.Evaluation;

namespace Casus.Tests.Evaluation;

internal static class FigureAssertions
{
    /// <summary>The value of the one figure of that name.</summary>
    public static double? Of(this IEnumerable<Figure> figures, string name) => Assert.Single(figures, f => f.Name == name).Value;

    /// <summary>Precision, recall and F1 of that name.</summary>
    public static (double? P, double? R, double? F1) Matching(this IEnumerable<Figure> figures, string name) =>
        (figures.Of(name + " P"), figures.Of(name + " R"), figures.Of(name + " F1"));
}
