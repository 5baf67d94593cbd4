namespace Casus.Evaluation.Measures;

/// <summary>How many of a number of cases are right.</summary>
/// <param name="Right">The right ones.</param>
/// <param name="Of">All cases.</param>
public readonly record struct Rate(int Right, int Of)
{
    /// <summary>0 to 1; <see langword="null"/> when there was no case.</summary>
    public double? Value => Of == 0 ? null : (double)Right / Of;

    /// <summary>The rate with one more case.</summary>
    public Rate With(bool right) => new(Right + (right ? 1 : 0), Of + 1);
}
