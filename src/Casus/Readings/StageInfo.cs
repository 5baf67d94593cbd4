using System.Collections.Immutable;

namespace Casus.Readings;

/// <summary>The contract of a stage.</summary>
/// <param name="Version">Rises by one whenever the stage may give another result for the same input.</param>
public sealed record StageInfo(int Version)
{
    /// <summary>The layers that must be there before; empty for a stage that reads the report alone.</summary>
    public ImmutableArray<Layer> Requires { get; init; } = [];

    /// <summary>The one layer it adds.</summary>
    public required Layer Provides { get; init; }
}
