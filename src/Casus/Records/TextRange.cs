namespace Casus.Records;

/// <summary>A half-open range of code points.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last.</param>
public sealed record TextRange(int Start, int End);
