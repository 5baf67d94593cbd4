namespace Casus.Evaluation;

/// <summary>How much of a set was read, and how fast.</summary>
/// <param name="Set">Name of the gold set.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="Words">Their words: runs without white space.</param>
/// <param name="Characters">Their characters, in code points.</param>
/// <param name="Seconds">What coding, fusing or parsing took; <see langword="null"/> when it was not timed.</param>
public sealed record SetSpeed(string Set, int Reports, long Words, long Characters, double? Seconds)
{
    /// <summary>Words in a second; <see langword="null"/> when it was not timed.</summary>
    public double? WordsPerSecond => Seconds is > 0 ? Words / Seconds : null;
}
