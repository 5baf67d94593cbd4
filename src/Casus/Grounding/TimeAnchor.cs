using Casus.Reports;

namespace Casus.Grounding;

/// <summary>What a relative time was counted from.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Where that day is known from.</param>
/// <param name="Evidence">The words it stands in, unless the caller gave it.</param>
public sealed record TimeAnchor(DateOnly Date, TimeAnchorKind Kind, TextSpan? Evidence);
