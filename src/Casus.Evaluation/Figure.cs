using Casus.Evaluation.Measures;

namespace Casus.Evaluation;

/// <summary>One measured value of one gold set.</summary>
/// <param name="Name">What was measured, unique within its set; the same for every set of a kind.</param>
/// <param name="Value">The value in the unit of <paramref name="Unit"/>; <see langword="null"/> when there was nothing
/// to measure it on.</param>
/// <param name="Unit">How to read and print it.</param>
public sealed record Figure(string Name, double? Value, FigureUnit Unit)
{
    /// <summary>Whether it belongs in a table of one line per question; the others are detail.</summary>
    public bool IsHeadline { get; init; }

    /// <summary>The cases behind a share, where it is a plain count of right ones.</summary>
    public Rate? Cases { get; init; }

    /// <summary>A share of 0 to 1, printed per cent.</summary>
    public static Figure Share(string name, double? value, bool headline = false) =>
        new(name, value, FigureUnit.Share) { IsHeadline = headline };

    /// <summary>A share of counted cases.</summary>
    public static Figure Of(string name, Rate rate, bool headline = false) =>
        new(name, rate.Value, FigureUnit.Share) { IsHeadline = headline, Cases = rate };

    /// <summary>A number of things.</summary>
    public static Figure Count(string name, int value, bool headline = false) =>
        new(name, value, FigureUnit.Count) { IsHeadline = headline };

    /// <summary>Precision, recall and F1 under one name; the F1 may be a headline.</summary>
    public static IEnumerable<Figure> Matching(string name, Tally tally, bool headline = false) =>
    [
        Share(name + " P", tally.Precision),
        Share(name + " R", tally.Recall),
        Share(name + " F1", tally.F1, headline),
    ];
}
