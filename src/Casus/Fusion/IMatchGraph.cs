namespace Casus.Fusion;

/// <summary>The graph of reports that may tell of one incident.</summary>
internal interface IMatchGraph
{
    /// <summary>The reports that one is alike to, from <see cref="PairScorer.LeastEdge"/> on, in any order.</summary>
    IReadOnlyList<(int Other, float Likeness)> Edges(int report);

    /// <summary>The reports that somebody said are about the same as one.</summary>
    IReadOnlyList<int> Judged(int report);

    /// <summary>The day of fresh news that a report names, or <see cref="TellingFacts.Unknown"/>.</summary>
    int DayOf(int report);
}
