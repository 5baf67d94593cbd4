using System.Collections.Immutable;
using System.Globalization;
using Casus.Reports;
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

/// <summary>One source.</summary>
/// <param name="Name">As the file calls it; else its location.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Location">An address, or the full path of a file or folder.</param>
internal sealed record WatchedSource(string Name, SourceKind Kind, string Location)
{
    /// <summary>The address, where it is one.</summary>
    public Uri? Address => WebAddress.TryRead(Location, out var address, out _) ? address : null;

    /// <summary>What is asked for: two sources of which it differs have nothing to say of each other, though they bear one name.</summary>
    public string Request => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Location}{(Since is { } day ? " since " + IsoDay.Text(day) : "")}{(ReadsEntries ? ", entries" : "")}");

    /// <summary>Whether the entries of the list are read as they stand in it, and their pages are not fetched.</summary>
    public bool ReadsEntries { get; init; }

    /// <summary>Entries older than this are passed over, where the list says how old they are.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Who publishes what comes of it, where the pages do not say.</summary>
    public string? Publisher { get; init; }
}

/// <summary>Kinds of sources.</summary>
internal enum SourceKind
{
    /// <summary>RSS, Atom or JSON Feed.</summary>
    Feed,

    /// <summary>A site map, or an index of them.</summary>
    Sitemap,

    /// <summary>Addresses, one a line.</summary>
    Pages,

    /// <summary>An answer of the form of ReliefWeb's API.</summary>
    Reliefweb,

    /// <summary>A table of GDELT.</summary>
    Gdelt,

    /// <summary>A file or folder with reports in any form that is read.</summary>
    Folder,
}
