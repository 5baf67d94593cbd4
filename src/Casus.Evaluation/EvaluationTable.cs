using System.Collections.Immutable;

namespace Casus.Evaluation;

/// <summary>All figures of one evaluation.</summary>
/// <param name="Rows">One per figure, set by set in the order in which they were run.</param>
/// <param name="Speeds">One per set.</param>
public sealed record EvaluationTable(ImmutableArray<EvaluationRow> Rows, ImmutableArray<SetSpeed> Speeds)
{
    /// <summary>The sets that could not be run, in their order.</summary>
    public ImmutableArray<LeftOutSet> LeftOut { get; init; } = [];

    /// <summary>The table with only the figures that answer a question each; the detail left out.</summary>
    public EvaluationTable Headlines() => this with { Rows = [.. Rows.Where(r => r.Figure.IsHeadline)] };
}
