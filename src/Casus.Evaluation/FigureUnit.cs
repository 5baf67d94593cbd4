namespace Casus.Evaluation;

/// <summary>How a figure is read.</summary>
public enum FigureUnit
{
    /// <summary>A share of 0 to 1, printed per cent with one decimal.</summary>
    Share,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Kilometres, one decimal; less is better.</summary>
    Kilometres,

    /// <summary>A plain number, three decimals.</summary>
    Number,
}
