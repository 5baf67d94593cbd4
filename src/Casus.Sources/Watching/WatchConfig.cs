using System.Collections.Immutable;
using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>What is watched, and how.</summary>
internal sealed record WatchConfig
{
    /// <summary>The file it stands in.</summary>
    public required string File { get; init; }

    /// <summary>Whether pages may be fetched at all. Off unless the file says so.</summary>
    public bool IsNetworkOn { get; init; }

    /// <summary>How pages are fetched.</summary>
    public required FetchOptions Fetching { get; init; }

    /// <summary>The pause between two rounds.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The file that remembers what was seen; <see langword="null"/> for one beside the archive.</summary>
    public string? State { get; init; }

    /// <summary>Pages with fewer words are kept and not read.</summary>
    public int FewestWords { get; init; } = 25;

    /// <summary>How many pages are fetched in one round.</summary>
    public int MostPerRound { get; init; } = 500;

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<WatchedSource> Sources { get; init; } = [];
}
