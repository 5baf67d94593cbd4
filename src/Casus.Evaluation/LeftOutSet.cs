namespace Casus.Evaluation;

/// <summary>A set that was asked for and not run.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Missing">What was not given to run it, as <c>a parser</c>.</param>
public sealed record LeftOutSet(string Set, string Missing);
