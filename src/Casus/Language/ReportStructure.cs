using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Language;

/// <summary>The parts of a report's text by their editorial function.</summary>
public static class ReportStructure
{
    /// <summary>
    /// The layer: blocks in text order, none overlapping, each without the white space around it. Every character that is not white
    /// space lies in one. A dateline and the paragraph it opens are two blocks; lines of a hard-wrapped paragraph are one.
    /// </summary>
    public static Layer<ImmutableArray<Block>> Layer { get; } = new("report-structure");
}
