namespace Casus.Evaluation.Measures;

/// <summary>Counts behind a precision, a recall and their F1.</summary>
/// <param name="PredictedRight">Predictions that match something in the gold.</param>
/// <param name="Predicted">All predictions.</param>
/// <param name="GoldFound">Gold items that some prediction matches; differs from <paramref name="PredictedRight"/>
/// where matches are not one to one.</param>
/// <param name="Gold">All gold items.</param>
public readonly record struct Tally(int PredictedRight, int Predicted, int GoldFound, int Gold)
{
    /// <summary>Neither side has anything: every figure is undefined.</summary>
    public bool IsEmpty => Predicted == 0 && Gold == 0;

    /// <summary>
    /// 0 to 1; 0 when nothing was predicted although there is gold; <see langword="null"/> when <see cref="IsEmpty"/>.
    /// </summary>
    public double? Precision => IsEmpty ? null : Share(PredictedRight, Predicted);

    /// <summary>
    /// 0 to 1; 0 when there is no gold but a prediction; <see langword="null"/> when <see cref="IsEmpty"/>.
    /// </summary>
    public double? Recall => IsEmpty ? null : Share(GoldFound, Gold);

    /// <summary>The harmonic mean of both, 0 to 1; <see langword="null"/> when <see cref="IsEmpty"/>.</summary>
    public double? F1 => IsEmpty ? null : HarmonicMean(Share(PredictedRight, Predicted), Share(GoldFound, Gold));

    /// <summary>A tally of one-to-one matches.</summary>
    public static Tally OneToOne(int matched, int predicted, int gold) => new(matched, predicted, matched, gold);

    /// <summary>The counts of both together.</summary>
    public static Tally operator +(Tally a, Tally b) =>
        new(a.PredictedRight + b.PredictedRight, a.Predicted + b.Predicted, a.GoldFound + b.GoldFound, a.Gold + b.Gold);

    /// <summary>The counts of both together.</summary>
    public static Tally Add(Tally left, Tally right) => left + right;

    /// <summary><paramref name="part"/> of <paramref name="whole"/>; 0 of nothing is 0.</summary>
    public static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    /// <summary>2pr/(p+r); 0 when both are 0.</summary>
    public static double HarmonicMean(double precision, double recall) =>
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}
