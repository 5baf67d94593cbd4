namespace Casus.Reports;

/// <summary>A part of a report's text by its editorial function.</summary>
/// <param name="Span">The text of the part, without the white space around it.</param>
/// <param name="Kind">What the part is.</param>
public readonly record struct Block(TextSpan Span, BlockKind Kind);
