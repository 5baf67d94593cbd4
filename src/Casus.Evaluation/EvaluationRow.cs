namespace Casus.Evaluation;

/// <summary>One figure with what it is held against.</summary>
/// <param name="Set">Name of the gold set.</param>
/// <param name="Figure">The measured value.</param>
/// <param name="Goal">What the project aims at, in the figure's unit; <see langword="null"/> where no goal is set.</param>
/// <param name="Anchor">What others reach, in words with their source; <see langword="null"/> where nothing is known.</param>
public sealed record EvaluationRow(string Set, Figure Figure, double? Goal, string? Anchor)
{
    /// <summary>
    /// Whether the goal is reached; <see langword="null"/> without a goal or a value. Kilometres are better the fewer.
    /// </summary>
    public bool? IsReached => (Goal, Figure.Value) switch
    {
        ({ } goal, { } value) when Figure.Unit == FigureUnit.Kilometres => value <= goal,
        ({ } goal, { } value) => value >= goal,
        _ => null,
    };
}
