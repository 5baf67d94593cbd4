using System.Collections.Immutable;

namespace Casus.Records;

/// <summary>Why the record of a report says what it says: what was decided, by which rule, on which words.</summary>
public sealed record Explanation
{
    /// <summary>The report's id.</summary>
    public required string Report { get; init; }

    /// <summary>In the order in which they were taken: stage by stage, in text order within a stage.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];
}
