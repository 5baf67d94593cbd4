using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Language;

/// <summary>The parts of a report.</summary>
public static class ReportStructure
{
    /// <summary>In text order, none overlapping; every character that is not white space lies in one.</summary>
    public static Layer<ImmutableArray<Block>> Layer { get; } = new("structure");
}
