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

/// <summary>One figure with what it is held against.</summary>
/// <param name="Set">Name of the gold set.</param>
/// <param name="Figure">The measured value.</param>
/// <param name="Goal">What the project aims at, in the figure's unit; <see langword="null"/> where no goal is set.</param>
/// <param name="Anchor">What others reach, in words with their source; <see langword="null"/> where nothing is known.</param>
public sealed record EvaluationRow(string Set, Figure Figure, double? Goal, string? Anchor)
{
    /// <summary>Whether the goal is reached; <see langword="null"/> without a goal or a value. Kilometres are better the fewer.</summary>
    public bool? IsReached => (Goal, Figure.Value) switch
    {
        ({ } goal, { } value) when Figure.Unit == FigureUnit.Kilometres => value <= goal,
        ({ } goal, { } value) => value >= goal,
        _ => null,
    };
}

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
